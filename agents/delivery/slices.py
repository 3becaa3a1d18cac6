"""A slice: a run of one partition's records that travels as one Faust event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from schemas.message import Message

__all__ = ["Fetched", "Partition", "Slice", "cut", "message_of"]


class Partition(NamedTuple):
    """A topic's partition; equal to, and hashed like, Faust's own pair."""

    topic: str
    partition: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What one fetch took from a partition: positions before and after, and records.

    Between two records, or before `end`, offsets may be missing (markers, compaction):
    nothing that a reader may see lies there. `is_reset`: the position was out of the
    log's range, and the client began anew at the log's first record.
    """

    tp: Partition
    start: int
    end: int
    records: Sequence[Any]
    is_reset: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Slice:
    """Consecutive records handed out together; `low` = first one not acknowledged."""

    tp: Partition
    epoch: int
    start: int
    end: int
    records: Sequence[Any]
    low: int = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing acknowledged."""
        self.low = self.start


def cut(fetched: Fetched, *, epoch: int, records: int, nbytes: int) -> Iterator[Slice]:
    """Cut what was fetched into slices bounded in records and bytes, gapless.

    A fetch that passed markers only becomes one slice without records.
    """
    rows = fetched.records
    start = fetched.start
    first = 0
    for last in _cuts(rows, records, nbytes) if rows else (0,):
        end = fetched.end if last == len(rows) else rows[last].offset
        yield Slice(
            tp=fetched.tp, epoch=epoch, start=start, end=end, records=rows[first:last]
        )
        start, first = end, last


def message_of(record: Any) -> Message:  # noqa: ANN401 - aiokafka has no types
    """Turn a fetched record into ours; a header may be null on the wire."""
    return Message(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        timestamp=max(record.timestamp or 0, 0),
        key=record.key,
        value=record.value,
        headers=tuple((name, value or b"") for name, value in record.headers),
    )


def _cuts(rows: Sequence[Any], records: int, nbytes: int) -> Iterator[int]:
    first = size = 0
    for index, row in enumerate(rows):
        size += max(row.serialized_value_size, 0)
        if index + 1 - first >= records or size >= nbytes:
            yield index + 1
            first, size = index + 1, 0
    if first < len(rows):
        yield len(rows)
