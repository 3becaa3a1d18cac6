"""A reel of records in a list, for tests of what comes in which order."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.message import Message

__all__ = ["ListReel", "raw", "reels"]


class ListReel:
    """The records of one partition."""

    def __init__(self, records: Iterable[Message]) -> None:
        """Keep them, the first one first."""
        self._records = list(records)

    def peek(self) -> Message | None:
        """Look at the next one."""
        return self._records[0] if self._records else None

    def take(self) -> Message:
        """Take it."""
        return self._records.pop(0)


def raw(partition: int, offset: int, at: int = 0) -> Message:
    """Make a raw record of this time."""
    return Message(
        topic="raw",
        partition=partition,
        offset=offset,
        timestamp=at,
        key=None,
        value=b"x",
    )


def reels(*records: Message) -> dict[str, ListReel]:
    """Sort records into the reels of their partitions."""
    by_name: dict[str, list[Message]] = {}
    for record in records:
        name = f"{record.topic}/{record.partition}"
        by_name.setdefault(name, []).append(record)
    return {name: ListReel(found) for name, found in by_name.items()}
