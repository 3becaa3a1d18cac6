"""Killable parser processes: the one step on messages that can hang or eat memory.

A page can keep C code busy for minutes, and no thread or time-out stops C code; a
process can be killed. Which is over its limits is started again, and its message gets
one more try, alone and with three times the limits, before it is dead (timeout).
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Self

from agents.pool_frames import Hello
from agents.pool_process import ChildFailed, Overrun, ParserProcess
from schemas.errors import Reason, Rejected
from schemas.headers import Provenance
from schemas.message import Message
from streams.parse import is_risky
from streams.runner import Step, refuse, step
from streams.settings import Settings
from streams.topology import links
from streams.version import __version__

__all__ = ["ChildFailed", "Pool"]

STAGE = "parse"
SECOND_TRY = 3  # times the limits
IN_FLIGHT = 4  # per process: keeps it busy while the first in order is awaited


class Pool:
    """Parser processes behind one call, for a worker's loop and for a plain program.

    Processes start when they are first needed. `on_restart` is called, from a thread,
    for each one that was killed; `is_slow` tells which messages go to them. ChildFailed
    from a call means that our own code failed: stop.
    """

    def __init__(
        self,
        settings: Settings,
        size: int | None = None,
        *,
        provenance: Provenance | None = None,
        on_restart: Callable[[], None] = lambda: None,
        is_slow: Callable[[Message, Settings], bool] = is_risky,
    ) -> None:
        """Make a pool of `size` processes (default: the setting `pool_size`)."""
        self._provenance = provenance or Provenance(version=__version__)
        self._settings = settings
        self._on_restart = on_restart
        self._is_slow = is_slow
        self._link = links(settings, self._provenance, (STAGE,))[STAGE]
        self._size = size or settings.pool_size
        self._threads = ThreadPoolExecutor(self._size, "kawat-pool")
        self._processes = [ParserProcess(self._hello(1)) for _ in range(self._size)]
        self._idle: queue.LifoQueue[ParserProcess] = queue.LifoQueue()
        self._last_try = ParserProcess(self._hello(SECOND_TRY))
        self._alone = threading.Lock()
        self._is_closed = False
        for process in self._processes:
            self._idle.put(process)

    def __enter__(self) -> Self:
        """Close at the end of a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Kill the processes."""
        self.close()

    async def step(self, message: Message, commit: int) -> Step:
        """Run the step; a text is read at once, a page in a process."""
        if not self._is_slow(message, self._settings):
            return step(self._link, message, commit=commit)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._threads, self._in_process, message, commit
        )

    def run(self, messages: Iterable[Message]) -> Iterator[tuple[Message, Step]]:
        """Give each message with its step, in order; its offset is its commit."""
        waiting: deque[tuple[Message, Future[Step]]] = deque()
        for message in messages:
            waiting.append((message, self.submit(message)))
            while len(waiting) > IN_FLIGHT * self._size or _is_next_done(waiting):
                first, future = waiting.popleft()
                yield first, future.result()
        for first, future in waiting:
            yield first, future.result()

    def submit(self, message: Message) -> Future[Step]:
        """Give the step of one message, later; its offset is its commit."""
        if self._is_slow(message, self._settings):
            return self._threads.submit(self._in_process, message, message.offset)
        future: Future[Step] = Future()
        future.set_result(step(self._link, message, commit=message.offset))
        return future

    def close(self) -> None:
        """Kill the processes; what is under way raises."""
        self._is_closed = True
        processes = (*self._processes, self._last_try)
        for process in processes:
            process.stop()
        self._threads.shutdown(cancel_futures=True)
        for process in processes:
            process.kill()

    def _in_process(self, message: Message, commit: int) -> Step:
        process = self._idle.get()
        try:
            return process.step(message, commit)
        except Overrun as overrun:
            return self._once_more(message, commit, overrun)
        finally:
            self._idle.put(process)

    def _once_more(self, message: Message, commit: int, first: Overrun) -> Step:
        """Try alone with more of everything; two processes died of it = dead letter."""
        with self._alone:
            self._count()
            try:
                return self._last_try.step(message, commit)
            except Overrun as second:
                self._count()
                detail = f"{first}; tried again: {second}"
                return refuse(self._link, message, Rejected(Reason.TIMEOUT, detail))
            finally:
                self._last_try.kill()

    def _count(self) -> None:
        if self._is_closed:
            raise ChildFailed("the pool was closed")
        self._on_restart()

    def _hello(self, times: int) -> Hello:
        settings = self._settings
        return Hello(
            settings=settings,
            provenance=self._provenance,
            stage=STAGE,
            cpu_seconds=settings.html_cpu_seconds * times,
            memory_bytes=settings.html_memory_bytes * times,
        )


def _is_next_done(waiting: deque[tuple[Message, Future[Step]]]) -> bool:
    return bool(waiting) and waiting[0][1].done()
