"""Kafka's topics as a sink: outputs, memo and progress in one transaction.

The transactional id is the run's own, so a second process of the same run ends the
first: what that one wrote since its last commit is aborted, and read by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from zlib import crc32

from agents.exits import Exit, Stop
from agents.kafka_clients import consumer
from agents.reading import bounds, read
from agents.replay.passage import Passage
from agents.replay.runs import RunState, stated
from agents.replay.sink import Kept, newest
from agents.replay.standing import STANDING, Standing
from agents.sendable import sendable
from schemas.message import Output, header
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaProducer

__all__ = ["KafkaSink"]


class KafkaSink:
    """`name_of` gives the full name of a topic, None for one that is not written."""

    def __init__(
        self,
        client: KafkaProducer,
        settings: Settings,
        *,
        state_topic: str,
        name_of: Callable[[str], str | None],
    ) -> None:
        """Take a transactional producer that has fenced the others."""
        self._client = client
        self._settings = settings
        self._state_topic = state_topic
        self._name_of = name_of
        self._counts: dict[str, int] = {}  # of partitions, by topic
        self._is_open = False
        self.pending_bytes = 0

    def kept(self) -> Kept:
        """Read the state topic: only this run writes it, so nothing is open there."""
        with consumer(self._settings) as reader:
            found = read(reader, bounds(reader, self._state_topic) or {})
            return newest(((m.key or b"", m.value) for m in found), STANDING)

    def write(self, passage: Passage) -> None:
        """Send what a record caused; the client's own thread carries it."""
        with _fencing_told():
            for output in passage.outputs:
                name = self._name_of(output.topic)
                if name is not None:
                    self._send(name, sendable(output))
            for key, value in passage.memo:
                self._put(self._state_topic, key, value, 0)

    def commit(self, standing: Standing, state: RunState) -> None:
        """Commit; raises Stop when another process has taken the run over."""
        told = stated(state)
        with _fencing_told():
            self._put(self._state_topic, STANDING, standing.encoded(), 0)
            self._put(self._settings.topic(told.topic), told.key, told.value, 0)
            self._client.commit_transaction()
        self._is_open = False
        self.pending_bytes = 0

    def _send(self, name: str, output: Output) -> None:
        partition = output.partition
        if output.key is None and partition is None:
            # A client would take any; the same record goes to the same one in each run.
            origin = header(output.headers, "kawat-origin") or ""
            partition = crc32(origin.encode()) % self._partitions(name)
        self._begin(output.size)
        self._client.send(
            name,
            value=output.value,
            key=output.key,
            headers=list(output.headers),
            partition=partition,
        )

    def _put(
        self, name: str, key: bytes | None, value: bytes | None, partition: int
    ) -> None:
        self._begin(len(value or b""))
        self._client.send(name, value=value, key=key, partition=partition)

    def _begin(self, size: int) -> None:
        if not self._is_open:
            self._client.begin_transaction()
            self._is_open = True
        self.pending_bytes += size

    def _partitions(self, name: str) -> int:
        if name not in self._counts:
            self._counts[name] = len(self._client.partitions_for(name))
        return self._counts[name]


@contextmanager
def _fencing_told() -> Iterator[None]:
    from kafka import errors  # noqa: PLC0415 - a second's import

    try:
        yield
    except (errors.ProducerFencedError, errors.InvalidProducerEpochError) as error:
        raise Stop(
            Exit.TRY_AGAIN,
            "another process has taken this run over; this one ends",
            todo="let that one go on, or end it and run the plan again",
        ) from error
