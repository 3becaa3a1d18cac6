"""How many records may begin: as many as the pipes take, or so many a second."""

from __future__ import annotations

import time

from agents.replay.line import BATCH_RECORDS

__all__ = ["Pace"]

SHARE = 10  # of a second's records: a slow pace is an even one


class Pace:
    """`rate` in records a second; None = no limit."""

    def __init__(self, rate: float | None) -> None:
        """Begin now."""
        self._rate = rate
        self._began = time.monotonic()
        self._given = 0

    def allows(self) -> int:
        """Tell how many records may begin now; 0 = wait."""
        if self._rate is None:
            return BATCH_RECORDS
        due = (time.monotonic() - self._began) * self._rate - self._given
        least = max(min(int(self._rate / SHARE), BATCH_RECORDS), 1)
        return 0 if due < least else min(int(due), BATCH_RECORDS)

    def give(self, count: int) -> None:
        """Note that so many began."""
        self._given += count

    def restart(self) -> None:
        """Forget a pause: it is not to be caught up with."""
        self._began = time.monotonic()
        self._given = 0
