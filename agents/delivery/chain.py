"""The fetch side's memory of what comes next: nothing fetched may be skipped.

Faust drops fetched records at rebalances and cancelled calls and does not always seek
back. Each fetch tells the reader's exact positions before and after it, so a fetch that
does not begin where the last slice handed over ended is seen at once, and markers and
compacted offsets are no holes.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from agents.delivery.slices import Fetched, Partition

__all__ = ["Chain", "Link"]


class Link(Enum):
    """What to do with a fetch."""

    TAKE = auto()
    REST = auto()  # nothing came, and nothing was missed
    DROP = auto()  # not sought, or not open, yet in this assignment
    SEEK_BACK = auto()  # records were dropped on the way
    BACKWARDS = auto()  # the log lies behind the commit: another log


class Chain:
    """Per partition, the offset at which the next slice must begin."""

    def __init__(self) -> None:
        """Begin without partitions: every fetch is dropped."""
        self.epoch = 0
        self.closings = 0  # tells a seek that its assignment was given back
        self.is_open = False
        self._next: dict[Partition, int] = {}
        self._sought: dict[Partition, tuple[int, int]] = {}

    def begin(self, positions: Mapping[Partition, int]) -> int:
        """Start an assignment at the positions sought; tells its epoch.

        Nothing is taken before `open`: until then Faust empties the agents' queues.
        """
        self.close()
        self.epoch += 1
        self._next = dict(positions)
        return self.epoch

    def open(self) -> None:
        """Let records flow, if the assignment was begun and not given back since."""
        self.is_open = bool(self._next)

    def close(self) -> None:
        """Forget every partition."""
        self.closings += 1
        self.is_open = False
        self._next = {}
        self._sought = {}

    def judge(self, fetched: Fetched) -> Link:
        """Compare a fetch with what should come; a hole that stays is taken as one.

        It stays when the log lost those records: older than the retention.
        """
        expected = self._next.get(fetched.tp)
        if expected is None or not self.is_open:
            return Link.DROP
        if fetched.start < expected:
            return Link.BACKWARDS
        gap = (expected, fetched.start)
        if fetched.start == expected:
            return Link.TAKE if fetched.end > expected else Link.REST
        if self._sought.get(fetched.tp) == gap:
            return Link.TAKE
        self._sought[fetched.tp] = gap
        return Link.SEEK_BACK

    def expected(self, tp: Partition) -> int:
        """Tell where the next slice must begin."""
        return self._next[tp]

    def advance(self, tp: Partition, end: int) -> None:
        """Note that everything below `end` was handed over."""
        if tp in self._next:
            self._next[tp] = end
