"""How far a run is: all that a killed one needs, beside dedupe's memo, to go on."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct, field

from agents.replay.order import Turn
from agents.replay.passage import Passage
from agents.replay.plan import Order
from schemas.codec import decode, encode

__all__ = ["STANDING", "Standing"]

STANDING = b"run"  # its key beside the memo's, which are origins


class Standing(Struct, kw_only=True):
    """Counts and positions after the last record that was done, in order.

    `positions`: next offset by partition that is read; `cursor`: the same of the
    recorded order. `judged` records went through dedupe. `read` and `ends` count by
    raw partition, `orders` by partition read.
    `marks`: lengths of files.
    """

    positions: dict[str, int] = field(default_factory=dict)
    cursor: int | None = None
    judged: int = 0
    warmed: int = 0
    read: dict[str, int] = field(default_factory=dict)
    ends: dict[str, dict[str, int]] = field(default_factory=dict)
    orders: dict[str, dict[str, int]] = field(default_factory=dict)
    seconds: float = 0.0
    started: str = ""
    plan: str = ""  # its digest
    marks: dict[str, int] = field(default_factory=dict)

    @property
    def articles(self) -> int:
        """Count the records of the range that are done."""
        return sum(self.read.values())

    @property
    def counts(self) -> dict[str, int]:
        """Sum the fates over the partitions."""
        total: Counter[str] = Counter()
        for ends in self.ends.values():
            total.update(ends)
        return dict(sorted(total.items()))

    def note(self, passage: Passage) -> None:
        """Count a record that was written, next in order."""
        turn = passage.turn
        self.positions[_partition(turn)] = turn.message.offset + 1
        self.cursor = turn.cursor
        self.judged += any(stage == "dedupe" for stage, _ in passage.steps)
        if passage.is_silent:
            self.warmed += 1
            return
        raw, end = passage.partition, passage.end.value
        self.read[raw] = self.read.get(raw, 0) + 1
        ends = self.ends.setdefault(raw, {})
        ends[end] = ends.get(end, 0) + 1
        orders = self.orders.setdefault(_partition(turn), {o.value: 0 for o in Order})
        orders[turn.order.value] += 1

    def encoded(self) -> bytes:
        """Write it as the sink keeps it."""
        return encode(self)

    @staticmethod
    def decoded(value: bytes) -> Standing:
        """Read it back."""
        return decode(value, Standing)


def _partition(turn: Turn) -> str:
    return f"{turn.message.topic}/{turn.message.partition}"
