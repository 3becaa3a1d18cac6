"""A Kafka record as every layer passes it on: bytes, coordinates, headers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from msgspec import Struct

__all__ = ["Headers", "Message", "Output", "header", "number"]

Headers = tuple[tuple[str, bytes], ...]


class Message(Struct, frozen=True, kw_only=True):
    """One record read from a topic; `timestamp` in milliseconds since the epoch."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Headers = ()

    @property
    def coordinates(self) -> str:
        """`topic/partition/offset`, as headers name a record."""
        return f"{self.topic}/{self.partition}/{self.offset}"

    @property
    def sha256(self) -> str:
        """Hex digest of the value; of nothing when the value is null."""
        return hashlib.sha256(self.value or b"").hexdigest()


class Output(Struct, frozen=True, kw_only=True):
    """One record to send; `topic` is the name in the topology, without a prefix."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    partition: int | None = None

    @property
    def size(self) -> int:
        """Bytes of key, value and headers, without the protocol's overhead."""
        return (
            len(self.key or b"")
            + len(self.value or b"")
            + sum([len(name) + len(value) for name, value in self.headers])
        )

    def placed(self, topic: str, offset: int, timestamp: int) -> Message:
        """Give it a place, as a topic of one partition would when it is sent."""
        return Message(
            topic=topic,
            partition=0,
            offset=offset,
            timestamp=timestamp,
            key=self.key,
            value=self.value,
            headers=self.headers,
        )


def header(headers: Iterable[tuple[str, bytes]], name: str) -> str | None:
    """Read the last header of that name as text; None when it is absent."""
    found = None
    for key, value in headers:
        if key == name:
            found = value
    return None if found is None else found.decode("utf-8", "replace")


def number(headers: Iterable[tuple[str, bytes]], name: str, *, digits: int) -> int:
    """Read a header as a count of at most so many digits; 0 for anything else."""
    told = header(headers, name) or ""
    is_count = told.isascii() and told.isdigit() and len(told) <= digits
    return int(told) if is_count else 0
