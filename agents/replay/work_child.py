"""A worker process of a replay: parse and classify by the batch, through the one step.

It outlives Ctrl-C and SIGTERM, so that what is in hand can be finished, and ends when
its pipe does, so when its parent dies.
"""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from typing import BinaryIO

import msgspec

from agents.plugs import plugged
from agents.pool_frames import READY, answering, read, write
from agents.replay.work_frames import Answer, Hello, Task
from streams.parse import is_risky
from streams.runner import Link, Step, step
from streams.settings import Settings
from streams.topology import links

__all__ = ["main"]


def main() -> None:
    """Serve until the pipe ends."""
    answers = answering()
    greeting = read(sys.stdin.buffer)
    if greeting is None:
        return
    hello = msgspec.msgpack.decode(greeting, type=Hello)
    settings, provenance = hello.settings, hello.provenance
    made = {
        **links(settings, provenance, ("parse",)),
        **links(settings, provenance, ("classify",), plugged(settings)),
    }
    gc.freeze()  # as in agents/wiring.py
    with suppress(BrokenPipeError):  # the parent died first: nobody is left to tell
        _serve(made, answers, settings)


def _serve(made: Mapping[str, Link], answers: BinaryIO, settings: Settings) -> None:
    write(answers, READY)
    decoder = msgspec.msgpack.Decoder(Task)
    while (data := read(sys.stdin.buffer)) is not None:
        task = decoder.decode(data)
        write(answers, _answer(made[task.stage], task, settings))


def _answer(link: Link, task: Task, settings: Settings) -> Answer:
    try:
        steps = tuple(_step(link, task, place, settings) for place in _places(task))
    except Exception:  # noqa: BLE001 - the rim: told to the parent, which stops
        told = traceback.format_exc()
        return Answer(number=task.number, stage=task.stage, traceback=told)
    return Answer(number=task.number, stage=task.stage, steps=steps)


def _places(task: Task) -> range:
    return range(len(task.messages))


def _step(link: Link, task: Task, place: int, settings: Settings) -> Step | None:
    message = task.messages[place]
    if task.stage == "parse" and is_risky(message, settings):
        return None
    return step(link, message, commit=message.offset)


if __name__ == "__main__":
    main()
