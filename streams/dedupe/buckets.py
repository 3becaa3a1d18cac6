"""Buckets: for each 64-bit key the sequence numbers that bear it, in some 18 bytes.

Linear hashing (Litwin 1980): a bucket is one string of entries in the order of the log,
searched as strings are; when there are too many entries for the buckets, the next one
is split, so that growing never takes long. What is past is skipped, and cut off a few
buckets with everything that is added.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["KEY_BYTES", "Buckets"]

KEY_BYTES = 8
SEQ_BYTES = 5  # big-endian: they compare as numbers do
ENTRY = KEY_BYTES + SEQ_BYTES
FULL = 24 * ENTRY  # bytes in a bucket, on average
FIRST_BUCKETS = 8
SWEPT = 8  # postings added for each bucket that is rid of what is past
PLACE_SHIFT = 32  # the upper half of a key finds its bucket


class Buckets:
    """Sequence numbers by key; entered in rising order."""

    __slots__ = ("_buckets", "_bytes", "_floor", "_level", "_mask", "_sweep")

    def __init__(self) -> None:
        """Begin empty."""
        self._buckets = [bytearray() for _ in range(FIRST_BUCKETS)]
        self._level = FIRST_BUCKETS  # buckets when the current round of splits began
        self._mask = 2 * FIRST_BUCKETS - 1
        self._bytes = 0
        self._floor = _packed(0)
        self._sweep = 0

    def __len__(self) -> int:
        """Count the postings held, those not yet cut off included."""
        return self._bytes // ENTRY

    def enter(self, keys: Sequence[int], seq: int) -> None:
        """Add a bearer of these keys, newer than all that stand there."""
        buckets, level, mask = self._buckets, self._level, self._mask
        count, last = len(buckets), _packed(seq)
        for key in keys:
            place = (key >> PLACE_SHIFT) & mask
            entry = key.to_bytes(KEY_BYTES, "little") + last
            buckets[place if place < count else place - level] += entry
        self._bytes += ENTRY * len(keys)
        for _ in range(0, len(keys), SWEPT):
            self._cut_next()
        while self._bytes > FULL * len(buckets):
            self._split_next()

    def leave(self, keys: Sequence[int], seq: int) -> None:
        """Take a bearer of these keys away; one that is not there is no error."""
        last = _packed(seq)
        for key in keys:
            bucket = self._bucket(key)
            entry = key.to_bytes(KEY_BYTES, "little") + last
            at = bucket.find(entry)
            while at % ENTRY and at >= 0:
                at = bucket.find(entry, at + 1)
            if at >= 0:
                del bucket[at : at + ENTRY]
                self._bytes -= ENTRY

    def expire(self, seq: int) -> None:
        """Let go of all bearers before this one."""
        self._floor = _packed(seq)

    def of(self, key: int) -> list[int]:
        """List the bearers of a key, newest first."""
        return self.shared([key], sys.maxsize)

    def shared(self, keys: Sequence[int], most: int) -> list[int]:
        """List the bearers of each key, so many of the newest, newest first."""
        buckets, level, mask = self._buckets, self._level, self._mask
        count = len(buckets)
        found: list[int] = []
        for key in keys:
            place = (key >> PLACE_SHIFT) & mask
            bucket = buckets[place if place < count else place - level]
            packed = key.to_bytes(KEY_BYTES, "little")
            at = bucket.rfind(packed)
            if at >= 0:
                self._list(found, bucket, packed, at, len(found) + most)
        return found

    def _list(
        self, found: list[int], bucket: bytearray, packed: bytes, at: int, full: int
    ) -> None:
        """List the bearers of a key that was last found at `at`."""
        while at >= 0:
            if not at % ENTRY:
                seq = bucket[at + KEY_BYTES : at + ENTRY]
                if seq < self._floor or len(found) == full:
                    return
                found.append(int.from_bytes(seq, "big"))
            at = bucket.rfind(packed, 0, at + KEY_BYTES - 1)

    def _bucket(self, key: int) -> bytearray:
        place = (key >> PLACE_SHIFT) & self._mask
        buckets = self._buckets
        return buckets[place if place < len(buckets) else place - self._level]

    def _cut_next(self) -> None:
        """Cut what is past off the next bucket's front."""
        self._sweep = (self._sweep + 1) % len(self._buckets)
        bucket = self._buckets[self._sweep]
        at = 0
        while at < len(bucket) and bucket[at + KEY_BYTES : at + ENTRY] < self._floor:
            at += ENTRY
        if at:
            del bucket[:at]
            self._bytes -= at

    def _split_next(self) -> None:
        """Split the bucket whose turn it is; the order inside is kept."""
        buckets, level = self._buckets, self._level
        turn = len(buckets) - level
        whole, parts = buckets[turn], (bytearray(), bytearray())
        byte, bit = divmod(PLACE_SHIFT + level.bit_length() - 1, 8)
        for at in range(0, len(whole), ENTRY):
            parts[whole[at + byte] >> bit & 1].extend(whole[at : at + ENTRY])
        buckets[turn] = parts[0]
        buckets.append(parts[1])
        if len(buckets) == 2 * level:
            self._level *= 2
            self._mask = 2 * self._level - 1


def _packed(seq: int) -> bytes:
    return seq.to_bytes(SEQ_BYTES, "big")
