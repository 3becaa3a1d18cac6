"""One partition's slices through the stage and out, in offset order.

Steps that may be slow run in the pool, some ahead; their results are sent in order.
When partitions are given back the conveyor stops before the next message: what it sent
is awaited, the rest is read again by the next owner.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from time import perf_counter

from agents.delivery.ahead import Ahead
from agents.delivery.ending import ending_on_failure
from agents.delivery.slices import Slice, message_of
from agents.delivery.station import Record, Station
from agents.delivery.window import Batch, Window

__all__ = ["Conveyor"]

QUEUED_SLICES = 2
YIELD_SECONDS = 0.02
IDLE_SECONDS = 5.0


class Conveyor:
    """The way of one partition through one stage."""

    def __init__(self, station: Station, idle_seconds: float = IDLE_SECONDS) -> None:
        """Start its task on the running loop; the memory is tidied when that idle."""
        self._idle_seconds = idle_seconds
        self._last: Slice | None = None
        self._station = station
        self._guard = station.guard
        self._window = Window(station.guard, station.settled)
        self._slices: deque[Slice] = deque()
        self._changed = asyncio.Event()
        self._is_working = False
        self._task = asyncio.get_running_loop().create_task(self._run())

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is in hand: no step running, no delivery awaited."""
        return not self._is_working and self._window.is_empty

    def overdue(self, seconds: float) -> Batch | None:
        """Give the batch whose deliveries take longer than that."""
        return self._window.overdue(seconds)

    async def put(self, piece: Slice) -> None:
        """Line a slice up; waits while enough are waiting."""
        while len(self._slices) >= QUEUED_SLICES and self._is_ours(piece):
            self._changed.clear()
            await self._changed.wait()
        self._slices.append(piece)
        self._changed.set()

    async def _run(self) -> None:
        with ending_on_failure(self._station.name):
            while True:
                piece = await self._next()
                self._is_working = True
                await self._carry(piece)
                self._is_working = False
                self._changed.set()

    async def _next(self) -> Slice:
        while not self._slices:
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), self._idle_seconds)
            except TimeoutError:
                self._is_working = True
                await self._forget()
                self._is_working = False
        self._last = self._slices.popleft()
        return self._last

    async def _forget(self) -> None:
        """Forget what the commit allows: a withdrawn text waits for no next record."""
        memory, last = self._station.memory, self._last
        if memory is None or last is None:
            return
        while self._may_forget(last):
            commit = self._guard.ledger.commit_of(last.tp)
            changes = memory.state(last.epoch, commit).forget(commit)
            if not changes:
                return
            # Handed out by nobody: it acknowledges nothing and counts nothing.
            batch = self._open(replace(last, start=last.end, records=()))
            await self._send(batch, memory.write(changes))
            self._window.close(batch, last.end)
            await asyncio.sleep(0)

    def _may_forget(self, last: Slice) -> bool:
        guard = self._guard
        if self._slices or self._window.is_full:
            return False
        is_open = guard.chain.is_open and not guard.is_draining
        return is_open and guard.ledger.is_current(last)

    async def _carry(self, piece: Slice) -> None:
        commit = self._guard.ledger.commit_of(piece.tp)
        messages = [message_of(record) for record in piece.records]
        ahead = Ahead(self._station, messages, commit)
        batch: Batch | None = None
        yielded = perf_counter()
        for message in messages:
            is_slow = self._station.is_slow(message)
            if batch is not None and (is_slow or self._window.is_full):
                self._window.close(batch, message.offset)
                batch = None
            if self._window.is_full:
                await self._room(piece)
            if not self._is_ours(piece):
                break
            started = perf_counter()
            if is_slow:
                step = await ahead.result(message, lambda: self._is_ours(piece))
            else:
                step = self._station.step(message, piece, commit)
            if step is None:
                break
            batch = batch or self._open(piece)
            await self._send(batch, self._station.records(step))
            self._station.note(batch, message, step, perf_counter() - started)
            if perf_counter() - yielded > YIELD_SECONDS:
                await asyncio.sleep(0)
                yielded = perf_counter()
        else:
            self._window.close(batch or self._open(piece), piece.end)
            return
        ahead.abandon()
        if batch is not None:
            self._window.close(batch, message.offset)

    async def _room(self, piece: Slice) -> None:
        while self._is_ours(piece) and self._window.is_full:
            await self._window.wait_for_change()

    def _is_ours(self, piece: Slice) -> bool:
        return not self._guard.is_draining and self._guard.ledger.holds(piece)

    def _open(self, piece: Slice) -> Batch:
        batch = Batch(piece, self._station.tally())
        self._window.open(batch)
        return batch

    async def _send(self, batch: Batch, records: Iterable[Record]) -> None:
        for record in records:
            future = await self._station.send(record)
            self._window.expect(batch, future, record.size)
