"""The stage: a raw message becomes a parsed article, a takedown, or a refusal."""

from __future__ import annotations

import re
from itertools import islice

from schemas.article import Format, ParsedArticle, RawReference, Status
from schemas.errors import Rejected
from schemas.headers import moment
from schemas.message import Message
from schemas.topics import PARSED
from streams.aliases import key_text
from streams.parse import outlets, takedown
from streams.parse.assemble import assemble
from streams.parse.bounds import fit
from streams.parse.envelope import open_value
from streams.settings import Settings
from streams.stage import Emit, Fate, Incoming, Outcome

__all__ = ["Parse", "is_risky"]

# A tag, written out, escaped as JSON may escape it, or between the zeros of UTF-16.
MARKUP = re.compile(rb"<[A-Za-z!/?\\]|<\0|\0<|\\u003c", re.IGNORECASE)
END_TAG = re.compile(rb"<\\?/")
SURELY_A_PAGE = 30  # end tags: seen from there without reading the envelope
TRUSTED = range(1, 4_102_444_800_000)  # milliseconds, up to the year 2100
NO_TIME = "1970-01-01T00:00:00.000Z"


class Parse:
    """The function of the stage with its settings."""

    def __init__(
        self, settings: Settings, known: outlets.Outlets | None = None
    ) -> None:
        """Keep the settings and the outlets' rules, all if none are given."""
        self._settings = settings
        self._outlets = outlets.load() if known is None else known

    def __call__(self, incoming: Incoming, _state: object = None) -> Outcome:
        """Parse one message; raises Rejected."""
        article = self._article(incoming.message)
        own = article.id.encode()
        is_takedown = article.status is Status.CANCELED
        emit = Emit(
            topic=PARSED,
            key=(incoming.message.key or own) if is_takedown else own,
            record=article,
            settled=incoming.commit,
        )
        return Outcome(fate=Fate.PASSED, emits=(emit,))

    def _article(self, message: Message) -> ParsedArticle:
        raw = _reference(message)
        if message.value is None:
            return takedown.of_key(message, raw)
        envelope = open_value(message, self._settings)
        if envelope.status is Status.CANCELED:
            return takedown.of_envelope(envelope, raw)
        article = assemble(envelope, raw, self._settings, self._outlets)
        return fit(article, self._settings, len(message.value))


def is_risky(message: Message, settings: Settings) -> bool:
    """Say whether the value runs HTML parsers: then it belongs into a killable child.

    Errs on the safe side: a text with many tags is called risky, a page never safe.
    """
    value = message.value
    if value is None or len(value) > settings.max_value_bytes:
        return False  # refused by its size alone
    if any(islice(END_TAG.finditer(value), SURELY_A_PAGE, None)):
        return True
    if MARKUP.search(value) is None:
        return False
    try:
        return open_value(message, settings).format is Format.HTML
    except Rejected:
        return False


def _reference(message: Message) -> RawReference:
    is_told = message.timestamp in TRUSTED
    return RawReference(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        timestamp=moment(message.timestamp) if is_told else NO_TIME,
        key=key_text(message.key),
        sha256=message.sha256,
    )
