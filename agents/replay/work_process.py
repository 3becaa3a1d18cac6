"""One worker process of a replay, seen from its parent: pipes that never block."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import time
from collections import deque
from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from agents.pipes import widen
from agents.pool_frames import READY, Late, framed, receive
from agents.replay.work_frames import Answer, Hello, Task
from schemas.errors import KawatError

__all__ = ["WorkProcess", "WorkerFailed"]

START_SECONDS = 120.0
PART_BYTES = 262_144
LENGTH_BYTES = 4
ROOT = Path(__file__).resolve().parents[2]


class WorkerFailed(KawatError):
    """Our own code failed in a worker process, or the process died: stop."""


class WorkProcess:
    """Started at once; `owes` counts the batches that it has not answered."""

    def __init__(self, hello: Hello) -> None:
        """Start it; it may take seconds until it is ready."""
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            # -P: a folder called `agents` where we were started is not ours.
            (sys.executable, "-P", "-m", "agents.replay.work_child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=os.environ | {"PYTHONPATH": path},
        )
        assert self._process.stdin is not None  # noqa: S101 - made with pipes
        assert self._process.stdout is not None  # noqa: S101
        self._input = self._process.stdin.fileno()
        self._output = self._process.stdout.fileno()
        for fd in (self._input, self._output):
            os.set_blocking(fd, False)
            widen(fd)
        self._decoder = msgspec.msgpack.Decoder(Answer)
        self._outgoing: deque[memoryview] = deque()
        self._incoming = bytearray()
        self.owes = 0
        self._queue(hello)

    def await_ready(self) -> None:
        """Wait until its tables are loaded; raises WorkerFailed."""
        self._write()
        answer = None
        with contextlib.suppress(Late):
            answer = receive(self._output, time.monotonic() + START_SECONDS)
        if answer != READY:
            raise self._dead("cannot start")

    def send(self, task: Task) -> None:
        """Put a batch into its pipe, as far as that takes it now."""
        self.owes += 1
        self._queue(task)
        self._write()

    def register(self, poller: select.poll) -> None:
        """Wait for its answers, and for room when something is left to be sent."""
        poller.register(self._output, select.POLLIN)
        if self._outgoing:
            poller.register(self._input, select.POLLOUT)

    def move(self, ready: Collection[int]) -> Iterator[Answer]:
        """Write and read what is possible; give whole answers."""
        if self._input in ready:
            self._write()
        if self._output in ready:
            self._read()
        while (data := self._frame()) is not None:
            answer = self._decoder.decode(data)
            if answer.traceback is not None:
                raise WorkerFailed(answer.traceback)
            self.owes -= 1
            yield answer

    def kill(self) -> None:
        """End it and reap it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _queue(self, value: msgspec.Struct) -> None:
        self._outgoing.append(memoryview(framed(value)))

    def _write(self) -> None:
        while self._outgoing:
            part = self._outgoing[0]
            try:
                written = os.write(self._input, part[:PART_BYTES])
            except BlockingIOError:
                return
            except BrokenPipeError:
                raise self._dead("died") from None
            if written == len(part):
                self._outgoing.popleft()
            else:
                self._outgoing[0] = part[written:]

    def _read(self) -> None:
        while True:
            try:
                part = os.read(self._output, PART_BYTES)
            except BlockingIOError:
                return
            if not part:
                raise self._dead("died")
            self._incoming += part
            if len(part) < PART_BYTES:
                return

    def _frame(self) -> bytes | None:
        if len(self._incoming) < LENGTH_BYTES:
            return None
        end = LENGTH_BYTES + int.from_bytes(self._incoming[:LENGTH_BYTES], "big")
        if len(self._incoming) < end:
            return None
        data = bytes(memoryview(self._incoming)[LENGTH_BYTES:end])
        del self._incoming[:end]
        return data

    def _dead(self, what: str) -> WorkerFailed:
        self._process.kill()
        status = self._process.wait()
        return WorkerFailed(f"a worker process of the replay {what}, status {status}")
