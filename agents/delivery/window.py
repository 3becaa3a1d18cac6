"""Outputs sent and not acknowledged: bounded, and settled in the order of the inputs.

An input is acknowledged only when every output and changelog record that it caused was
acknowledged by the broker, and everything before it in its partition. A delivery that
fails for good ends the process within the callback of its own future: sent again later,
an older version of an article would land behind a newer one.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from agents.delivery.ending import end, exit_for
from agents.delivery.guard import Guard
from agents.delivery.slices import Slice
from agents.delivery.tally import Tally

__all__ = ["Batch", "Window"]


@dataclass(slots=True, eq=False)
class Batch:
    """Consecutive inputs of a slice whose outputs are acknowledged together."""

    piece: Slice
    tally: Tally
    upto: int = 0  # offset below which the batch's inputs lie
    waiting: int = 0
    is_closed: bool = False
    moved: float = field(default_factory=monotonic)  # last send or acknowledgement


@dataclass(slots=True, eq=False)
class Window:
    """The unacknowledged outputs of one partition; `settled` is called in order."""

    guard: Guard
    settled: Callable[[Batch], None]
    records: int = 0
    nbytes: int = 0
    _batches: deque[Batch] = field(default_factory=deque)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_full(self) -> bool:
        """Tell whether the next output must wait."""
        settings = self.guard.settings
        return (
            self.records >= settings.window_records
            or self.nbytes >= settings.window_bytes
        )

    @property
    def is_empty(self) -> bool:
        """Tell whether every batch is settled."""
        return not self._batches

    def overdue(self, seconds: float) -> Batch | None:
        """Give the oldest batch when none of its deliveries moved for that long."""
        if not self._batches:
            return None
        first = self._batches[0]
        is_late = first.waiting and monotonic() - first.moved > seconds
        return first if is_late else None

    async def wait_for_change(self) -> None:
        """Wait until some delivery was acknowledged."""
        self._changed.clear()
        await self._changed.wait()

    def open(self, batch: Batch) -> None:
        """Line a batch up behind those before."""
        self._batches.append(batch)

    def expect(self, batch: Batch, future: asyncio.Future[object], size: int) -> None:
        """Count a delivery of the batch until its future is done."""
        if not batch.waiting:
            batch.moved = monotonic()
        batch.waiting += 1
        self.records += 1
        self.nbytes += size
        self.guard.in_flight += 1
        future.add_done_callback(lambda done: self._delivered(batch, done, size))

    def close(self, batch: Batch, upto: int) -> None:
        """Add nothing more to the batch: its inputs lie below `upto`."""
        batch.upto = upto
        batch.is_closed = True
        if not batch.waiting:
            self._settle()

    def _delivered(
        self, batch: Batch, future: asyncio.Future[object], size: int
    ) -> None:
        error = None if future.cancelled() else future.exception()
        if error is not None or future.cancelled():
            _end_of_delivery(batch, error)
        batch.waiting -= 1
        batch.moved = monotonic()
        self.records -= 1
        self.nbytes -= size
        self.guard.in_flight -= 1
        if not batch.waiting:
            self._settle()
        self._changed.set()

    def _settle(self) -> None:
        batches = self._batches
        while batches and batches[0].is_closed and not batches[0].waiting:
            self.settled(batches.popleft())
        self._changed.set()


def _end_of_delivery(batch: Batch, error: BaseException | None) -> None:
    tp = batch.piece.tp
    end(
        exit_for(error),
        f"delivery failed for {tp.topic}/{tp.partition} from offset {batch.piece.low}:"
        f" {type(error).__name__}: {error}; start again from the commit",
    )
