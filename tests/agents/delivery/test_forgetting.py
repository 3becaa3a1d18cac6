"""An idle conveyor lets its stage forget, through the window like any change."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from prometheus_client import CollectorRegistry

from agents.delivery.conveyor import Conveyor
from agents.delivery.guard import make_guard
from agents.delivery.slices import Partition, Slice
from agents.delivery.station import Record, Station
from streams.metrics import Metrics
from streams.settings import Settings
from streams.stage import Changes
from tests.agents.delivery.test_conveyor import LINK, TP, Client
from tests.agents.delivery.test_slices import Row

IDLE = 0.005


@dataclass
class Memory:
    """A state that has two steps of things to forget below the commit."""

    left: list[bytes] = field(default_factory=lambda: [b"a", b"b"])
    table: dict[bytes, bytes] = field(default_factory=lambda: {b"a": b"", b"b": b""})
    asked: list[tuple[int, int]] = field(default_factory=list)

    def state(self, epoch: int, commit: int) -> Any:
        """Be one's own state."""
        self.asked.append((epoch, commit))
        return self

    def forget(self, commit: int) -> Changes:
        """Forget one thing at a time, once the first three are committed."""
        return ((self.left.pop(0), None),) if self.left and commit >= 3 else ()

    def close(self) -> None:
        """Hold nothing outside of memory."""

    def write(self, changes: Changes) -> list[Record]:
        """Apply the changes."""
        for key, _ in changes:
            del self.table[key]
        return [Record("memo", key, value, (), 0) for key, value in changes]

    def drop(self) -> None:
        """Forget everything."""


@dataclass
class Scene:
    """One partition whose first three records were carried."""

    client: Client = field(default_factory=Client)
    memory: Memory = field(default_factory=Memory)
    station: Station = field(init=False)
    conveyor: Conveyor = field(init=False)

    async def begin(self) -> None:
        """Carry them; nothing is committed yet."""
        guard = make_guard(Settings())
        guard.ledger.begin(guard.chain.begin({TP: 0}), {TP: 0}, committed={TP})
        guard.chain.open()
        self.station = Station(
            link=LINK,
            guard=guard,
            metrics=Metrics(CollectorRegistry()),
            producer=lambda: self.client,
            memory=self.memory,
        )
        self.conveyor = Conveyor(self.station, idle_seconds=IDLE)
        rows = [Row(offset) for offset in range(3)]
        piece = Slice(tp=TP, epoch=1, start=0, end=3, records=rows)
        guard.ledger.hand_out(piece)
        await self.conveyor.put(piece)
        await asyncio.sleep(3 * IDLE)

    async def commit(self, tp: Partition = TP) -> None:
        """Commit them, and wait."""
        self.station.guard.ledger.committed(tp, 3)
        await asyncio.sleep(5 * IDLE)


def test_an_idle_conveyor_forgets_below_the_commit() -> None:
    """All of it, awaited in the window; nothing is acknowledged or counted by it."""
    scene = Scene()

    async def play() -> None:
        await scene.begin()
        assert 2 == len(scene.memory.table)
        scene.client.is_prompt = False
        await scene.commit()
        assert not scene.conveyor.is_idle
        assert 2 == scene.station.guard.in_flight
        for future in scene.client.waiting[-2:]:
            future.set_result(None)
        await asyncio.sleep(0.001)
        assert scene.conveyor.is_idle
        assert 3 == scene.station.guard.ledger.position(TP)

    asyncio.run(play())
    assert {} == scene.memory.table
    assert [None, None] == scene.client.sent[3:]
    assert (1, 3) == scene.memory.asked[-1]


def test_a_draining_conveyor_forgets_nothing() -> None:
    """What is in hand is finished, nothing new is begun."""
    scene = Scene()

    async def play() -> None:
        await scene.begin()
        scene.station.guard.is_draining = True
        await scene.commit()

    asyncio.run(play())
    assert 2 == len(scene.memory.table)


def test_a_conveyor_forgets_nothing_once_its_partition_was_given_back() -> None:
    """Neither while the chain is closed nor within the next assignment's memory."""
    scene = Scene()

    async def play() -> None:
        await scene.begin()
        guard = scene.station.guard
        guard.chain.close()
        await scene.commit()
        assert 2 == len(scene.memory.table)
        guard.ledger.begin(guard.chain.begin({TP: 3}), {TP: 3}, committed={TP})
        guard.chain.open()
        await scene.commit()

    asyncio.run(play())
    assert 2 == len(scene.memory.table)
