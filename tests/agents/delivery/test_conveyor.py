"""The conveyor: results in offset order, and a drain that stops before the next one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from prometheus_client import CollectorRegistry

from agents.delivery.conveyor import Conveyor
from agents.delivery.guard import make_guard
from agents.delivery.slices import Partition, Slice
from agents.delivery.station import Station
from schemas.headers import Provenance
from schemas.message import Message
from schemas.topics import PARSED
from streams.metrics import Metrics
from streams.runner import Link, Step, step
from streams.settings import Settings
from streams.stage import Emit, Fate, Incoming, Outcome, Stage
from tests.agents.delivery.test_slices import Row

TP = Partition("articles.raw", 0)
SLOW = 0.02


def run_parse(incoming: Incoming, _: Any) -> Outcome:
    """Pass the offset on."""
    emit = Emit(topic=PARSED, key=None, record=incoming.message.offset)
    return Outcome(fate=Fate.PASSED, emits=(emit,))


LINK = Link(
    stage=Stage(name="parse", accepts=Message, emits=Message, run=run_parse),
    provenance=Provenance(version="0"),
    max_output_bytes=1_000,
)


@dataclass
class Client:
    """A producer that acknowledges at once, or when it is told to."""

    is_prompt: bool = True
    sent: list[bytes] = field(default_factory=list)
    waiting: list[asyncio.Future[None]] = field(default_factory=list)

    async def send(
        self, _: str, value: bytes, *__: Any, headers: Any
    ) -> asyncio.Future[None]:
        """Take a record."""
        assert isinstance(headers, list)
        self.sent.append(value)
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append(future)
        if self.is_prompt:
            future.set_result(None)
        return future


class Pool:
    """Takes longer for even offsets than for odd ones, and counts what it ran."""

    def __init__(self, seconds: float) -> None:
        """Sleep so long."""
        self.seconds = seconds
        self.running = self.most = 0

    async def step(self, message: Message, commit: int) -> Step:
        """Run parse, sooner or later."""
        self.running += 1
        self.most = max(self.most, self.running)
        await asyncio.sleep(self.seconds * (2 - message.offset % 2))
        self.running -= 1
        return step(LINK, message, commit=commit)


@dataclass
class Scene:
    """A station with one partition from offset 0 on."""

    client: Client = field(default_factory=Client)
    pool: Pool = field(default_factory=lambda: Pool(SLOW))
    settings: Settings = field(default_factory=Settings)
    station: Station = field(init=False)
    conveyor: Conveyor = field(init=False)

    def begin(self) -> None:
        """Build it on the running loop; every third message is slow."""
        guard = make_guard(self.settings)
        guard.ledger.begin(1, {TP: 0}, committed={TP})
        self.station = Station(
            link=LINK,
            guard=guard,
            metrics=Metrics(CollectorRegistry()),
            producer=lambda: self.client,
            pool=self.pool,
            is_slow=lambda message: message.offset % 3 == 0,
        )
        self.conveyor = Conveyor(self.station)

    async def put(self, start: int, end: int) -> Slice:
        """Hand a slice out and put it on the conveyor."""
        rows = [Row(offset) for offset in range(start, end)]
        piece = Slice(tp=TP, epoch=1, start=start, end=end, records=rows)
        self.station.guard.ledger.hand_out(piece)
        await self.conveyor.put(piece)
        return piece

    async def until_idle(self) -> None:
        """Wait until nothing is in hand."""
        await asyncio.sleep(0.001)
        while not self.conveyor.is_idle:  # noqa: ASYNC110 - it is what is tested
            await asyncio.sleep(0.001)

    @property
    def position(self) -> int | None:
        """What may be committed."""
        return self.station.guard.ledger.position(TP)


def test_results_are_sent_in_offset_order() -> None:
    """Slow steps run together, some ahead, and nobody overtakes."""
    scene = Scene()

    async def play() -> None:
        scene.begin()
        await scene.put(0, 20)
        await scene.put(20, 31)
        await scene.until_idle()
        assert 31 == scene.position

    asyncio.run(play())
    assert [b"%d" % n for n in range(31)] == scene.client.sent
    assert 3 == scene.pool.most


def test_a_drain_stops_before_the_next_message() -> None:
    """What was sent is committed, the slow step is left, the rest is read again."""
    scene = Scene(pool=Pool(30))

    async def play() -> None:
        scene.begin()
        scene.pool.seconds = 0
        await scene.put(0, 3)
        await scene.until_idle()
        scene.pool.seconds = 30
        await scene.put(3, 9)
        await asyncio.sleep(SLOW)
        scene.station.guard.is_draining = True
        await scene.until_idle()
        assert 3 == scene.position

    asyncio.run(play())
    assert [b"0", b"1", b"2"] == scene.client.sent


def test_a_full_window_waits_for_acknowledgements() -> None:
    """Two outputs at most are under way."""
    scene = Scene(client=Client(is_prompt=False), settings=Settings(window_records=2))
    scene.pool.seconds = 0

    async def play() -> None:
        scene.begin()
        await scene.put(0, 6)
        await asyncio.sleep(SLOW)
        assert 2 == len(scene.client.sent)
        for _ in range(6):
            scene.client.waiting.pop(0).set_result(None)
            await asyncio.sleep(0.002)
        await scene.until_idle()
        assert 6 == scene.position

    asyncio.run(play())


def test_a_slice_given_back_is_not_carried() -> None:
    """Another worker has it."""
    scene = Scene()

    async def play() -> None:
        scene.begin()
        scene.station.guard.ledger.close()
        await scene.put(0, 3)
        await scene.until_idle()

    asyncio.run(play())
    assert [] == scene.client.sent
