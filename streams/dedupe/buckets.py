"""Buckets: for each key the sequence numbers that bear it, in little more than these.

Linear hashing (Litwin 1980): a bucket is one string of entries in the order of the log,
searched as strings are; when there are too many entries for the buckets, the next one
is split, so that growing never takes long. A string is written anew with every entry:
it is short, and one that can grow would keep room to spare. What is past is skipped,
and cut off a few buckets with everything that is added.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import compress
from struct import iter_unpack

__all__ = ["KEY_BYTES", "Buckets"]

KEY_BYTES = 8  # of a key, unless it is told
PLACE_BYTES = 4  # the upper ones of a key find its bucket
SEQ_BYTES = 4  # the lower ones of a number; a window is smaller than all of these
SEQ_MASK = (1 << 8 * SEQ_BYTES) - 1
FULL = 24  # entries in a bucket, on average
FIRST_BUCKETS = 8
SWEPT = 8  # postings added for each bucket that is rid of what is past
BITS = [bytes(byte >> bit & 1 for byte in range(256)) for bit in range(8)]
NOT = bytes.maketrans(b"\0\1", b"\1\0")


class Buckets:
    """Sequence numbers by key; entered in rising order."""

    __slots__ = (
        "_buckets",
        "_bytes",
        "_entry",
        "_floor",
        "_full",
        "_last",
        "_level",
        "_mask",
        "_shift",
        "_sweep",
        "_width",
    )

    def __init__(self, width: int = KEY_BYTES, full: int = FULL) -> None:
        """Begin empty; keys have so many bytes, a bucket so many entries on average."""
        self._width, self._entry = width, width + SEQ_BYTES
        self._shift = 8 * (width - PLACE_BYTES)
        self._full = full * self._entry
        self._buckets = [b""] * FIRST_BUCKETS
        self._level = FIRST_BUCKETS  # buckets when the current round of splits began
        self._mask = 2 * FIRST_BUCKETS - 1
        self._bytes = 0
        self._floor, self._last = 0, 0
        self._sweep = 0

    def __len__(self) -> int:
        """Count the postings held, those not yet cut off included."""
        return self._bytes // self._entry

    def enter(self, keys: Sequence[int], seq: int) -> None:
        """Add a bearer of these keys, newer than all that stand there."""
        buckets, level, mask = self._buckets, self._level, self._mask
        width, shift, count = self._width, self._shift, len(buckets)
        last = _packed(seq)
        self._last = seq
        for key in keys:
            place = key >> shift & mask
            entry = key.to_bytes(width, "little") + last
            buckets[place if place < count else place - level] += entry
        self._bytes += self._entry * len(keys)
        self._cut(-(-len(keys) // SWEPT))
        while self._bytes > self._full * len(buckets):
            self._split_next()

    def leave(self, keys: Sequence[int], seq: int) -> None:
        """Take a bearer of these keys away; one that is not there is no error."""
        last, size = _packed(seq), self._entry
        for key in keys:
            place = self._place(key)
            bucket = self._buckets[place]
            entry = key.to_bytes(self._width, "little") + last
            at = bucket.find(entry)
            while at % size and at >= 0:
                at = bucket.find(entry, at + 1)
            if at >= 0:
                self._buckets[place] = bucket[:at] + bucket[at + size :]
                self._bytes -= size

    def expire(self, seq: int) -> None:
        """Let go of all bearers before this one."""
        self._floor = seq

    def of(self, key: int) -> list[int]:
        """List the bearers of a key, newest first."""
        return self.shared([key], sys.maxsize)

    def shared(self, keys: Sequence[int], most: int) -> list[int]:
        """List the bearers of each key, so many of the newest, newest first."""
        buckets, level, mask = self._buckets, self._level, self._mask
        width, shift, count = self._width, self._shift, len(buckets)
        found: list[int] = []
        for key in keys:
            place = key >> shift & mask
            bucket = buckets[place if place < count else place - level]
            packed = key.to_bytes(width, "little")
            at = bucket.rfind(packed)
            if at >= 0:
                self._list(found, bucket, packed, at, len(found) + most)
        return found

    def _list(
        self, found: list[int], bucket: bytes, packed: bytes, at: int, full: int
    ) -> None:
        """List the bearers of a key that was last found at `at`."""
        size, width = self._entry, self._width
        while at >= 0:
            if not at % size:
                seq = self._seq(bucket, at)
                if seq < self._floor or len(found) == full:
                    return
                found.append(seq)
            at = bucket.rfind(packed, 0, at + width - 1)

    def _seq(self, bucket: bytes, at: int) -> int:
        """Read whose entry it is: the newest number that ends with these bytes."""
        low = int.from_bytes(bucket[at + self._width : at + self._entry], "big")
        return self._last - (self._last - low & SEQ_MASK)

    def _place(self, key: int) -> int:
        place = key >> self._shift & self._mask
        return place if place < len(self._buckets) else place - self._level

    def _cut(self, times: int) -> None:
        """Cut what is past off the front of the next so many buckets."""
        if not self._floor:
            return
        buckets, width, size = self._buckets, self._width, self._entry
        last, oldest = self._last, self._last - self._floor
        for _ in range(times):
            self._sweep = (self._sweep + 1) % len(buckets)
            bucket = buckets[self._sweep]
            at = 0
            while (low := bucket[at + width : at + size]) and (
                last - int.from_bytes(low, "big") & SEQ_MASK
            ) > oldest:
                at += size
            if at:
                buckets[self._sweep] = bucket[at:]
                self._bytes -= at

    def _split_next(self) -> None:
        """Split the bucket whose turn it is; the order inside is kept."""
        buckets, level, size = self._buckets, self._level, self._entry
        turn = len(buckets) - level
        whole = buckets[turn]
        byte, bit = divmod(self._shift + level.bit_length() - 1, 8)
        is_upper = whole[byte::size].translate(BITS[bit])
        entries = [entry for (entry,) in iter_unpack(f"{size}s", whole)]
        buckets[turn] = b"".join(compress(entries, is_upper.translate(NOT)))
        buckets.append(b"".join(compress(entries, is_upper)))
        if len(buckets) == 2 * level:
            self._level *= 2
            self._mask = 2 * self._level - 1


def _packed(seq: int) -> bytes:
    return (seq & SEQ_MASK).to_bytes(SEQ_BYTES, "big")
