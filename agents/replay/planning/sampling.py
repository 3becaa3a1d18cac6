"""What a range holds, told from few of its records: whole spots, evenly spread.

A small range is read whole. Of a large one the first and the last records are read and
a block at each of some spots between, so a million records cost as much as a thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agents.progress import Progress
from agents.reading import Bounds, read
from schemas.message import Message

if TYPE_CHECKING:
    from kafka import KafkaConsumer, TopicPartition

__all__ = ["EXACT_BYTES", "EXACT_RECORDS", "Sample", "sampled", "size_of"]

EXACT_RECORDS = 10_000  # of all ranges together: read whole
EXACT_BYTES = 32 * 1_048_576  # … unless the records are large
RECORDS = 2_000  # of all ranges together: read of larger ones
SPOTS = 8
KEPT = 400  # messages that are kept, to measure the stages on …
KEPT_BYTES = 16 * 1_048_576  # … or fewer large ones


@dataclass(slots=True, kw_only=True)
class Sample:
    """What was read of one range, in order of offsets."""

    records: int = 0
    bytes: int = 0
    first_ms: int | None = None
    last_ms: int | None = None
    earliest_ms: int | None = None
    late_ms: int = 0  # the most that a record's time lies behind an earlier one's
    is_whole: bool = False
    kept: list[Message] = field(default_factory=list)
    _latest_ms: int = -1
    _next: int = -1

    def take(self, message: Message, *, keep: bool) -> None:
        """Count one more record."""
        at = message.timestamp
        if message.offset != self._next:
            self._latest_ms = -1  # another spot: what lies between was not seen
        self._next = message.offset + 1
        self.records += 1
        self.bytes += size_of(message)
        self.first_ms = at if self.first_ms is None else self.first_ms
        self.last_ms = at
        self.earliest_ms = at if self.earliest_ms is None else min(self.earliest_ms, at)
        self.late_ms = max(self.late_ms, self._latest_ms - at)
        self._latest_ms = max(self._latest_ms, at)
        if keep:
            self.kept.append(message)

    @property
    def mean_bytes(self) -> float:
        """Bytes of a record: key, value and headers."""
        return self.bytes / self.records if self.records else 0.0


def size_of(message: Message) -> int:
    """Sum up key, value and headers, without the protocol's overhead."""
    return (
        len(message.key or b"")
        + len(message.value or b"")
        + sum(len(name) + len(value) for name, value in message.headers)
    )


def sampled(
    client: KafkaConsumer, spans: Bounds, *, is_exact: bool = False
) -> dict[TopicPartition, Sample]:
    """Read a sample of each span; whole ones when they are small, or `is_exact`."""
    total = sum(end - start for start, end in spans.values())
    if is_exact or total <= EXACT_RECORDS:
        found = {each: Sample(is_whole=True) for each in spans}
        most_bytes = None if is_exact else EXACT_BYTES
        if _read(client, [spans], found, total, most_bytes):
            return found
    found = {each: Sample() for each in spans}
    _read(client, _spots(spans, total), found, total, None)
    return found


def _read(
    client: KafkaConsumer,
    rounds: Iterable[Bounds],
    found: Mapping[TopicPartition, Sample],
    total: int,
    most_bytes: int | None,
) -> bool:
    """Read; False when it was given up because the records are large."""
    by_place = {(each.topic, each.partition): one for each, one in found.items()}
    every = max(min(total, RECORDS) // KEPT, 1)
    kept = held = 0
    messages = (message for spans in rounds for message in read(client, spans))
    with Progress("records looked at") as progress:
        for seen, message in enumerate(messages, start=1):
            progress.at(seen)
            size = size_of(message)
            held += size
            if most_bytes is not None and held > most_bytes:
                return False
            keep = seen % every == 0 and kept < KEPT and held < KEPT_BYTES
            kept += keep
            by_place[message.topic, message.partition].take(message, keep=keep)
    return True


def _spots(spans: Bounds, total: int) -> Iterator[Bounds]:
    """Give the blocks to read, round by round: one of each partition at a time."""
    blocks = {each: [*_blocks(span, total)] for each, span in spans.items()}
    for place in range(SPOTS):
        yield {
            each: found[place] for each, found in blocks.items() if place < len(found)
        }


def _blocks(span: tuple[int, int], total: int) -> Iterator[tuple[int, int]]:
    """Spread a partition's share of the sample over it: first, last and between."""
    start, end = span
    share = max(RECORDS * (end - start) // total, 2)
    if end - start <= share:
        yield span
        return
    length = max(share // SPOTS, 1)
    spots = min(share, SPOTS)
    for place in range(spots):
        begin = start + (end - start - length) * place // (spots - 1)
        yield begin, begin + length
