"""A chain of three trivial stages whose outputs tell every fault of the delivery.

parse passes the payload on; some payloads ask for trouble. dedupe numbers each origin
once, in the order of its topic, and remembers the number: an origin with two numbers,
or a number with two origins, is a lost or forgotten state. classify passes on. Every
record names the record that it was made from (`at`): the same `at` twice was read
twice.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, structs

from schemas.errors import Reason, Rejected
from schemas.headers import Provenance
from schemas.message import Message
from schemas.topics import ENRICHED, PARSED, UNIQUE
from streams.runner import Link, Step, step
from streams.settings import Settings
from streams.stage import Emit, Fate, Incoming, Outcome, Stage

__all__ = ["SlowPool", "links", "restore"]


class Numbers(dict[bytes, tuple[int, int]]):
    """Number and offset of each origin."""

    @staticmethod
    def forget(_: int) -> tuple[()]:
        """Forget nothing, however far the commit is."""
        return ()

    @staticmethod
    def close() -> None:
        """Hold nothing outside of memory."""


class Line(Struct, frozen=True, kw_only=True):
    """What travels: the payload's id, the record it was made from, dedupe's number."""

    id: str
    at: str
    pad: str = ""
    number: int | None = None


def links(settings: Settings, *, is_calm: bool) -> dict[str, Link]:
    """Chain the three stages; a calm chain takes troubling payloads like any other."""
    stages = {
        "parse": (_parse(is_calm=is_calm), Message),
        "dedupe": (_dedupe, Line),
        "classify": (_classify, Line),
    }
    return {
        name: Link(
            stage=Stage(name=name, accepts=accepts, emits=Line, run=run),
            provenance=Provenance(version="0"),
            max_output_bytes=settings.max_output_bytes,
        )
        for name, (run, accepts) in stages.items()
    }


def restore(records: Mapping[bytes, bytes], _: int) -> Numbers:
    """Make dedupe's state from its table: number and offset of each origin."""
    split = {origin: value.split() for origin, value in records.items()}
    return Numbers({o: (int(n), int(at)) for o, (n, at) in split.items()})


class SlowPool:
    """A pool in which a payload `slow` takes a minute, unless the chain is calm."""

    def __init__(self, link: Link, *, is_calm: bool) -> None:
        """Keep parse's link."""
        self._link = link
        self._is_calm = is_calm

    async def step(self, message: Message, commit: int) -> Step:
        """Run parse, sooner or later."""
        if not self._is_calm:
            await asyncio.sleep(60)
        return step(self._link, message, commit=commit)

    @staticmethod
    def takes(message: Message) -> bool:
        """Tell the messages that go through the pool."""
        return (message.value or b"").startswith(b"slow")


def _parse(*, is_calm: bool) -> Callable[[Incoming, Any], Outcome]:
    def run(incoming: Incoming, _: Any) -> Outcome:
        value = incoming.message.value or b""
        word = value.split(b"|")[0].decode()
        if not is_calm and word in TROUBLE:
            TROUBLE[word](incoming.message)
        pad = "x" * len(value) if word == "large" else ""
        line = Line(id=word, at=incoming.message.coordinates, pad=pad)
        emit = _emit(PARSED, incoming, line, settled=incoming.commit)
        return Outcome(fate=Fate.PASSED, emits=(emit,))

    return run


def _dedupe(incoming: Incoming, numbers: Numbers) -> Outcome:
    origin, offset = incoming.origin.encode(), incoming.message.offset
    number, first = numbers.setdefault(origin, (len(numbers), offset))
    if first != offset:
        return Outcome(fate=Fate.REPEAT)  # sent twice by parse
    line = structs.replace(_onward(incoming), number=number)
    emit = _emit(UNIQUE, incoming, line)
    memo = ((origin, b"%d %d" % (number, offset)),)
    return Outcome(fate=Fate.PASSED, emits=(emit,), memo=memo)


def _classify(incoming: Incoming, _: Any) -> Outcome:
    emit = _emit(ENRICHED, incoming, _onward(incoming))
    return Outcome(fate=Fate.ENRICHED, emits=(emit,))


def _onward(incoming: Incoming) -> Line:
    line: Line = incoming.record
    return structs.replace(line, at=incoming.message.coordinates)


def _emit(
    topic: str, incoming: Incoming, line: Line, settled: int | None = None
) -> Emit:
    return Emit(topic=topic, key=incoming.message.key, record=line, settled=settled)


def _reject(message: Message) -> None:
    raise Rejected(Reason.EMPTY_BODY, message.coordinates)


def _raise(message: Message) -> None:
    raise ValueError(message.coordinates)


def _hang(_: Message) -> None:
    time.sleep(60)


TROUBLE: dict[str, Callable[[Message], None]] = {
    "reject": _reject,
    "raise": _raise,
    "hang": _hang,
}
