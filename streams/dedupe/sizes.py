"""How many keys each live leader has, and at which level: two bytes a record."""

from __future__ import annotations

from array import array

__all__ = ["Sizes"]

LEVEL_BITS = 4  # of the level only the power of two is kept
SLACK = 4096  # records past that may wait


class Sizes:
    """Level and number of keys by sequence number; 0 for who is no leader."""

    __slots__ = ("_first", "_sizes")

    def __init__(self) -> None:
        """Begin empty."""
        self._sizes = array("H")
        self._first = 0

    def enter(self, seq: int, level: int, count: int) -> None:
        """Note a leader, newer than all that were noted."""
        if not self._sizes:
            self._first = seq
        gap = seq - self._first - len(self._sizes)
        self._sizes.frombytes(bytes(gap * self._sizes.itemsize))
        self._sizes.append(count << LEVEL_BITS | level.bit_length() - 1)

    def of(self, seq: int) -> tuple[int, int]:
        """Tell level and number of keys of a leader that was noted."""
        size = self._sizes[seq - self._first]
        return 1 << (size & (1 << LEVEL_BITS) - 1), size >> LEVEL_BITS

    def expire(self, seq: int) -> None:
        """Let go of all before this one, sooner or later."""
        past = min(seq - self._first, len(self._sizes))
        if past > max(SLACK, len(self._sizes) // 2):
            del self._sizes[:past]
            self._first += past
