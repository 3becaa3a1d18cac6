"""The articles that a change of the lexicon is tried on: files, or part of a topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    for message in messages(inputs, kind, fields=settings.raw_fields):
        yield from filter(_is_usable, _of(message, settings))


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


def _of(message: Message, settings: Settings) -> Iterator[ParsedArticle]:
    told = _told(message.value or b"")
    if told is None:
        plan = Plan(settings=settings, until="parse")
        for journey in journeys([message], plan):
            for record in journey.records:
                if record.topic == PARSED and record.value is not None:
                    yield decode(record.value, ParsedArticle)
        return
    topic, value = told
    if topic == PARSED:
        yield convert(value, ParsedArticle)
    elif topic == UNIQUE:
        judged = convert(value, JudgedArticle)
        if judged.article is not None:
            yield judged.article


def _told(value: bytes) -> tuple[str, object] | None:
    """Take a line of `kawat run` or `kawat tap` apart; None when it is none."""
    try:
        told = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(told, dict) or not isinstance(told.get("headers"), dict):
        return None
    if told.get("topic") in {PARSED, UNIQUE} and told.get("value") is not None:
        return told["topic"], told["value"]
    return "", None  # a line of another topic, or a tombstone: no article to try
