"""A chain of three trivial stages whose outputs tell every fault of the delivery.

parse passes the payload on. dedupe numbers each origin once, in the order of its topic,
and remembers the number: an origin with two numbers, or a number with two origins, is a
lost or forgotten state. classify passes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from schemas.errors import Reason, Rejected
from schemas.headers import Provenance
from schemas.message import Message
from schemas.topics import ENRICHED, PARSED, UNIQUE
from streams.runner import Link
from streams.stage import Emit, Fate, Incoming, Outcome, Stage

Numbers = dict[bytes, int]
LIMIT = 6_000_000


def links() -> dict[str, Link]:
    """Chain the three stages."""
    return {
        name: Link(
            stage=Stage(name=name, accepts=Message, emits=Message, run=run),
            provenance=Provenance(version="0"),
            max_output_bytes=LIMIT,
        )
        for name, run in STAGES.items()
    }


def restore(records: Mapping[bytes, bytes], _: int) -> Numbers:
    """Make dedupe's state from its table."""
    return {origin: int(number) for origin, number in records.items()}


def parse(incoming: Incoming, _: Any) -> Outcome:
    """Pass the payload on; some payloads ask for trouble."""
    message = incoming.message
    for order, trouble in TROUBLE.items():
        if (message.value or b"").startswith(order):
            trouble(message)
    emit = Emit(
        topic=PARSED,
        key=message.key,
        record={"n": (message.value or b"").decode().split("|")[0]},
        settled=incoming.commit,
    )
    return Outcome(fate=Fate.PASSED, emits=(emit,))


def dedupe(incoming: Incoming, numbers: Numbers) -> Outcome:
    """Number each origin once."""
    origin = incoming.origin.encode()
    number = numbers.setdefault(origin, len(numbers))
    value = incoming.message.value or b""
    emit = Emit(
        topic=UNIQUE,
        key=incoming.message.key,
        record={"parsed": value.decode(), "number": number},
    )
    memo = ((origin, str(number).encode()),)
    return Outcome(fate=Fate.PASSED, emits=(emit,), memo=memo)


def classify(incoming: Incoming, _: Any) -> Outcome:
    """Pass on."""
    value = (incoming.message.value or b"").decode()
    emit = Emit(topic=ENRICHED, key=incoming.message.key, record={"unique": value})
    return Outcome(fate=Fate.ENRICHED, emits=(emit,))


def _reject(message: Message) -> None:
    raise Rejected(Reason.EMPTY_BODY, message.coordinates)


def _raise(message: Message) -> None:
    raise ValueError(message.coordinates)


def _hang(_: Message) -> None:
    time.sleep(120)


def _grow(message: Message) -> None:
    raise Rejected(Reason.OUTPUT_TOO_LARGE, message.coordinates)


TROUBLE: dict[bytes, Callable[[Message], None]] = {
    b"reject": _reject,
    b"raise": _raise,
    b"hang": _hang,
    b"grow": _grow,
}
STAGES: dict[str, Callable[[Incoming, Any], Outcome]] = {
    "parse": parse,
    "dedupe": dedupe,
    "classify": classify,
}
