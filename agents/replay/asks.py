"""What is asked of a run while it runs: pause, resume, cancel, by whoever may write."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from agents.reading import as_message
from agents.replay.names import REGISTER
from agents.replay.runs import Ask, Asked, ask_key
from schemas.codec import decode
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["Asks"]

LOOK_SECONDS = 0.5


class Asks:
    """The register from now on; what was asked before the start is over."""

    def __init__(self, client: KafkaConsumer, settings: Settings, run: str) -> None:
        """Begin at the end of the register."""
        from kafka import TopicPartition  # noqa: PLC0415 - a second's import

        place = TopicPartition(settings.topic(REGISTER), 0)
        client.assign([place])
        client.seek(place, client.end_offsets([place])[place])
        self._client = client
        self._key = ask_key(run).encode()
        self._next = 0.0

    def newest(self) -> Ask | None:
        """Give what was asked last since the last look; looks twice a second."""
        now = time.monotonic()
        if now < self._next:
            return None
        self._next = now + LOOK_SECONDS
        found: Ask | None = None
        for records in self._client.poll(0).values():
            for record in map(as_message, records):
                if record.key == self._key and record.value is not None:
                    found = decode(record.value, Asked).ask
        return found
