"""A bad deploy must not empty the feed into the dead letters: too many stop it."""

from __future__ import annotations

from collections import deque

__all__ = ["Breaker"]


class Breaker:
    """The share of dead letters among the last inputs of one stage."""

    def __init__(self, *, share: float, records: int) -> None:
        """`share` of the last `records` inputs; 1 = never."""
        self._limit = share * records
        self._is_armed = share < 1
        self._last: deque[bool] = deque(maxlen=records)
        self._dead = 0

    def note(self, *, is_dead: bool) -> bool:
        """Note one input; True when the stage must stop."""
        last = self._last
        if len(last) == last.maxlen:
            self._dead -= last[0]
        last.append(is_dead)
        self._dead += is_dead
        return self._is_armed and len(last) == last.maxlen and self._dead > self._limit
