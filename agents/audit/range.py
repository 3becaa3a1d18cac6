"""`--from` and `--to`: the part of the raw topics that is audited."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from agents.exits import Exit, Stop
from agents.reading import Bounds

if TYPE_CHECKING:
    from kafka import KafkaConsumer, TopicPartition

__all__ = ["limited"]


def limited(
    consumer: KafkaConsumer, whole: Bounds, since: str | None, until: str | None
) -> Bounds:
    """Cut the bounds: an offset, `topic/partition/offset`, or a time with zone."""
    begins = _offsets(consumer, whole, since) if since else {}
    ends = _offsets(consumer, whole, until) if until else {}
    return {
        partition: _within(
            begins.get(partition, begin), ends.get(partition, end), (begin, end)
        )
        for partition, (begin, end) in whole.items()
        # Coordinates name one partition; the others are then left out.
        if not (since and begins.get(partition) is None and "/" in since)
        and not (until and ends.get(partition) is None and "/" in until)
    }


def _within(begin: int, end: int, whole: tuple[int, int]) -> tuple[int, int]:
    begin = min(max(begin, whole[0]), whole[1])
    return begin, min(max(end, begin), whole[1])


def _offsets(
    consumer: KafkaConsumer, whole: Bounds, text: str
) -> dict[TopicPartition, int]:
    if text.isdecimal():
        return dict.fromkeys(whole, int(text))
    topic_partition, _, offset = text.rpartition("/")
    if topic_partition and offset.isdecimal():
        return {_named(whole, topic_partition, text): int(offset)}
    wanted = dict.fromkeys(whole, _milliseconds(text))
    found = consumer.offsets_for_times(wanted)
    # None: no record is that late.
    return {each: at.offset if at else whole[each][1] for each, at in found.items()}


def _named(whole: Bounds, topic_partition: str, text: str) -> TopicPartition:
    """Find the partition: a slip must not audit nothing and call it balanced."""
    names = {f"{each.topic}/{each.partition}": each for each in whole}
    if topic_partition not in names:
        raise Stop(
            Exit.USAGE,
            f"{text!r} lies in no raw partition",
            where="--from, --to",
            todo=f"there are: {', '.join(names)}",
        )
    return names[topic_partition]


def _milliseconds(text: str) -> int:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise Stop(
            Exit.USAGE,
            f"{text!r} is no offset, no topic/partition/offset, no time with a zone",
            where="--from, --to",
            todo="such as 4711, articles.raw/0/4711 or 2026-06-18T00:00:00+07:00",
        )
    return int(at.timestamp() * 1000)
