"""Find records on the broker: by its coordinates, its article id or its address.

An id and an address lead to the newest version of the article; where it was enriched
that record is shown, else the one that set it aside, else what parse made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.kafka_clients import consumer
from agents.reading import Bounds, bounds, read
from schemas.ids import ARTICLE
from schemas.message import Message
from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED
from streams.parse.urls import canonical
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["Found", "as_recorded", "is_sought", "lookup", "version_of"]

COORDINATES = re.compile(r"([\w.-]{1,249})/([0-9]{1,10})/([0-9]{1,19})", re.ASCII)
SEARCHED = (ENRICHED, DUPLICATES, PARSED)
OURS = (*SEARCHED, DEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record, its topic without prefix, and the raw one where it is still there."""

    record: Message
    raw: Message | None = None


def is_sought(name: str) -> bool:
    """Tell what is looked up from files; a file of that name wins."""
    if name.startswith((ARTICLE, "http://", "https://")):
        return True
    return COORDINATES.fullmatch(name) is not None and not Path(name).exists()


def lookup(settings: Settings, names: list[str]) -> Iterator[Found]:
    """Find each of the names; raises Stop when one leads nowhere."""
    with consumer(settings) as client:
        for name in names:
            at = COORDINATES.fullmatch(name)
            if at:
                record = _at(client, settings, at[1], int(at[2]), int(at[3]))
            else:
                record = _newest(client, settings, name)
            _check(record, settings)
            yield Found(record=record, raw=_raw(client, settings, record))


def _check(record: Message, settings: Settings) -> None:
    """Refuse what is no article: a tombstone, a record between two stages."""
    if record.value is None:
        raise Stop(
            Exit.FAILED,
            "a tombstone: the record is withdrawn",
            where=record.coordinates,
        )
    if record.topic not in {*OURS, *settings.raw_topics}:
        raise Stop(
            Exit.USAGE,
            "explain reads raw, parsed, enriched, duplicate and dead records only",
            where=record.coordinates,
            todo="is KAWAT_RAW_TOPICS or KAWAT_TOPIC_PREFIX right?",
        )


def _at(
    client: KafkaConsumer, settings: Settings, topic: str, partition: int, offset: int
) -> Message:
    name = f"{topic}/{partition}/{offset}"
    found = bounds(client, topic) or bounds(client, settings.topic(topic)) or {}
    here: Bounds = {
        each: (offset, offset + 1)
        for each, (begin, end) in found.items()
        if each.partition == partition and begin <= offset < end
    }
    for message in read(client, here):
        return _named(message, settings)
    raise Stop(
        Exit.FAILED,
        "no record there: not written yet, expired, or compacted away",
        where=f"{name} on {settings.bootstrap}",
    )


def _newest(client: KafkaConsumer, settings: Settings, name: str) -> Message:
    wanted = as_recorded(name)
    for kind in SEARCHED:
        found = bounds(client, settings.topic(kind)) or {}
        versions = [
            (version, message.timestamp, message.offset, message)
            for message in read(client, found)
            if (version := version_of(message, wanted)) is not None
        ]
        if versions:
            return _named(max(versions, key=lambda one: one[:3])[-1], settings)
    raise Stop(
        Exit.FAILED,
        "no record of this article",
        where=f"{name} on {settings.bootstrap}",
        todo="is KAWAT_TOPIC_PREFIX right?",
    )


def as_recorded(name: str) -> str | None:
    """Take an article's id as it is, an address in its canonical form."""
    return name if name.startswith(ARTICLE) else canonical(name)


def version_of(message: Message, wanted: str | None) -> int | None:
    """Give the version of the article of that id or address; None for any other."""
    value = _value(message)
    stream = _dict(value, "stream")
    if wanted not in {value.get("uri"), value.get("id"), *_addresses(value, stream)}:
        return None
    return int(_dict(stream, "dedupe").get("version") or 0)


def _addresses(value: dict[str, Any], stream: dict[str, Any]) -> Iterator[str | None]:
    yield value.get("canonical_url")
    yield canonical(value.get("url"))
    yield canonical(_dict(stream, "raw").get("url"))
    for one in value.get("altIds") or ():
        yield canonical(one["value"])


def _raw(client: KafkaConsumer, settings: Settings, record: Message) -> Message | None:
    """Read the raw record that it was made of, for the lines as they stood."""
    value = _value(record)
    raw = _dict(value, "raw") or _dict(_dict(value, "stream"), "raw")
    with suppress(Stop):  # retention took it: the record tells enough
        if record.topic in SEARCHED and raw:
            at = raw["topic"], raw["partition"], raw["offset"]
            return _at(client, settings, *at)
    return None


def _named(message: Message, settings: Settings) -> Message:
    """Call our own topics by their names without prefix."""
    kinds = {settings.topic(kind): kind for kind in OURS}
    return replace(message, topic=kinds.get(message.topic, message.topic))


def _value(message: Message) -> dict[str, Any]:
    with suppress(orjson.JSONDecodeError):
        told = orjson.loads(message.value or b"")
        return told if isinstance(told, dict) else {}
    return {}


def _dict(value: dict[str, Any], name: str) -> dict[str, Any]:
    found = value.get(name)
    return found if isinstance(found, dict) else {}
