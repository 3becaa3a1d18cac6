"""A stage: a pure function from one record (and its state) to what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from msgspec import Struct

from schemas.errors import Rejected, StageMismatch
from schemas.message import Message
from streams.drift import Drift

__all__ = ["Changes", "Emit", "Fate", "Incoming", "Outcome", "Stage", "chain"]

Changes = tuple[tuple[bytes, bytes | None], ...]  # state by key; None = forgotten


class Fate(StrEnum):
    """What a stage did with its input; also the `outcome` label of the metrics."""

    PASSED = "passed"
    ENRICHED = "enriched"
    DUPLICATE = "duplicate"
    DEAD = "dead"
    WITHDRAWN = "withdrawn"
    REPEAT = "repeat"


class Incoming(Struct, frozen=True, kw_only=True):
    """What a stage is called with.

    `record` is the decoded value (for parse: the message itself). `commit` is the
    acknowledged commit of the message's partition when the message was handed out:
    the next offset that the group would read.
    """

    message: Message
    record: Any
    origin: str
    commit: int = 0


class Emit(Struct, frozen=True, kw_only=True):
    """One record for a topic of the topology; `record` None is a tombstone."""

    topic: str
    key: bytes | None
    record: Any
    fate: str | None = None
    settled: int | None = None


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of one input.

    `memo` are the changes of the stage's state, key → value or None, in order; the
    input is done only when they and all emits are acknowledged. `rejection` refuses
    the input like a raised Rejected, but keeps the changes: a stage with state must
    remember what it refused by its state. `drift` is for the metrics alone.
    """

    fate: Fate
    emits: tuple[Emit, ...] = ()
    memo: Changes = ()
    kind: str | None = None
    rejection: Rejected | None = None
    drift: Drift | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A named function with the types that it reads and writes.

    `run(incoming, state)` may raise Rejected (dead letter); anything else that it
    raises stops the worker. A stage without state gets None.
    """

    name: str
    accepts: type
    emits: type
    run: Callable[[Incoming, Any], Outcome]


def chain(*stages: Stage) -> tuple[Stage, ...]:
    """Line stages up; raises StageMismatch when one does not read what comes before."""
    for before, after in pairwise(stages):
        if before.emits is not after.accepts:
            raise StageMismatch(
                f"{before.name} emits {before.emits.__name__}, "
                f"{after.name} reads {after.accepts.__name__}"
            )
    return stages
