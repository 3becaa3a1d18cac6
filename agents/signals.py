"""SIGTERM and SIGINT: stop within a deadline that holds even when the loop hangs."""

from __future__ import annotations

import asyncio
import signal
import threading
from types import FrameType

from agents.delivery.ending import end
from agents.exits import Exit

__all__ = ["StopRequest"]

MARGIN_SECONDS = 3.0


class StopRequest:
    """Set by the first signal; a second one, or the deadline, ends the process."""

    def __init__(self, deadline_seconds: float) -> None:
        """Listen from now on; belongs to the running loop."""
        self._deadline_seconds = deadline_seconds
        self._loop = asyncio.get_running_loop()
        self._event = asyncio.Event()
        self.is_set = False
        # Not the loop's own handlers: they wait until the loop goes on.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._take)

    async def wait(self) -> None:
        """Wait for the first signal."""
        await self._event.wait()

    def _take(self, number: int, _: FrameType | None) -> None:
        if self.is_set:
            name = signal.Signals(number).name
            end(Exit.TRY_AGAIN, f"{name} while stopping: left at once, uncommitted")
        self.is_set = True
        self._arm()
        self._loop.call_soon_threadsafe(self._event.set)

    def _arm(self) -> None:
        seconds = self._deadline_seconds
        line = f"not stopped within {seconds:g} s: what is not committed is read again"
        alarm = threading.Timer(seconds + MARGIN_SECONDS, end, (Exit.TRY_AGAIN, line))
        alarm.daemon = True
        alarm.start()
