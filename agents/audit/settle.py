"""Wait until the group has done what lay in its topics when the audit began."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from agents.exits import Exit, Stop
from agents.reading import Bounds, read

if TYPE_CHECKING:
    from kafka import KafkaConsumer, TopicPartition

__all__ = ["await_group"]

POLL_SECONDS = 0.5
SHORT_TAIL = 100  # offsets that may be markers only


def await_group(
    consumer: KafkaConsumer,
    wanted: Bounds,
    *,
    group: str,
    deadline: float,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Return when the commits have reached the ends; raises Stop (75) at the deadline.

    The consumer must have been opened for the group.
    """
    while behind := _behind(consumer, wanted):
        if clock() >= deadline:
            raise _not_settled(group, behind)
        time.sleep(POLL_SECONDS)


def _behind(consumer: KafkaConsumer, wanted: Bounds) -> dict[TopicPartition, int]:
    """Count the offsets that each partition lacks; those without lack are left out."""
    lacking: dict[TopicPartition, int] = {}
    for partition, (begin, end) in wanted.items():
        if begin == end:
            continue
        committed = consumer.committed(partition)
        reached = begin if committed is None else max(begin, committed)
        if reached < end and not _is_empty(consumer, partition, reached, end):
            lacking[partition] = end - reached
    return lacking


def _is_empty(
    consumer: KafkaConsumer, partition: TopicPartition, begin: int, end: int
) -> bool:
    """Say whether nothing lies there but markers, which are never committed past."""
    if end - begin > SHORT_TAIL:
        return False
    return not any(True for _ in read(consumer, {partition: (begin, end)}))


def _not_settled(group: str, behind: dict[TopicPartition, int]) -> Stop:
    places = ", ".join(
        f"{each.topic}/{each.partition} ({count} to go)"
        for each, count in sorted(behind.items())
    )
    return Stop(
        Exit.TRY_AGAIN,
        f"group {group!r} has not done all that lay there when the audit began",
        where=places,
        todo="is its worker running? wait longer with --settle SECONDS",
    )
