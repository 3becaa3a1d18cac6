"""The articles that a change of the lexicon is tried on: files, or part of a topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import orjson
from msgspec import convert

from agents.audit.range import limited
from agents.exits import Exit, Stop
from agents.inputs import messages
from agents.kafka_clients import consumer
from agents.reading import bounds, read
from agents.run import Plan, journeys
from schemas.article import ParsedArticle, Status
from schemas.codec import decode
from schemas.decisions import JudgedArticle
from schemas.message import Message
from schemas.topics import PARSED, UNIQUE
from streams.settings import Settings

__all__ = ["articles", "on_topic"]


def articles(
    inputs: Sequence[str], kind: str | None, settings: Settings
) -> Iterator[ParsedArticle]:
    """Read files: raw articles, or lines of articles.parsed and articles.unique."""
    read = messages(inputs, kind, fields=settings.raw_fields)
    for is_line, group in groupby(read, lambda message: _told(message) is not None):
        reading = _recorded if is_line else _parsed
        yield from filter(_is_usable, reading(group, settings))


def on_topic(
    settings: Settings, since: str | None, until: str | None
) -> Iterator[ParsedArticle]:
    """Read articles.unique within a window; raises Stop without such a topic."""
    topic = settings.topic(UNIQUE)
    with consumer(settings) as client:
        whole = bounds(client, topic)
        if whole is None:
            raise Stop(
                Exit.CONFIGURATION,
                f"no topic {topic!r} that the user may see",
                where=settings.bootstrap,
                todo="is KAWAT_TOPIC_PREFIX right?",
            )
        for message in read(client, limited(client, whole, since, until)):
            found = decode(message.value or b"", JudgedArticle).article
            if found is not None and _is_usable(found):
                yield found


def _is_usable(article: ParsedArticle) -> bool:
    return article.status is not Status.CANCELED


def _parsed(raw: Iterable[Message], settings: Settings) -> Iterator[ParsedArticle]:
    """Parse raw articles, as they come."""
    for journey in journeys(raw, Plan(settings=settings, until="parse")):
        for record in journey.records:
            if record.topic == PARSED and record.value is not None:
                yield decode(record.value, ParsedArticle)


def _recorded(lines: Iterable[Message], _: Settings) -> Iterator[ParsedArticle]:
    """Take the articles of lines as they are; other records hold none."""
    for message in lines:
        topic, value = _told(message) or ("", None)
        if topic == PARSED:
            yield convert(value, ParsedArticle)
        elif topic == UNIQUE:
            article = convert(value, JudgedArticle).article
            yield from () if article is None else (article,)


def _told(message: Message) -> tuple[str, object] | None:
    """Take a line of `kawat run` or `kawat tap` apart; None when it is none."""
    try:
        told = orjson.loads(message.value or b"")
    except orjson.JSONDecodeError:
        return None
    if not isinstance(told, dict) or not isinstance(told.get("headers"), dict):
        return None
    if told.get("topic") in {PARSED, UNIQUE} and told.get("value") is not None:
        return told["topic"], told["value"]
    return "", None  # a line of another topic, or a tombstone: no article to try
