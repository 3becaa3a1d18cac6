"""A chain of three trivial stages whose outputs tell every fault of the delivery.

parse passes the payload on; some payloads ask for trouble. dedupe numbers each origin
once, in the order of its topic, and remembers the number: an origin with two numbers,
or a number with two origins, is a lost or forgotten state. classify passes on. Every
record names the record that it was made from (`at`): the same `at` twice was read
twice.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from schemas.errors import Reason, Rejected
from schemas.headers import Provenance
from schemas.message import Message
from schemas.topics import ENRICHED, PARSED, UNIQUE
from streams.runner import Link, Step, step
from streams.settings import Settings
from streams.stage import Emit, Fate, Incoming, Outcome, Stage

__all__ = ["SlowPool", "links", "restore"]

Numbers = dict[bytes, int]


def links(settings: Settings, *, is_calm: bool) -> dict[str, Link]:
    """Chain the three stages; a calm chain takes troubling payloads like any other."""
    stages = {
        "parse": _parse(is_calm=is_calm),
        "dedupe": _dedupe,
        "classify": _classify,
    }
    return {
        name: Link(
            stage=Stage(name=name, accepts=Message, emits=Message, run=run),
            provenance=Provenance(version="0"),
            max_output_bytes=settings.max_output_bytes,
        )
        for name, run in stages.items()
    }


def restore(records: Mapping[bytes, bytes], _: int) -> Numbers:
    """Make dedupe's state from its table."""
    return {origin: int(number) for origin, number in records.items()}


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
        record = {"id": word, "at": incoming.message.coordinates}
        if word == "large":
            record["pad"] = "x" * len(value)
        emit = _emit(PARSED, incoming, record, settled=incoming.commit)
        return Outcome(fate=Fate.PASSED, emits=(emit,))

    return run


def _dedupe(incoming: Incoming, numbers: Numbers) -> Outcome:
    origin = incoming.origin.encode()
    number = numbers.setdefault(origin, len(numbers))
    emit = _emit(UNIQUE, incoming, _onward(incoming) | {"number": number})
    memo = ((origin, str(number).encode()),)
    return Outcome(fate=Fate.PASSED, emits=(emit,), memo=memo)


def _classify(incoming: Incoming, _: Any) -> Outcome:
    emit = _emit(ENRICHED, incoming, _onward(incoming))
    return Outcome(fate=Fate.ENRICHED, emits=(emit,))


def _onward(incoming: Incoming) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(incoming.message.value or b"{}")
    return record | {"at": incoming.message.coordinates}


def _emit(
    topic: str, incoming: Incoming, record: dict[str, Any], settled: int | None = None
) -> Emit:
    key = incoming.message.key
    return Emit(topic=topic, key=key, record=record, settled=settled)


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
