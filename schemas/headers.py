"""Headers of every hop: CloudEvents 1.0 (Kafka binary mode) and our own `kawat-…`.

They are made anew on each hop from the origin, so they do not grow; of the incoming
ones only `traceparent` goes on. Source: CloudEvents Kafka Protocol Binding 1.0.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal

from msgspec import Struct, to_builtins

from schemas.dead_letter import DeadLetter
from schemas.errors import Rejected
from schemas.ids import digest
from schemas.message import Headers, Message, header, number

__all__ = [
    "Provenance",
    "dead_letter_headers",
    "hop_headers",
    "moment",
    "origin_of",
    "time_of",
]

MAX_ORIGINAL_BYTES = 16_384
ATTEMPT_DIGITS = 9
MAX_MILLISECONDS = 253_402_300_800_000  # the year 10000
ORIGINAL = "kawat-original-"
TRACEPARENT = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}", re.ASCII)
COORDINATES = re.compile(r"[\w.-]{1,249}/[0-9]{1,10}/[0-9]{1,19}", re.ASCII)
JSON = "application/json"


class Provenance(Struct, frozen=True, kw_only=True):
    """Who writes, and in which mode: what the headers say beside the record."""

    version: str
    mode: Literal["live", "replay"] = "live"
    run: str | None = None


def origin_of(message: Message) -> str:
    """Name the raw record behind a message: its header, else its own coordinates."""
    return header(message.headers, "kawat-origin") or message.coordinates


def time_of(message: Message) -> str | None:
    """Tell when the raw record behind a message was written: its own timestamp."""
    if header(message.headers, "kawat-origin") is not None:
        return header(message.headers, "ce_time")
    if not 0 <= message.timestamp < MAX_MILLISECONDS:
        return None
    return moment(message.timestamp)


@lru_cache(maxsize=16)  # the record that a raw message makes tells it as well
def moment(timestamp: int) -> str:
    """Write a record's timestamp, milliseconds that can be one."""
    at = datetime.fromtimestamp(timestamp / 1000, tz=UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def hop_headers(  # noqa: PLR0913 - one parameter per header, all named
    message: Message,
    provenance: Provenance,
    *,
    stage: str,
    topic: str,
    key: bytes | None,
    fate: str | None = None,
    settled: int | None = None,
) -> Headers:
    """Head one output of a stage; the id depends on origin, topic and key only."""
    known = dict(message.headers)  # one walk; of a name that comes twice the last
    origin = known.get("kawat-origin") or message.coordinates.encode()
    text = origin.decode("utf-8", "replace")
    own = [
        ("ce_id", digest(text, topic, (key or b"").hex()).encode()),
        ("kawat-origin", origin),
    ]
    at = known.get("ce_time") if "kawat-origin" in known else _time(message)
    if at is not None:
        own.append(("ce_time", at))
    if settled is not None:
        own.append(("kawat-settled", b"%d" % settled))
    if "traceparent" in known:
        trace = _trace(message)
        if trace is not None:
            own.append(("traceparent", trace.encode()))
    return _constant(provenance, stage, topic, fate) + tuple(own)


@lru_cache(maxsize=256)
def _constant(
    provenance: Provenance, stage: str, topic: str, fate: str | None
) -> Headers:
    """Make the headers that all outputs of a stage to a topic share, once."""
    pairs = {
        "ce_specversion": "1.0",
        "ce_source": f"kawat/{stage}",
        "ce_type": f"kawat.{topic}.v1",
        "content-type": JSON,
        "kawat-stage": stage,
        "kawat-fate": fate,
        "kawat-version": provenance.version,
        "kawat-mode": provenance.mode,
        "kawat-run": provenance.run,
    }
    return tuple((k, v.encode()) for k, v in pairs.items() if v is not None)


def _time(message: Message) -> bytes | None:
    at = time_of(message)
    return None if at is None else at.encode()


def dead_letter_headers(
    message: Message, provenance: Provenance, rejection: Rejected, *, stage: str
) -> Headers:
    """Say why, where and what of: the original headers follow, at most 16 KiB."""
    letter = DeadLetter(
        stage=stage,
        fate="dead",
        reason=rejection.reason,
        detail=rejection.detail,
        origin=origin_of(message),
        input=message.coordinates,
        attempt=str(
            1 + number(message.headers, "kawat-attempt", digits=ATTEMPT_DIGITS)
        ),
        version=provenance.version,
        mode=provenance.mode,
        run=provenance.run,
        sha256=message.sha256,
        redrive_of=_redriven(message),
    )
    pairs: dict[str, str] = to_builtins(letter)
    trace = _trace(message)
    if trace is not None:
        pairs["traceparent"] = trace
    ours = tuple((name, text.encode()) for name, text in pairs.items())
    return ours + _originals(message.headers)


def _trace(message: Message) -> str | None:
    """Forward a W3C trace context; what is none does not ride along hop after hop."""
    told = header(message.headers, "traceparent") or ""
    return told if TRACEPARENT.fullmatch(told) else None


def _redriven(message: Message) -> str | None:
    told = header(message.headers, "kawat-redrive-of") or ""
    return told if COORDINATES.fullmatch(told) else None


def _originals(headers: Iterable[tuple[str, bytes]]) -> Headers:
    kept: list[tuple[str, bytes]] = []
    size = 0
    for name, value in headers:
        size += len(name.encode()) + len(value) + len(ORIGINAL)
        if size > MAX_ORIGINAL_BYTES:
            return (*kept, ("kawat-headers-cut", b"true"))
        kept.append((ORIGINAL + name, value))
    return tuple(kept)
