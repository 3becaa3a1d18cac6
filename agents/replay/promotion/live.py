"""Read what the live topics hold of a run's keys, and go on where it stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.exits import Exit, Stop
from agents.reading import Bounds, bounds, read
from agents.replay.diff.terminal import Fate, Unreadable, terminal
from agents.replay.promotion.choice import (
    Known,
    Place,
    aliases,
    digest,
    embargo,
    rank,
)
from agents.replay.promotion.outputs import Outputs
from schemas.message import Message, header
from schemas.topics import DUPLICATES, ENRICHED, UNIQUE
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["Live"]


class Live:
    """The compacted topics, as far as they concern the run."""

    def __init__(
        self, client: KafkaConsumer, settings: Settings, outputs: Outputs
    ) -> None:
        """Read nothing yet."""
        self.known = Known()
        self._client = client
        self._settings = settings
        self._outputs = outputs
        self._ends: Bounds = {}

    def catch_up(self) -> int:
        """Read on to the present ends; gives how many records came."""
        count = 0
        for topic in (UNIQUE, DUPLICATES, ENRICHED):
            found = bounds(self._client, self._settings.topic(topic)) or {}
            spans = {
                each: (self._ends.get(each, (0, begin))[1], end)
                for each, (begin, end) in found.items()
            }
            for message in read(self._client, spans):
                count += 1
                self._take(topic, message)
            self._ends |= found
        return count

    def fetch(self, topic: str, place: Place) -> Message:
        """Read one record again by its place; raises Stop (75) when it is gone."""
        from kafka import TopicPartition  # noqa: PLC0415 - a second's import

        partition = TopicPartition(self._settings.topic(topic), place.partition)
        span = {partition: (place.offset, place.offset + 1)}
        for message in read(self._client, span):
            return message
        raise Stop(
            Exit.TRY_AGAIN,
            "compaction took the newest version of an article before it was repeated",
            where=f"{partition.topic}/{place.partition}, offset {place.offset}",
            todo="promote again: it goes on from what live holds now",
        )

    def _take(self, topic: str, message: Message) -> None:
        key = message.key or b""
        origin = header(message.headers, "kawat-origin")
        if topic == UNIQUE:
            if origin in self._outputs.origins:
                self.known.fates.setdefault(origin, (Fate.ENRICHED, key.decode()))
            return
        try:
            one = terminal(message)
        except Unreadable:
            return  # the audit tells of it
        if topic == ENRICHED and one.fate is Fate.WITHDRAWN:
            self.known.canceled.add(one.article or "")
            self.known.aliases |= set(aliases(one.told))
        elif one.origin in self._outputs.origins and one.fate is not Fate.WITHDRAWN:
            self.known.fates[one.origin] = (one.fate, one.article or "")
        if (topic, key) in self._outputs.keys:
            place = Place(
                rank=rank(one),
                digest=digest(message.value),
                partition=message.partition,
                offset=message.offset,
                embargo=embargo(one),
            )
            self.known.see((topic, key), place)
