"""Fetch the two articles: files, records of a run, or raw records on the broker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import orjson
from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.explain.lookup import is_sought, lookup
from agents.inputs import messages
from schemas.message import Message
from schemas.topics import DUPLICATES, ENRICHED, PARSED, RAW
from streams.settings import Settings

__all__ = ["fetched"]

RECORDS = (ENRICHED, DUPLICATES, PARSED)
CARRIED = ("guid", "source", "url")


def fetched(
    names: Iterable[str], kind: str | None, settings: Settings
) -> Iterator[Message]:
    """Give one raw message for each name, numbered from 0.

    Raises Stop when a file holds none or several, or nothing is found on the broker.
    """
    for number, name in enumerate(names):
        found = _sought(name, settings) if is_sought(name) else None
        raw = found or _only(name, kind, settings)
        yield replace(_envelope(raw), topic=RAW, partition=0, offset=number)


def _only(name: str, kind: str | None, settings: Settings) -> Message:
    read = list(islice(messages([name], kind, fields=settings.raw_fields), 2))
    if len(read) == 1:
        return read[0]
    raise Stop(
        Exit.USAGE,
        "holds more than one article" if read else "holds no article",
        where=name,
        todo="give two files with one article each",
    )


def _sought(name: str, settings: Settings) -> Message:
    (found,) = lookup(settings, [name])
    if found.record.topic in settings.raw_topics:
        return found.record
    if found.raw is not None:
        return found.raw
    return replace(found.record, value=_told(found.record.topic, found.record.value))


def _envelope(message: Message) -> Message:
    """Make a raw message of a line of `kawat run` or `kawat tap`."""
    try:
        told = orjson.loads(message.value or b"")
    except orjson.JSONDecodeError:
        return message
    if not isinstance(told, dict) or told.get("topic") not in RECORDS:
        return message
    value = orjson.dumps(told.get("value"))
    return replace(message, value=_told(told["topic"], value), headers=())


def _told(topic: str, value: bytes | None) -> bytes:
    """Put the text of a record into an envelope again."""
    record: dict[str, Any] = orjson.loads(value or b"") or {}
    stream: dict[str, Any] = record.get("stream") or {}
    names: dict[str, Any] = record if topic == PARSED else stream.get("raw") or {}
    told = _parsed(record) if topic == PARSED else _enriched(record, stream)
    return orjson.dumps(told | {name: names.get(name) for name in CARRIED})


def _parsed(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": record.get("title"),
        "body": "\n".join(record.get("paragraphs") or ()),
        "published_at": _at(record.get("published")),
    }


def _enriched(record: Mapping[str, Any], stream: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": _first(record.get("headlines")),
        "body": _first(record.get("bodies")) or "",
        "published_at": _at((stream.get("parse") or {}).get("published")),
    }


def _first(objects: Any) -> str | None:  # noqa: ANN401 - ninjs values
    return objects[0]["value"] if objects else None


def _at(published: Any) -> str | None:  # noqa: ANN401 - as a record tells it
    return published["at"] if published else None
