"""Partitions of Kafka as reels: read by assign and seek, bounded, buffered, no group.

One consumer reads all of them; who has enough waiting is left out of the assignment, so
that a partition whose turn comes late takes no memory for what lies far ahead. Paused
it would not come back: kafka-python 3.0 keeps what a paused partition had fetched until
its slot in line is None, which a drained one is not, and fetches no more of it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from agents.exits import Exit, Stop
from agents.reading import as_message
from schemas.message import Message

if TYPE_CHECKING:
    from kafka import KafkaConsumer, TopicPartition

__all__ = ["KafkaReel", "Reels"]

POLL_MS = 200
POLL_RECORDS = 500
STALLED_SECONDS = 60
MOST_BYTES = 8 * 1_048_576  # that wait of one partition before it is paused


class KafkaReel:
    """One partition up to its end; asks for more when nothing waits."""

    def __init__(self, reels: Reels, partition: TopicPartition, end: int) -> None:
        """Begin with nothing read."""
        self.partition = partition
        self.end = end
        self.next = 0  # offset, as of the last look
        self.is_paused = False
        self.is_over = False
        self.waiting: deque[Message] = deque()
        self.bytes = 0
        self._reels = reels

    def peek(self) -> Message | None:
        """Look at the next record; waits for the broker."""
        while not self.waiting and not self.is_over:
            self._reels.poll(self)
        return self.waiting[0] if self.waiting else None

    def take(self) -> Message:
        """Take the record that was looked at."""
        message = self.waiting.popleft()
        self.bytes -= len(message.value or b"")
        return message


class Reels:
    """All partitions that one consumer reads: `[start, end)` of each."""

    def __init__(
        self,
        client: KafkaConsumer,
        spans: Mapping[TopicPartition, tuple[int, int]],
    ) -> None:
        """Assign and seek; it never joins a group."""
        self._client = client
        self._open = {
            each: KafkaReel(self, each, end)
            for each, (start, end) in spans.items()
            if start < end
        }
        self.by_name = {f"{k.topic}/{k.partition}": v for k, v in self._open.items()}
        client.assign(list(self._open))
        for partition in self._open:
            client.seek(partition, spans[partition][0])

    def poll(self, wanted: KafkaReel) -> None:
        """Read until something of the wanted partition came, or its end."""
        if wanted.is_paused:
            self._resume(wanted)
        began = time.monotonic()
        while not wanted.waiting and not wanted.is_over:
            self._take(self._poll())
            if time.monotonic() - began > STALLED_SECONDS:
                raise _stalled(wanted.partition)

    def _poll(self) -> dict[TopicPartition, list[Any]]:
        from kafka import errors  # noqa: PLC0415 - a second's import

        try:
            batch: dict[TopicPartition, list[Any]] = self._client.poll(
                POLL_MS, max_records=POLL_RECORDS
            )
        except (errors.OffsetOutOfRangeError, errors.NoOffsetForPartitionError) as lost:
            raise Stop(
                Exit.FAILED,
                f"retention has removed what was to be read next: {lost}",
                todo="plan again what is left, with --allow-gaps",
            ) from lost
        return batch

    def _take(self, batch: Mapping[TopicPartition, list[Any]]) -> None:
        for partition, records in batch.items():
            reel = self._open.get(partition)
            if reel is None:
                continue
            for record in records:
                if record.offset < reel.end:
                    reel.waiting.append(as_message(record))
                    reel.bytes += len(record.value or b"")
        self._bound()

    def _bound(self) -> None:
        """Leave out who is over or has enough; take back who has room."""
        is_changed = False
        reading = [reel for reel in self._open.values() if not reel.is_paused]
        resting = [reel for reel in self._open.values() if reel.is_paused]
        for reel in reading:
            reel.next = self._client.position(reel.partition)
            if reel.next >= reel.end:
                reel.is_over = is_changed = True
                del self._open[reel.partition]
            elif reel.bytes > MOST_BYTES:
                reel.is_paused = is_changed = True
        if is_changed:
            self._assign()
        for reel in resting:
            if reel.bytes < MOST_BYTES // 2:
                self._resume(reel)

    def _resume(self, reel: KafkaReel) -> None:
        """Read on where it was left."""
        reel.is_paused = False
        self._assign()
        self._client.seek(reel.partition, reel.next)

    def _assign(self) -> None:
        self._client.assign([k for k, v in self._open.items() if not v.is_paused])


def _stalled(partition: TopicPartition) -> Stop:
    return Stop(
        Exit.BROKER_AWAY,
        f"nothing came for {STALLED_SECONDS} s before the end was reached",
        where=f"{partition.topic}/{partition.partition}",
        todo="is the leader of the partition up? The same command goes on later",
    )
