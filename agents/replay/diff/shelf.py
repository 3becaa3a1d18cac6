"""One side of a diff: its terminal records on disk, their places in memory.

Values lie in a file without a name; what is held of an article is some 350 bytes, so
a month fits. Of several records under one place (copies, a tombstone) the last counts.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Self, TypeAlias

import msgspec

from agents.replay.diff.terminal import Fate, Terminal, origin_parts

__all__ = ["Shelf"]

DIGEST_BYTES = 16
CANCELED = 1 << 62  # beats every version

Sorted: TypeAlias = tuple[str, int, int]
Spot: TypeAlias = tuple[Sorted, int, int]  # origin, where it lies, its size


class Shelf:
    """Everything that one side tells; to be closed."""

    def __init__(self, *, is_compacted: bool = False) -> None:
        """Begin empty; a compacted side may have lost versions that are not newest."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close
        self._spots: dict[bytes, Spot] = {}
        # By id the highest version and whether a run wrote it.
        self._newest: dict[str, tuple[int, bool]] | None = {} if is_compacted else None
        self._end = 0
        self.unreadable = 0

    def __len__(self) -> int:
        """Count the places."""
        return len(self._spots)

    def put(self, one: Terminal) -> None:
        """Keep a record, in place of an earlier one that told of the same."""
        packed = msgspec.msgpack.encode(one)
        self._file.write(packed)
        spot = (origin_parts(one.origin), self._end, len(packed))
        self._spots[_digest(one.place)] = spot
        self._end += len(packed)
        if self._newest is not None and one.place[0] in {"enriched", "withdrawn"}:
            rank = CANCELED if one.fate is Fate.WITHDRAWN else one.version or 0
            known = self._newest.get(one.place[1], (-1, False))
            self._newest[one.place[1]] = max((rank, one.run is not None), known)

    def fill(self, records: Iterable[Terminal]) -> None:
        """Keep all of these."""
        for one in records:
            self.put(one)

    def places(self) -> Iterator[bytes]:
        """Name what is there, in the order of the raw records behind it."""
        found = sorted((spot[0], place) for place, spot in self._spots.items())
        return (place for _, place in found)

    def __contains__(self, place: object) -> bool:
        """Say whether this side tells of it."""
        return place in self._spots

    def holds(self, one: Terminal) -> bool:
        """Say whether something stands under the place of this record."""
        return _digest(one.place) in self._spots

    def get(self, place: bytes) -> Terminal:
        """Read a record that is there."""
        _, start, size = self._spots[place]
        self._file.seek(start)
        return msgspec.msgpack.decode(self._file.read(size), type=Terminal)

    def origins(self) -> frozenset[Sorted]:
        """Collect the raw records that this side tells of."""
        return frozenset(spot[0] for spot in self._spots.values())

    def has_newer(self, one: Terminal) -> bool:
        """Say whether compaction may have taken this version away on this side."""
        if self._newest is None or one.fate is not Fate.ENRICHED:
            return False
        return self._best(one)[0] > (one.version or 0)

    def is_outdated(self, one: Terminal) -> bool:
        """Say whether this version of our own side only waits for compaction.

        The article was taken down, or a run was promoted over it: its newest version.
        """
        best, is_promoted = self._best(one)
        is_over = best == CANCELED or (is_promoted and one.run is None)
        return is_over and self.has_newer(one)

    def _best(self, one: Terminal) -> tuple[int, bool]:
        best = (self._newest or {}).get(one.article or "")
        return best or (-1, False)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def __enter__(self) -> Self:
        """Close it at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give the file back."""
        self.close()


def _digest(place: tuple[str, ...]) -> bytes:
    return blake2b("\0".join(place).encode(), digest_size=DIGEST_BYTES).digest()
