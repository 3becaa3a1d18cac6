"""Terminal records as the diff sees them: one fate of one raw record, its key, value.

What a raw record came to stands in `articles.enriched`, `articles.duplicates` or
`articles.dead`; topics of a run and lines of a file are read as the same thing.
"""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from typing import Any

import orjson
from msgspec import Struct

from schemas.codec import encode
from schemas.message import Message, header
from schemas.topics import DEAD, DUPLICATES, ENRICHED

__all__ = ["Fate", "Terminal", "Unreadable", "is_terminal", "origin_parts", "terminal"]

# A prefix may stand before it, the run behind it.
TOPIC = re.compile(r"(articles\.(?:enriched|duplicates|dead))(?:\.replay\.[\w-]+)?$")
ORIGIN_IN_KEY = re.compile(r"/([^/]+/[0-9]+/[0-9]+)$")
CANCELED = "canceled"
DEAD_TOLD = ("kawat-stage", "kawat-reason", "kawat-detail")


class Unreadable(ValueError):
    """The record is none that the pipeline writes."""


class Fate(StrEnum):
    """Where a raw record ended."""

    ENRICHED = "enriched"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"
    DEAD = "dead"


class Terminal(Struct, frozen=True, kw_only=True):
    """One record; `place` is the same on both sides when they tell the same thing.

    `value` is canonical JSON, empty for a tombstone; of a dead letter what its headers
    tell. `stage` wrote it.
    """

    fate: Fate
    place: tuple[str, ...]
    article: str | None
    version: int | None
    origin: str
    stage: str
    value: bytes
    run: str | None = None

    @property
    def told(self) -> dict[str, Any]:
        """The value as JSON; empty for a tombstone."""
        found: dict[str, Any] = orjson.loads(self.value or b"{}")
        return found


def is_terminal(message: Message) -> bool:
    """Say whether the record is the end of something; a text that was hidden is not."""
    found = TOPIC.search(message.topic)
    return found is not None and not (found[1] == ENRICHED and message.value is None)


def terminal(message: Message) -> Terminal:
    """Read a record of a terminal topic; raises Unreadable."""
    found = TOPIC.search(message.topic)
    kind = found[1] if found else message.topic
    match kind:
        case _ if kind == ENRICHED and message.value is not None:
            return _enriched(message)
        case _ if kind == DUPLICATES:
            return _duplicate(message)
        case _ if kind == DEAD:
            return _dead(message)
    raise Unreadable(f"{message.coordinates} is no terminal record")


def origin_parts(origin: str) -> tuple[str, int, int]:
    """Part `topic/partition/offset`, so that origins sort as they were written."""
    topic, _, rest = origin.partition("/")
    partition, _, offset = rest.partition("/")
    is_one = partition.isdecimal() and offset.isdecimal()
    if not is_one:
        return origin, -1, -1
    return sys.intern(topic), int(partition), int(offset)  # one name for millions


def _enriched(message: Message) -> Terminal:
    value = _object(message)
    uri, version = _text(value, "uri"), _version(value)
    is_canceled = value.get("pubStatus") == CANCELED
    return Terminal(
        fate=Fate.WITHDRAWN if is_canceled else Fate.ENRICHED,
        place=("withdrawn", uri) if is_canceled else ("enriched", uri, str(version)),
        article=uri,
        version=version,
        origin=_origin(message, value),
        stage="classify",
        value=_canonical(value),
        run=header(message.headers, "kawat-run"),
    )


def _duplicate(message: Message) -> Terminal:
    key = (message.key or b"").decode("utf-8", "replace")
    value = {} if message.value is None else _object(message)
    named = ORIGIN_IN_KEY.search(key)
    if message.value is None and named is None:
        raise Unreadable(f"{message.coordinates}: null under a key without an origin")
    return Terminal(
        fate=Fate.DUPLICATE if value else Fate.WITHDRAWN,
        place=("duplicate", key),
        article=_text(value, "uri") if value else key.partition("/")[0],
        version=_version(value) if value else None,
        origin=named[1] if named else _origin(message, value),
        stage="dedupe",
        value=_canonical(value) if value else b"",
        run=header(message.headers, "kawat-run"),
    )


def _dead(message: Message) -> Terminal:
    told = {name: header(message.headers, name) for name in DEAD_TOLD}
    origin = header(message.headers, "kawat-origin") or message.coordinates
    short = {name.removeprefix("kawat-"): text for name, text in told.items()}
    return Terminal(
        fate=Fate.DEAD,
        place=("dead", origin),
        article=None,
        version=None,
        origin=origin,
        stage=told["kawat-stage"] or "parse",
        value=encode(short | {"sha256": message.sha256}),
        run=header(message.headers, "kawat-run"),
    )


def _object(message: Message) -> dict[str, Any]:
    try:
        value = orjson.loads(message.value or b"")
    except orjson.JSONDecodeError as error:
        raise Unreadable(f"{message.coordinates} is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise Unreadable(f"{message.coordinates} is no JSON object")
    return value


def _canonical(value: dict[str, Any]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    if not isinstance(found, str):
        raise Unreadable(f"its {name} is {found!r}")
    return found


def _version(value: dict[str, Any]) -> int:
    found = str(value.get("version") or 0)
    if not found.isdecimal():
        raise Unreadable(f"its version is {found!r}")
    return int(found)


def _origin(message: Message, value: dict[str, Any]) -> str:
    """Read the header, else what the value says of its raw record."""
    named = header(message.headers, "kawat-origin")
    if named is not None:
        return named
    raw = (value.get("stream") or {}).get("raw") or {}
    parts = (raw.get("topic"), raw.get("partition"), raw.get("offset"))
    return "/".join(str(part) for part in parts)
