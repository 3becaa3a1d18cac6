"""Worker processes of a replay, one a core: batches go out, steps come back.

One thread, no locks: `pump` writes and reads what the pipes take without waiting. Each
process has a second batch in its pipe while it works on the first. Pages go to the
killable parser processes that the live worker uses, with the same limits.
"""

from __future__ import annotations

import os
import select
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from types import TracebackType
from typing import Self

from agents.pool import Pool
from agents.replay.work_frames import Answer, Hello, Task
from agents.replay.work_process import WorkProcess
from schemas.message import Message
from streams.runner import Step

__all__ = ["Workers"]

AHEAD = 2  # batches a process: one in work, one in the pipe
FIRST = ("classify", "parse")  # what is nearly done goes before what is new


class Workers:
    """The processes; `submit` queues a batch, `pump` gives those that are answered."""

    def __init__(
        self, hello: Hello, size: int, on_restart: Callable[[], None] = lambda: None
    ) -> None:
        """Start them; `on_restart` is called for each killed parser process."""
        self._queues: dict[str, deque[Task]] = {stage: deque() for stage in FIRST}
        self._processes = [WorkProcess(hello) for _ in range(size)]
        self._hello = hello
        self._on_restart = on_restart
        self._pool: Pool | None = None  # of most runs no page is read
        self._tasks: dict[tuple[str, int], Task] = {}
        self._paged: dict[tuple[str, int], _Paged] = {}
        self._wake = _Wake()
        self.size = size

    def __enter__(self) -> Self:
        """Wait until every process is ready."""
        for process in self._processes:
            process.await_ready()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes."""
        for process in self._processes:
            process.kill()
        if self._pool is not None:
            self._pool.close()
        self._wake.close()

    def submit(self, task: Task) -> None:
        """Queue a batch."""
        self._tasks[task.stage, task.number] = task
        self._queues[task.stage].append(task)

    @property
    def waiting(self) -> int:
        """Count the batches that no process has yet."""
        return sum(map(len, self._queues.values()))

    def pump(self, seconds: float) -> list[Answer]:
        """Move what can be moved, waiting so long for something to be; then answers."""
        self._assign()
        poller = select.poll()
        for process in self._processes:
            process.register(poller)
        poller.register(self._wake.fd, select.POLLIN)
        ready = {fd for fd, _ in poller.poll(seconds * 1000)}
        if self._wake.fd in ready:
            self._wake.clear()
        done: list[Answer] = []
        for process in self._processes:
            for answer in process.move(ready):
                done += self._taken(answer)
        done += self._paged_done()
        self._assign()
        return done

    def _assign(self) -> None:
        """Give the next batches to those that have the fewest."""
        for stage in FIRST:
            queue = self._queues[stage]
            while queue:
                process = min(self._processes, key=lambda each: each.owes)
                if process.owes >= AHEAD:
                    return
                process.send(queue.popleft())

    def _taken(self, answer: Answer) -> Iterator[Answer]:
        """Take over an answer; its pages are read elsewhere first."""
        place = answer.stage, answer.number
        task = self._tasks.pop(place)
        if None not in answer.steps:
            yield answer
            return
        self._paged[place] = _Paged(answer, task, self._page)

    def _page(self, message: Message) -> Future[Step]:
        if self._pool is None:
            self._pool = self._opened()
        future = self._pool.submit(message)
        future.add_done_callback(self._wake.call)
        return future

    def _opened(self) -> Pool:
        return Pool(
            self._hello.settings,
            self.size,
            provenance=self._hello.provenance,
            on_restart=self._on_restart,
            is_slow=lambda *_: True,
        )

    def _paged_done(self) -> list[Answer]:
        over = [place for place, paged in self._paged.items() if paged.is_done]
        return [self._paged.pop(place).answer for place in over]


class _Paged:
    """An answer that waits for its pages."""

    def __init__(
        self, answer: Answer, task: Task, submit: Callable[[Message], Future[Step]]
    ) -> None:
        self._answer = answer
        self._futures = [
            submit(message) if step is None else None
            for step, message in zip(answer.steps, task.messages, strict=True)
        ]

    @property
    def is_done(self) -> bool:
        return all(future is None or future.done() for future in self._futures)

    @property
    def answer(self) -> Answer:
        """The whole answer; raises what went wrong in a process."""
        steps = tuple(
            step if future is None else future.result()
            for step, future in zip(self._answer.steps, self._futures, strict=True)
        )
        return Answer(number=self._answer.number, stage=self._answer.stage, steps=steps)


class _Wake:
    """A pipe that ends a poll from another thread."""

    def __init__(self) -> None:
        self.fd, self._far = os.pipe()
        os.set_blocking(self.fd, False)
        os.set_blocking(self._far, False)

    def call(self, _: object) -> None:
        try:
            os.write(self._far, b"!")
        except OSError:
            return  # it is full, so it wakes; or it is over

    def clear(self) -> None:
        os.read(self.fd, 65_536)

    def close(self) -> None:
        os.close(self.fd)
        os.close(self._far)
