"""Write the best record under a key again, where an older one hides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.audit.report import Better, Report
from agents.exits import Exit, Stop
from agents.kafka_clients import consumer, producer
from agents.reading import read
from schemas.message import Message
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["repair"]

ACKNOWLEDGE_SECONDS = 60


def repair(settings: Settings, report: Report) -> int:
    """Send each hidden record once more, bytes and headers untouched; gives the count.

    It is awaited. A worker that writes the same key at the same moment can hide it
    again: audit once more afterwards.
    """
    better = [found.better for found in report.violations if found.better]
    if not better:
        return 0
    with consumer(settings) as reader, producer(settings) as sender:
        for place in better:
            best = _read(reader, place)
            sender.send(
                place.topic,
                value=best.value,
                key=best.key,
                headers=list(best.headers),
                partition=place.partition,
            ).get(timeout=ACKNOWLEDGE_SECONDS)
    return len(better)


def _read(reader: KafkaConsumer, place: Better) -> Message:
    from kafka import TopicPartition  # noqa: PLC0415 - a second's import

    partition = TopicPartition(place.topic, place.partition)
    for message in read(reader, {partition: (place.offset, place.offset + 1)}):
        return message
    raise Stop(
        Exit.TRY_AGAIN,
        "the better record is gone: compaction took it",
        where=f"{place.topic}/{place.partition}/{place.offset}",
        todo="audit again; what is gone can only be replayed",
    )
