"""Look into a topic: its records one by one, as they lie on the broker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agents.exits import Exit, Stop
from agents.kafka_clients import consumer
from agents.reading import Bounds, bounds, follow, read
from schemas.message import Message
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["tap"]


def tap(
    settings: Settings,
    topic: str,
    *,
    from_beginning: bool = False,
    until_end: bool = False,
) -> Iterator[Message]:
    """Read a topic from now on, or from its beginning; on for ever, or to its end now.

    A name without the prefix is found as well. Order holds within a partition. Without
    `until_end` it ends when the caller stops reading.
    """
    with consumer(settings) as client:
        found = _bounds(client, settings, topic)
        begins = {
            each: span[0 if from_beginning else 1] for each, span in found.items()
        }
        if until_end:
            ends = {each: (begins[each], span[1]) for each, span in found.items()}
            yield from read(client, ends)
        else:
            yield from follow(client, begins)


def _bounds(client: KafkaConsumer, settings: Settings, topic: str) -> Bounds:
    for name in (topic, settings.topic(topic)):
        found = bounds(client, name)
        if found:
            return found
    existing = ", ".join(sorted(client.topics())) or "none at all"
    raise Stop(
        Exit.CONFIGURATION,
        f"no topic {topic!r} that the user may see",
        where=settings.bootstrap,
        todo=f"there are: {existing}",
    )
