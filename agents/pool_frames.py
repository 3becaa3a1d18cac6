"""What goes over the pipe between the worker and a parser process, and its frames.

A frame is four bytes of length and a msgpack value. The first frame of a process is
`Hello`, which it answers with `READY`; then each `Task` is answered with an `Answer`.
"""

from __future__ import annotations

import os
import select
import signal
import time
from typing import BinaryIO

import msgspec
from msgspec import Struct

from schemas.headers import Provenance
from schemas.message import Message
from streams.runner import Step
from streams.settings import Settings

__all__ = [
    "READY",
    "Answer",
    "Hello",
    "Late",
    "Task",
    "answering",
    "framed",
    "read",
    "receive",
    "send",
    "write",
]

READY = b"ready"
_LENGTH_BYTES = 4


class Hello(Struct, frozen=True, kw_only=True):
    """Who the process works for, and its limits: CPU seconds of one task, memory."""

    settings: Settings
    provenance: Provenance
    stage: str
    cpu_seconds: float
    memory_bytes: int


class Task(Struct, frozen=True, kw_only=True):
    """One message for `streams.runner.step`."""

    message: Message
    commit: int


class Answer(Struct, frozen=True, kw_only=True):
    """What came of a task: a step, or memory at its end, or a mistake in our code."""

    step: Step | None = None
    is_out_of_memory: bool = False
    traceback: str | None = None


class Late(Exception):
    """The other side did not read or write in time."""


def send(fd: int, data: bytes, deadline: float) -> None:
    """Write one frame to a non-blocking pipe; raises Late or BrokenPipeError."""
    rest = memoryview(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
    while rest:
        _wait(fd, select.POLLOUT, deadline)
        rest = rest[os.write(fd, rest) :]


def receive(fd: int, deadline: float) -> bytes | None:
    """Read one frame; None when the other side has gone; raises Late."""
    head = _read_exactly(fd, _LENGTH_BYTES, deadline)
    if head is None:
        return None
    return _read_exactly(fd, int.from_bytes(head, "big"), deadline)


def read(stream: BinaryIO) -> bytes | None:
    """Wait for one frame as long as it takes; None at the end."""
    head = stream.read(_LENGTH_BYTES)
    if len(head) < _LENGTH_BYTES:
        return None
    length = int.from_bytes(head, "big")
    data = stream.read(length)
    return data if len(data) == length else None


def answering() -> BinaryIO:
    """Make this process one that answers by its output, and outlives signals."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever a library prints must not stand between frames
    return answers


def write(stream: BinaryIO, value: bytes | Struct) -> None:
    """Write one frame to an unbuffered stream; raises BrokenPipeError."""
    rest = memoryview(framed(value))
    while rest:
        rest = rest[stream.write(rest) :]


def framed(value: bytes | Struct) -> bytes:
    """Frame a value for a blocking stream."""
    data = value if isinstance(value, bytes) else msgspec.msgpack.encode(value)
    return len(data).to_bytes(_LENGTH_BYTES, "big") + data


def _read_exactly(fd: int, size: int, deadline: float) -> bytes | None:
    parts: list[bytes] = []
    while size:
        _wait(fd, select.POLLIN, deadline)
        part = os.read(fd, min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _wait(fd: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(fd, event)
    left = deadline - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise Late
