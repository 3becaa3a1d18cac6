"""Bounded reading against a broker's whims, played by a small fake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
from kafka import TopicPartition, errors

from agents.exits import Exit, Stop
from agents.reading import read

PARTITION = TopicPartition("t", 0)


@dataclass(slots=True)
class Record:
    """What kafka-python hands out."""

    offset: int
    topic: str = "t"
    partition: int = 0
    timestamp: int = 0
    key: bytes | None = None
    value: bytes | None = b"v"
    headers: list[tuple[str, bytes | None]] = field(default_factory=list)


class Fake:
    """Hands out prepared polls; an exception among them is raised."""

    def __init__(
        self, polls: Iterable[list[Record] | Exception], begin: int = 0
    ) -> None:
        """Begin at `begin`, as far as retention left."""
        self.polls = iter(polls)
        self.begin = begin
        self.at = 0

    def assign(self, _: list[TopicPartition]) -> None:
        """Take one partition."""

    def seek(self, _: TopicPartition, offset: int) -> None:
        """Jump."""
        self.at = offset

    def position(self, _: TopicPartition) -> int:
        """Say what comes next."""
        return self.at

    def assignment(self) -> set[TopicPartition]:
        """Name the one partition."""
        return {PARTITION}

    def beginning_offsets(self, _: list[TopicPartition]) -> dict[TopicPartition, int]:
        """Say what retention left."""
        return {PARTITION: self.begin}

    def poll(self, _: int) -> dict[TopicPartition, list[Record]]:
        """Hand out the next of the prepared."""
        prepared = next(self.polls, [])
        if isinstance(prepared, Exception):
            raise prepared
        if prepared:
            self.at = prepared[-1].offset + 1
        return {PARTITION: prepared} if prepared else {}


def offsets(fake: Fake, begin: int, end: int) -> list[int]:
    """Read the bounds and list the offsets."""
    consumer: Any = fake
    return [message.offset for message in read(consumer, {PARTITION: (begin, end)})]


def test_it_ends_at_the_end() -> None:
    """What came later than the snapshot is left out."""
    assert [0, 1] == offsets(Fake([[Record(0), Record(1), Record(2)]]), 0, 2)


def test_a_gap_at_the_end_is_no_wait() -> None:
    """A marker moves the position past the end without a record."""
    assert [0] == offsets(Fake([[Record(0), Record(5)]]), 0, 4)


def test_an_empty_range_is_not_read() -> None:
    """Nothing is polled for nothing."""
    assert [] == offsets(Fake([RuntimeError("polled")]), 3, 3)


def test_retention_that_overtakes_is_followed() -> None:
    """Records that went in the meantime are no records; reading goes on behind them."""
    gone = errors.OffsetOutOfRangeError({PARTITION: 0})

    assert [7] == offsets(Fake([gone, [Record(7)]], begin=7), 0, 8)


def test_an_offset_out_of_range_for_no_reason_is_an_error() -> None:
    """Without a new beginning there is nothing to follow."""
    with pytest.raises(errors.OffsetOutOfRangeError):
        offsets(Fake([errors.OffsetOutOfRangeError({PARTITION: 0})]), 0, 8)


def test_a_silent_broker_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading does not wait for ever: exit 69 names the partition."""
    monkeypatch.setattr("agents.reading.STALLED_SECONDS", -1)

    with pytest.raises(Stop, match="t/0") as stopped:
        offsets(Fake([]), 0, 8)

    assert Exit.BROKER_AWAY == stopped.value.code


def test_a_header_may_be_null() -> None:
    """It becomes an empty one."""
    consumer: Any = Fake([[Record(0, headers=[("source", None)])]])

    (message,) = read(consumer, {PARTITION: (0, 1)})

    assert (("source", b""),) == message.headers
