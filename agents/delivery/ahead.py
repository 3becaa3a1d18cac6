"""Slow steps of a slice, started some messages ahead; asked for in order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from agents.delivery.station import Station
from schemas.message import Message
from streams.runner import Step

__all__ = ["Ahead"]

LOOK_AGAIN_SECONDS = 0.1


class Ahead:
    """As many steps under way as the pool has processes, and one more."""

    def __init__(
        self, station: Station, messages: Sequence[Message], commit: int
    ) -> None:
        """Start nothing yet."""
        self._station = station
        self._commit = commit
        self._waiting = deque(m for m in messages if station.is_slow(m))
        self._running: dict[int, asyncio.Task[Step]] = {}

    async def result(
        self, message: Message, is_wanted: Callable[[], bool]
    ) -> Step | None:
        """Give the step of a slow message; None once it is not wanted any more."""
        self._start()
        task = self._running.pop(message.offset)
        while is_wanted():
            done, _ = await asyncio.wait({task}, timeout=LOOK_AGAIN_SECONDS)
            if done:
                return task.result() if is_wanted() else None
        self._running[message.offset] = task
        return None

    def abandon(self) -> None:
        """Let running steps end unheard."""
        for task in self._running.values():
            task.add_done_callback(_forget)

    def _start(self) -> None:
        most = self._station.guard.settings.pool_size + 1
        while self._waiting and len(self._running) < most:
            message = self._waiting.popleft()
            task = self._station.step_in_pool(message, self._commit)
            self._running[message.offset] = task


def _forget(task: asyncio.Task[Step]) -> None:
    if not task.cancelled():
        task.exception()
