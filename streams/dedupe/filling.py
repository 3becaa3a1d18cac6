"""Buckets filled at one go: sorted, instead of split again and again."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise

from streams.dedupe.buckets import KEY_BYTES, SEQ_BYTES, SEQ_MASK, Buckets

__all__ = ["Filling"]


class Filling:
    """Keys in two columns; looked up only once they are settled."""

    def __init__(self) -> None:
        """Begin empty."""
        self._keys = array("Q")
        self._counts = array("I")
        self._seqs = array("Q")
        self._left: set[int] = set()

    def enter(self, keys: Sequence[int], seq: int) -> None:
        """Add a bearer of these keys, newer than all that stand there."""
        self._keys.extend(keys)
        self._counts.append(len(keys))
        self._seqs.append(seq)

    def leave(self, _keys: Sequence[int], seq: int) -> None:
        """Take a bearer away, with all its keys."""
        self._left.add(seq)

    def settled(self, oldest: int) -> Buckets:
        """Make the buckets of all bearers from this one on."""
        return _Filled(self._keys, self._bearers(), self._left, oldest)

    def _bearers(self) -> array[int]:
        bearers = array("Q")
        for seq, count in zip(self._seqs, self._counts, strict=True):
            bearers.extend([seq] * count)
        return bearers


class _Filled(Buckets):
    """Buckets as they were if each key had been entered by itself."""

    __slots__ = ()

    def __init__(
        self, keys: array[int], bearers: array[int], left: set[int], oldest: int
    ) -> None:
        import numpy as np  # noqa: PLC0415 - heavy, and a restart's alone

        super().__init__()
        whole, seqs = np.frombuffer(keys, np.uint64), np.frombuffer(bearers, np.uint64)
        is_live = seqs >= oldest
        if left:
            is_live &= ~np.isin(seqs, sorted(left))
        if not is_live.all():
            whole, seqs = whole[is_live], seqs[is_live]
        self._last = int(seqs[-1]) if len(seqs) else oldest
        self._bytes = self._entry * len(whole)
        count = max(self._level, -(-self._bytes // self._full))
        while 2 * self._level <= count:
            self._level *= 2
        self._mask = 2 * self._level - 1
        places = ((whole >> self._shift) & self._mask).astype(np.int32)
        places[places >= count] -= self._level
        order = np.argsort(places, kind="stable")
        entries = np.empty((len(whole), self._entry), np.uint8)
        ends = np.searchsorted(places[order], np.arange(count), "right") * self._entry
        little = whole[order].astype("<u8", copy=False)
        big = (seqs[order] & SEQ_MASK).astype(">u4")
        entries[:, :KEY_BYTES] = little.view(np.uint8).reshape(-1, KEY_BYTES)
        entries[:, KEY_BYTES:] = big.view(np.uint8).reshape(-1, SEQ_BYTES)
        data = entries.reshape(-1).data
        starts = [0, *ends.tolist()]
        self._buckets = [bytes(data[start:end]) for start, end in pairwise(starts)]
        self.expire(oldest)
