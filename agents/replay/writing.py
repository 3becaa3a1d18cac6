"""Kafka's topics as a sink: outputs, memo and progress in one transaction.

The transactional id is the run's own, so a second process of the same run ends the
first: what that one wrote since its last commit is aborted, and read by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from agents.exits import Exit, Stop
from agents.kafka_clients import consumer
from agents.reading import bounds, read
from agents.replay.runs import RunState, stated
from agents.replay.sink import Kept, newest
from agents.replay.standing import STANDING, Standing
from agents.sendable import sendable
from agents.transactions import commit
from schemas.message import Output, header
from streams.settings import Settings
from streams.stage import Changes

if TYPE_CHECKING:
    from kafka import KafkaProducer

__all__ = ["KafkaSink", "fencing_told"]

# What the client raises of it, or tells of it at the next call when an earlier request
# has heard it, or while it asks whether its identity is still its own.
FENCED = (
    "ProducerFencedError",
    "InvalidProducerEpochError",
    "BUMPING_PRODUCER_EPOCH",
)


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

    def write(self, outputs: Iterable[Output], memo: Changes = ()) -> None:
        """Send what a record caused; the client's own thread carries it."""
        with fencing_told():
            for output in outputs:
                name = self._name_of(output.topic)
                if name is not None:
                    self._send(name, sendable(output))
            for key, value in memo:
                self._put(self._state_topic, key, value, 0)

    def commit(self, standing: Standing, state: RunState) -> None:
        """Commit; raises Stop when another process has the run now, or no broker."""
        told = stated(state)
        with fencing_told():
            self._put(self._state_topic, STANDING, standing.encoded(), 0)
            self._put(self._settings.topic(told.topic), told.key, told.value, 0)
            commit(self._client, self._settings)
        self._is_open = False
        self.pending_bytes = 0

    def _send(self, name: str, output: Output) -> None:
        self._begin(output.size)
        self._client.send(
            name,
            value=output.value,
            key=output.key,
            headers=list(output.headers),
            partition=self._partition(name, output),
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

    def _partition(self, name: str, output: Output) -> int:
        """Choose as every Kafka client does; a null key by its origin."""
        key, count = output.key, self._partitions(name)
        if key is None:
            key = (header(output.headers, "kawat-origin") or "").encode()
        return 0 if count == 1 else _hash(key) % count

    def _partitions(self, name: str) -> int:
        if name not in self._counts:
            self._counts[name] = len(self._client.partitions_for(name))
        return self._counts[name]


@lru_cache(maxsize=1024)
def _hash(key: bytes) -> int:
    """Hash a key once for unique and enriched: it takes as long as sending does."""
    from kafka.partitioner.default import murmur2  # noqa: PLC0415 - a second's import

    return int(murmur2(key)) & 0x7FFFFFFF


@contextmanager
def fencing_told() -> Iterator[None]:
    """Raise Stop (75) when another process has opened the run's identity."""
    from kafka import errors  # noqa: PLC0415 - a second's import

    try:
        yield
    except errors.KafkaError as error:
        if not any(word in repr(error) for word in FENCED):
            raise
        raise Stop(
            Exit.TRY_AGAIN,
            "another process has taken this run over, or the brokers were away for"
            " longer than a transaction may be open; this one ends",
            todo="let that one go on, or run the plan again: it goes on as well",
        ) from error
