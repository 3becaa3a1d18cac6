"""The delivery deadline: aiokafka's idempotent producer retries for ever.

Its retries keep the order, so they are left alone; a delivery that is not acknowledged
within the deadline ends the process, and the next start goes on from the commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Protocol

from agents.delivery.ending import end
from agents.delivery.window import Batch
from agents.exits import Exit

__all__ = ["watch_deliveries"]

LOOK_AGAIN_SECONDS = 1.0


class Overdue(Protocol):
    """Knows of a batch that waits too long."""

    def overdue(self, seconds: float) -> Batch | None:
        """Give it."""
        ...


async def watch_deliveries(
    conveyors: Callable[[], Iterable[Overdue]], seconds: float
) -> None:
    """Look every second, for ever."""
    while True:
        for conveyor in conveyors():
            late = conveyor.overdue(seconds)
            if late is not None:
                tp = late.piece.tp
                end(
                    Exit.BROKER_AWAY,
                    f"no delivery acknowledged for {seconds:g} s from {tp.topic}/"
                    f"{tp.partition} offset {late.piece.low}: uncommitted",
                )
        await asyncio.sleep(LOOK_AGAIN_SECONDS)
