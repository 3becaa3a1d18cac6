"""Which raw records were judged: eight bytes each, since offsets mostly rise."""

from __future__ import annotations

from array import array
from bisect import bisect_left

__all__ = ["Origins"]


class Origins:
    """The number of each judgement by `topic/partition/offset`."""

    def __init__(self) -> None:
        """Begin empty."""
        self._partitions: dict[str, _Offsets] = {}

    def get(self, origin: str) -> int | None:
        """Find the judgement of a raw record."""
        partition, _, offset = origin.rpartition("/")
        known = self._partitions.get(partition)
        return None if known is None else known.get(int(offset))

    def put(self, origin: str, seq: int) -> None:
        """Note the judgement of a raw record."""
        partition, _, offset = origin.rpartition("/")
        known = self._partitions.get(partition)
        if known is None:
            known = self._partitions[partition] = _Offsets()
        known.put(int(offset), seq)

    def drop(self, origin: str) -> None:
        """Forget a raw record that was noted."""
        partition, _, offset = origin.rpartition("/")
        self._partitions[partition].drop(int(offset))


class _Offsets:
    """Two columns, by rising offset; a number is kept one higher, 0 = dropped."""

    __slots__ = ("_dropped", "_numbers", "_offsets")

    def __init__(self) -> None:
        self._offsets = array("I")
        self._numbers = array("I")
        self._dropped = 0

    def get(self, offset: int) -> int | None:
        place = bisect_left(self._offsets, offset)
        if place == len(self._offsets) or self._offsets[place] != offset:
            return None
        number = self._numbers[place]
        return number - 1 if number else None

    def put(self, offset: int, seq: int) -> None:
        place = len(self._offsets)
        if place and self._offsets[-1] >= offset:
            place = bisect_left(self._offsets, offset)
            if self._offsets[place] == offset:
                self._dropped -= not self._numbers[place]
                del self._offsets[place], self._numbers[place]
        self._offsets = _inserted(self._offsets, place, offset)
        self._numbers = _inserted(self._numbers, place, seq + 1)

    def drop(self, offset: int) -> None:
        self._numbers[bisect_left(self._offsets, offset)] = 0
        self._dropped += 1
        if 2 * self._dropped > len(self._offsets):
            left = [
                pair
                for pair in zip(self._offsets, self._numbers, strict=True)
                if pair[1]
            ]
            self._offsets = array(self._offsets.typecode, (one for one, _ in left))
            self._numbers = array(self._numbers.typecode, (one for _, one in left))
            self._dropped = 0


def _inserted(column: array[int], place: int, number: int) -> array[int]:
    """Insert a number; a column is as wide as it must be."""
    try:
        column.insert(place, number)
    except OverflowError:
        column = array("Q", column)
        column.insert(place, number)
    return column
