"""The window: acknowledged in the order of the inputs, bounded in records and bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from agents.delivery.guard import make_guard
from agents.delivery.slices import Partition, Slice
from agents.delivery.tally import Tally
from agents.delivery.window import Batch, Window
from streams.settings import Settings

TP = Partition("articles.raw", 0)
LONG = 100.0  # seconds
LIMITS = Settings(window_records=3, window_bytes=100)


def batch(start: int) -> Batch:
    """One of ten inputs."""
    piece = Slice(tp=TP, epoch=1, start=start, end=start + 10, records=())
    return Batch(piece, Tally("parse"))


def played(play: Callable[[Window], Awaitable[None]]) -> list[int]:
    """Play with a window; give where the settled batches began, in order."""
    settled: list[int] = []

    async def run() -> None:
        window = Window(
            make_guard(LIMITS), lambda done: settled.append(done.piece.start)
        )
        await play(window)
        await asyncio.sleep(0)

    asyncio.run(run())
    return settled


def opened(window: Window, start: int, *sizes: int) -> list[asyncio.Future[object]]:
    """Open a batch with deliveries of these sizes, and close it."""
    one = batch(start)
    window.open(one)
    futures = [asyncio.get_running_loop().create_future() for _ in sizes]
    for future, size in zip(futures, sizes, strict=True):
        window.expect(one, future, size)
    window.close(one, start + 10)
    return futures


def test_a_batch_is_settled_when_all_its_deliveries_are() -> None:
    """Not one earlier."""

    async def play(window: Window) -> None:
        first, second = opened(window, 0, 1, 1)
        second.set_result(None)
        await asyncio.sleep(0)
        assert not window.is_empty
        first.set_result(None)

    assert [0] == played(play)


def test_batches_settle_in_the_order_of_their_inputs() -> None:
    """A later batch waits for the earlier, whichever is acknowledged first."""

    async def play(window: Window) -> None:
        (early,), (late,) = opened(window, 0, 1), opened(window, 10, 1)
        late.set_result(None)
        await asyncio.sleep(0)
        assert not window.is_empty
        early.set_result(None)

    assert [0, 10] == played(play)


def test_a_batch_without_outputs_settles_in_its_turn() -> None:
    """A repeat sends nothing."""

    async def play(window: Window) -> None:
        (early,) = opened(window, 0, 1)
        opened(window, 10)
        await asyncio.sleep(0)
        early.set_result(None)

    assert [0, 10] == played(play)


def test_the_window_is_full_by_records_or_bytes() -> None:
    """And has room again after an acknowledgement."""

    async def play(window: Window) -> None:
        first, *_ = opened(window, 0, 1, 1, 1)
        assert window.is_full
        first.set_result(None)
        await window.wait_for_change()
        assert not window.is_full
        opened(window, 10, 200)
        assert window.is_full
        assert 3 == window.guard.in_flight

    played(play)


def test_a_delivery_is_overdue_after_its_deadline() -> None:
    """The oldest batch tells; an empty window never does."""

    async def play(window: Window) -> None:
        assert window.overdue(0) is None
        (only,) = opened(window, 0, 1)
        assert window.overdue(60) is None
        late = window.overdue(-1)
        assert late is not None
        only.set_result(None)

    assert [0] == played(play)


def test_the_deadline_counts_from_the_last_progress() -> None:
    """A large batch may take longer than the deadline, as long as something moves."""

    async def play(window: Window) -> None:
        first, second = opened(window, 0, 1, 1)
        late = window.overdue(-1)
        assert late is not None
        late.moved -= LONG  # as if both had been sent that long ago
        assert late is window.overdue(60)
        first.set_result(None)
        await asyncio.sleep(0)
        assert window.overdue(60) is None
        late.moved -= LONG
        assert late is window.overdue(60)
        second.set_result(None)

    assert [0] == played(play)


def test_the_deadline_begins_with_a_delivery() -> None:
    """A batch whose step took long has waited for no delivery yet."""

    async def play(window: Window) -> None:
        one = batch(0)
        one.moved -= LONG
        window.open(one)
        assert window.overdue(60) is None
        future: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        window.expect(one, future, 1)
        assert window.overdue(60) is None
        window.close(one, 10)
        future.set_result(None)

    assert [0] == played(play)
