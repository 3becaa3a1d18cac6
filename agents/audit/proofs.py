"""What a record on one of our topics proves, read from its headers and JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from agents.audit.report import Fate
from schemas.message import Message

__all__ = [
    "Proof",
    "Unreadable",
    "origin_of",
    "partition_of",
    "proofs",
    "retold",
    "value_of",
]

# Topic names hold no slash, so the origin is the last three parts of the key.
ORIGIN_IN_KEY = re.compile(r"/([^/]+/[0-9]+/[0-9]+)$")


class Unreadable(ValueError):
    """The record is none that the pipeline writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A fate of a raw record.

    `digest` is None where the bytes are gone (a tombstone), `sha256` where the record
    does not name those of the raw value. `stage` wrote it.
    """

    origin: str
    fate: Fate
    key: bytes | None
    digest: bytes | None
    sha256: str | None = None
    stage: str = ""


def proofs(message: Message, kind: str) -> Iterator[Proof]:
    """Read what a record proves; `kind` is the topic's name without the prefix.

    Raises Unreadable.
    """
    headers = dict(message.headers)
    if headers.get("kawat-mode") == b"replay":
        return  # a replay tells the fates again, perhaps with other rules
    if message.value is None:
        yield _tombstone(message)
        return
    stage = _text(headers, "kawat-stage")
    yield Proof(
        origin=origin_of(message),
        fate=_fate(kind, headers),
        key=message.key,
        digest=blake2b(message.value, digest_size=16).digest(),
        sha256=_sha256(message, kind, stage, headers),
        stage=stage,
    )


def retold(message: Message) -> str | None:
    """Name the raw record whose fate a replay told again in a compacted topic.

    Compaction may have taken away what live said under that key.
    """
    if dict(message.headers).get("kawat-mode") != b"replay":
        return None
    found = ORIGIN_IN_KEY.search((message.key or b"").decode("utf-8", "replace"))
    return found[1] if found else None


def origin_of(message: Message) -> str:
    """Name the raw record that a record of ours came from; raises Unreadable."""
    origin = dict(message.headers).get("kawat-origin")
    if origin is None:
        raise Unreadable("has no kawat-origin header")
    return origin.decode("utf-8", "replace")


def partition_of(origin: str) -> tuple[str, int]:
    """Part `topic/partition/offset`; raises Unreadable."""
    partition, _, offset = origin.rpartition("/")
    if not offset.isdecimal():
        raise Unreadable(f"{origin!r} is no origin")
    return partition, int(offset)


def value_of(message: Message) -> dict[str, Any]:
    """Read the JSON of a record; raises Unreadable."""
    try:
        value = orjson.loads(message.value or b"")
    except orjson.JSONDecodeError as error:
        raise Unreadable(f"is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise Unreadable("is no JSON object")
    return value


def _tombstone(message: Message) -> Proof:
    """Take a tombstone for what it is: its key's origin was a duplicate."""
    found = ORIGIN_IN_KEY.search((message.key or b"").decode("utf-8", "replace"))
    if found is None:
        raise Unreadable("is null under a key that names no raw record")
    return Proof(origin=found[1], fate=Fate.DUPLICATE, key=message.key, digest=None)


def _fate(kind: str, headers: dict[str, bytes]) -> Fate:
    if kind == "articles.unique":
        is_takedown = headers.get("kawat-fate") == b"withdrawn"
        return Fate.WITHDRAWN if is_takedown else Fate.UNIQUE
    return {
        "articles.parsed": Fate.PARSED,
        "articles.duplicates": Fate.DUPLICATE,
        "articles.dead": Fate.DEAD,
    }[kind]


def _sha256(
    message: Message, kind: str, stage: str, headers: dict[str, bytes]
) -> str | None:
    if kind == "articles.dead":
        # Those of later stages name the bytes of their own input.
        return _text(headers, "kawat-sha256") if stage == "parse" else None
    value = value_of(message)
    raw = value.get("raw") if kind == "articles.parsed" else _raw(value)
    found = raw.get("sha256") if isinstance(raw, dict) else None
    return found if isinstance(found, str) else None


def _raw(value: dict[str, Any]) -> object:
    stream = value.get("stream")
    return stream.get("raw") if isinstance(stream, dict) else None


def _text(headers: dict[str, bytes], name: str) -> str:
    return headers.get(name, b"").decode("utf-8", "replace")
