"""One parser process, seen from the worker: started when needed, killed when over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from agents.pipes import widen
from agents.pool_frames import READY, Answer, Hello, Late, Task, receive, send
from schemas.message import Message
from streams.runner import Step

__all__ = ["ChildFailed", "Overrun", "ParserProcess"]

START_SECONDS = 120.0
# Wall clock beside the CPU limit: for a process that waits or is starved. Twelve
# others may want the same core before an innocent page is killed.
WALL_FACTOR = 12.0
ROOT = Path(__file__).resolve().parent.parent


class Overrun(Exception):
    """The process died over this task, or had to be killed: limits, or a crash in C."""


class ChildFailed(Exception):
    """Our own code raised in the process, or it cannot start: the worker must stop."""


class ParserProcess:
    """Used by one thread at a time; `stop` may come from any."""

    def __init__(self, hello: Hello) -> None:
        """Nothing is started yet."""
        self._hello = hello
        self._process: subprocess.Popen[bytes] | None = None
        self._decoder = msgspec.msgpack.Decoder(Answer)

    def step(self, message: Message, commit: int) -> Step:
        """Run the one step in the process; raises Overrun or ChildFailed."""
        process = self._process or self._start()
        deadline = time.monotonic() + self._hello.cpu_seconds * WALL_FACTOR
        task = msgspec.msgpack.encode(Task(message=message, commit=commit))
        try:
            send(_input(process), task, deadline)
            data = receive(_output(process), deadline)
        except Late:
            self.kill()
            raise Overrun("killed: no answer in time") from None
        except BrokenPipeError:
            data = None
        return self._step_of(data)

    @property
    def pid(self) -> int | None:
        """The process's id while it runs."""
        return None if self._process is None else self._process.pid

    def stop(self) -> None:
        """End the process from another thread; the one that uses it sees its end."""
        process = self._process
        if process is not None:
            process.kill()

    def kill(self) -> int | None:
        """End the process at once and reap it; gives its exit status."""
        process, self._process = self._process, None
        if process is None:
            return None
        process.kill()
        status = process.wait()
        _close(process)
        return status

    def _step_of(self, data: bytes | None) -> Step:
        answer = Answer() if data is None else self._decoder.decode(data)
        if answer.step is not None:
            return answer.step
        if answer.traceback is not None:
            self.kill()
            raise ChildFailed(answer.traceback)
        raise Overrun(self._post_mortem(answer))

    def _post_mortem(self, answer: Answer) -> str:
        """Say what ended the process; it is reaped."""
        process = self._process
        status = None
        if process is not None:
            try:
                status = process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                status = None
        self.kill()
        if answer.is_out_of_memory:
            return f"out of memory at {self._hello.memory_bytes} bytes"
        if status == -signal.SIGPROF:
            return f"killed after {self._hello.cpu_seconds:g} s of CPU time"
        return f"the parser process ended with status {status}"

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        process = subprocess.Popen(
            # -P: a folder called `agents` where we were started is not ours.
            (sys.executable, "-P", "-m", "agents.pool_child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            # The same page gives the same text in every process and run.
            env=os.environ | {"PYTHONPATH": path, "PYTHONHASHSEED": "0"},
        )
        self._process = process
        os.set_blocking(_input(process), False)
        widen(_input(process))
        deadline = time.monotonic() + START_SECONDS
        try:
            send(_input(process), msgspec.msgpack.encode(self._hello), deadline)
            answer = receive(_output(process), deadline)
        except (Late, BrokenPipeError):
            answer = None
        if answer != READY:
            raise ChildFailed(f"a parser process cannot start, status {self.kill()}")
        return process


def _input(process: subprocess.Popen[bytes]) -> int:
    assert process.stdin is not None  # noqa: S101 - it was made with a pipe
    return process.stdin.fileno()


def _output(process: subprocess.Popen[bytes]) -> int:
    assert process.stdout is not None  # noqa: S101 - it was made with a pipe
    return process.stdout.fileno()


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
