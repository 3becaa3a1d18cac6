"""What the conveyors of one stage share: its step, its names of topics, its counts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from agents.delivery.breaker import Breaker
from agents.delivery.ending import end
from agents.delivery.guard import Guard
from agents.delivery.slices import Slice
from agents.delivery.tally import Tally
from agents.delivery.window import Batch
from agents.exits import Exit
from agents.sendable import OVERHEAD_BYTES, REQUEST_BYTES, sendable
from schemas.headers import time_of
from schemas.message import Headers, Message, Output
from schemas.topics import PARSED
from streams.metrics import Metrics
from streams.runner import Link, Step, step
from streams.stage import Changes, Fate

__all__ = ["Memory", "Pool", "Record", "State", "Station"]


class Record(NamedTuple):
    """A record ready to be sent, under its full topic name."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers
    partition: int | None

    @property
    def size(self) -> int:
        """Bytes that it takes in the window."""
        return len(self.key or b"") + len(self.value or b"") + OVERHEAD_BYTES


class Pool(Protocol):
    """Runs steps outside of this process (agents/pool.py)."""

    def step(self, message: Message, commit: int) -> Awaitable[Step]:
        """Run one message through parse, within limits."""
        ...


class State(Protocol):
    """What a stage remembers; the delivery asks of it only that it lets go."""

    def forget(self, commit: int) -> Changes:
        """Forget what the commit allows; no changes when nothing is left to forget."""
        ...

    def close(self) -> None:
        """Give back what it holds outside of memory; it is not asked any more."""
        ...


class Memory(Protocol):
    """A stage's state as a table (agents/state.py)."""

    def state(self, epoch: int, commit: int) -> State:
        """Give the state, restored once per assignment."""
        ...

    def write(self, changes: Changes) -> list[Record]:
        """Give the changelog records of changes."""
        ...

    def drop(self) -> None:
        """Forget everything: the partition was given back."""
        ...


@dataclass(slots=True, kw_only=True, eq=False)
class Station:
    """One stage in this worker; `producer` gives the client's producer once started."""

    link: Link
    guard: Guard
    metrics: Metrics
    producer: Callable[[], Any]
    memory: Memory | None = None
    pool: Pool | None = None
    is_slow: Callable[[Message], bool] = field(default=lambda _: False)
    breaker: Breaker = field(init=False)

    def __post_init__(self) -> None:
        """Arm the breaker as the settings say."""
        settings = self.guard.settings
        self.breaker = Breaker(
            share=settings.breaker_share, records=settings.breaker_records
        )

    @property
    def name(self) -> str:
        """The stage's name."""
        return self.link.stage.name

    def tally(self) -> Tally:
        """Begin the counts of a batch."""
        return Tally(self.name)

    def step(self, message: Message, piece: Slice, commit: int) -> Step:
        """Run the message through the stage, here."""
        memory = self.memory
        state = None if memory is None else memory.state(piece.epoch, commit)
        return step(self.link, message, state, commit=commit)

    def step_in_pool(self, message: Message, commit: int) -> asyncio.Task[Step]:
        """Start the step outside; the task gives its result."""
        assert self.pool is not None  # noqa: S101 - is_slow implies a pool
        return asyncio.ensure_future(self.pool.step(message, commit))

    def records(self, done: Step) -> Iterator[Record]:
        """List what the step sends: its outputs, then its changelog records."""
        for output in done.outputs:
            yield self._record(output)
        if self.memory is not None and done.memo:
            yield from self.memory.write(done.memo)

    def send(self, record: Record) -> Awaitable[asyncio.Future[Any]]:
        """Hand the record to the client; gives the future of its delivery."""
        if record.size > REQUEST_BYTES:
            end(
                Exit.FAILED,
                f"{self.name}: a record of {record.size} bytes for {record.topic} is"
                f" over the limit of {REQUEST_BYTES}: it was not sent",
            )
        return self.producer().send(  # type: ignore[no-any-return]
            record.topic,
            record.value,
            record.key,
            record.partition,
            headers=list(record.headers),
        )

    def note(self, batch: Batch, message: Message, done: Step, seconds: float) -> None:
        """Count the input in its batch; too many dead ones end the worker."""
        batch.tally.add(done, seconds)
        if done.fate is Fate.ENRICHED:
            batch.tally.born.append(_born(message))
        if self.breaker.note(is_dead=done.fate is Fate.DEAD):
            settings = self.guard.settings
            end(
                Exit.FAILED,
                f"{self.name}: more than {settings.breaker_share:.0%} of the last"
                f" {settings.breaker_records} inputs are dead letters; look at"
                " `kawat tap articles.dead --from-beginning` before starting again",
            )

    def settled(self, batch: Batch) -> None:
        """Acknowledge a batch, then count it."""
        if self.guard.ledger.done(batch.piece, batch.upto):
            batch.tally.count(self.metrics, time.time())

    def _record(self, output: Output) -> Record:
        sent = sendable(output)
        partition = 0 if sent.topic == PARSED else sent.partition
        topic = self.guard.settings.topic(sent.topic)
        return Record(topic, sent.key, sent.value, sent.headers, partition)


def _born(message: Message) -> float:
    """Tell when the raw record was written, in seconds since the epoch."""
    moment = time_of(message)
    if moment is None:
        return message.timestamp / 1000
    return datetime.fromisoformat(moment).timestamp()
