"""Bounded reading of topics with kafka-python: from here to there, and not for ever.

Transaction markers and compaction take offsets without being records, so an end is
reached by position, never by counting.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from agents.exits import Exit, Stop
from schemas.message import Message

if TYPE_CHECKING:
    from kafka import KafkaConsumer, TopicPartition

__all__ = ["Bounds", "as_message", "bounds", "follow", "read"]

Bounds = dict["TopicPartition", tuple[int, int]]

POLL_MS = 500
STALLED_SECONDS = 30


def bounds(consumer: KafkaConsumer, topic: str) -> Bounds | None:
    """Snapshot beginning and end of each partition; None without such a topic."""
    from kafka import TopicPartition  # noqa: PLC0415 - a second's import

    numbers = consumer.partitions_for_topic(topic)
    if not numbers:
        return None
    partitions = [TopicPartition(topic, number) for number in sorted(numbers)]
    begins = consumer.beginning_offsets(partitions)
    ends = consumer.end_offsets(partitions)
    return {each: (begins[each], ends[each]) for each in partitions}


def read(consumer: KafkaConsumer, wanted: Bounds) -> Iterator[Message]:
    """Read what lies within the bounds; raises Stop (69) when nothing more comes."""
    open_ends = {each: end for each, (begin, end) in wanted.items() if begin < end}
    _begin(consumer, {each: wanted[each][0] for each in open_ends})
    heard = time.monotonic()
    while open_ends:
        batch = _poll(consumer)
        for partition, records in batch.items():
            end = open_ends.get(partition, 0)
            yield from (as_message(each) for each in records if each.offset < end)
        reached = [
            each for each in open_ends if consumer.position(each) >= open_ends[each]
        ]
        for partition in reached:
            del open_ends[partition]
        if reached:
            # Not paused: kafka-python may never give back what a paused partition had
            # fetched (Fetcher.fetched_records keeps it until another one is empty).
            consumer.assign(list(open_ends))
        if batch or reached:
            heard = time.monotonic()
        elif time.monotonic() - heard > STALLED_SECONDS:
            raise _stalled(open_ends)


def follow(
    consumer: KafkaConsumer, begins: Mapping[TopicPartition, int]
) -> Iterator[Message]:
    """Read on from there until the caller stops."""
    _begin(consumer, begins)
    while True:
        for records in _poll(consumer).values():
            yield from map(as_message, records)


def as_message(record: Any) -> Message:  # noqa: ANN401 - kafka-python has no types
    """Take over a record; a header without value becomes an empty one."""
    return Message(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        timestamp=record.timestamp,
        key=record.key,
        value=record.value,
        headers=tuple((name, value or b"") for name, value in record.headers),
    )


def _begin(consumer: KafkaConsumer, begins: Mapping[TopicPartition, int]) -> None:
    consumer.assign(list(begins))
    for partition, offset in begins.items():
        consumer.seek(partition, offset)


def _poll(consumer: KafkaConsumer) -> dict[TopicPartition, list[Any]]:
    from kafka import errors  # noqa: PLC0415 - a second's import

    try:
        batch: dict[TopicPartition, list[Any]] = consumer.poll(POLL_MS)
    except (errors.OffsetOutOfRangeError, errors.NoOffsetForPartitionError) as error:
        _overtaken(consumer, error)
        return {}
    return batch


def _overtaken(consumer: KafkaConsumer, error: Exception) -> None:
    """Go on at the new beginning of partitions whose retention overtook us."""
    assigned = list(consumer.assignment())
    begins = consumer.beginning_offsets(assigned)
    behind = [each for each in assigned if consumer.position(each) < begins[each]]
    if not behind:
        raise error
    for partition in behind:
        consumer.seek(partition, begins[partition])


def _stalled(open_ends: Mapping[TopicPartition, int]) -> Stop:
    where = ", ".join(f"{each.topic}/{each.partition}" for each in open_ends)
    return Stop(
        Exit.BROKER_AWAY,
        f"nothing came for {STALLED_SECONDS} s before the end was reached",
        where=where,
        todo="is the leader of the partition up?",
    )
