"""A parser process: reads tasks from its pipe, runs the one step, answers.

Its limits are the kernel's: CPU time by a timer whose signal kills (no handler runs
while C code works), memory by the address space. It outlives Ctrl-C and SIGTERM, so
that a drain can finish, and ends when its pipe does, so when its parent dies.
"""

from __future__ import annotations

import gc
import resource
import signal
import sys
import traceback
from contextlib import suppress
from typing import BinaryIO

import msgspec

from agents.pool_frames import READY, Answer, Hello, Task, answering, read, write
from streams.runner import Link, step
from streams.topology import links

__all__ = ["main"]


def main() -> None:
    """Serve until the pipe ends."""
    answers = answering()
    greeting = read(sys.stdin.buffer)
    if greeting is None:
        return
    hello = msgspec.msgpack.decode(greeting, type=Hello)
    link = links(hello.settings, hello.provenance, (hello.stage,))[hello.stage]
    gc.freeze()  # as in agents/wiring.py
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hello.memory_bytes, hard))
    with suppress(BrokenPipeError):  # the parent died first: nobody is left to tell
        _serve(link, hello.cpu_seconds, answers)


def _serve(link: Link, cpu_seconds: float, answers: BinaryIO) -> None:
    write(answers, READY)
    decoder = msgspec.msgpack.Decoder(Task)
    while (data := read(sys.stdin.buffer)) is not None:
        answer = _answer(link, decoder.decode(data), cpu_seconds)
        write(answers, answer)
        if answer.step is None:
            return  # what ran out of memory may be torn


def _answer(link: Link, task: Task, cpu_seconds: float) -> Answer:
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
    try:
        return Answer(step=step(link, task.message, commit=task.commit))
    except MemoryError:
        return Answer(is_out_of_memory=True)
    except Exception:  # noqa: BLE001 - the rim: told to the parent, which stops
        return Answer(traceback=traceback.format_exc())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


if __name__ == "__main__":
    main()
