"""A few partitions in memory that answer like a consumer of kafka-python."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kafka import TopicPartition

__all__ = ["FakeConsumer", "Record", "log"]


@dataclass(slots=True, kw_only=True)
class Record:
    """What kafka-python hands out."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None = None
    value: bytes | None = b"v" * 100
    headers: list[tuple[str, bytes]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Found:
    """Where a time begins."""

    offset: int


Logs = Mapping[TopicPartition, list[Record]]


def log(
    topic: str,
    times: Iterable[int],
    *,
    partition: int = 0,
    begin: int = 0,
    **fields: Any,
) -> dict[TopicPartition, list[Record]]:
    """Make one partition of records with these times."""
    place = TopicPartition(topic, partition)
    return {
        place: [
            Record(
                topic=topic,
                partition=partition,
                offset=begin + at,
                timestamp=t,
                **fields,
            )
            for at, t in enumerate(times)
        ]
    }


class FakeConsumer:
    """`begins` of empty partitions; `most` records a poll and partition."""

    def __init__(
        self,
        logs: Logs,
        begins: Mapping[TopicPartition, int] | None = None,
        most: int = 100,
    ) -> None:
        """Hold the logs; `read` counts what was handed out."""
        self.logs = logs
        self.begins = begins or {}
        self.most = most
        self.read = 0
        self._at: dict[TopicPartition, int] = {}

    def partitions_for_topic(self, topic: str) -> set[int]:
        """List the numbers of a topic's partitions."""
        return {each.partition for each in self.logs if each.topic == topic}

    def beginning_offsets(self, places: Iterable[Any]) -> dict[Any, int]:
        """Say where each log begins."""
        return {each: self._begin(each) for each in places}

    def end_offsets(self, places: Iterable[Any]) -> dict[Any, int]:
        """Say where each log ends."""
        return {
            each: self.logs[each][-1].offset + 1
            if self.logs[each]
            else self._begin(each)
            for each in places
        }

    def offsets_for_times(self, wanted: Mapping[Any, int]) -> dict[Any, Found | None]:
        """Find the first record that is at least that late."""
        return {
            each: next(
                (Found(offset=r.offset) for r in self.logs[each] if r.timestamp >= ms),
                None,
            )
            for each, ms in wanted.items()
        }

    def assign(self, places: Iterable[Any]) -> None:
        """Read these."""
        self._at = {each: self._at.get(each, 0) for each in places}

    def seek(self, place: Any, offset: int) -> None:
        """Jump."""
        self._at[place] = offset

    def position(self, place: Any) -> int:
        """Say what comes next."""
        return self._at[place]

    def poll(self, _: int) -> dict[Any, list[Record]]:
        """Hand out some of each partition."""
        batch = {}
        for place, at in self._at.items():
            first = bisect_left(self.logs[place], at, key=lambda r: r.offset)
            found = self.logs[place][first : first + self.most]
            if found:
                batch[place] = found
                self.read += len(found)
                self._at[place] = found[-1].offset + 1
        return batch

    def _begin(self, place: Any) -> int:
        records = self.logs[place]
        return records[0].offset if records else self.begins.get(place, 0)
