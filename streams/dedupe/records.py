"""Every judgement that is remembered, by number: slim ones packed, they are the many.

A record with text lives for the similarity window and is asked for often; a slim one
for the identity window, and is asked for when its article comes again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from streams.dedupe.record import Record, decode, encode

__all__ = ["Records"]

BLOCK = 1024


class Records(Mapping[int, Record]):
    """Records by number; numbers rise, with gaps where records were dropped."""

    def __init__(self) -> None:
        """Begin empty."""
        self._whole: dict[int, Record] = {}
        self._packed: dict[int, list[bytes | None]] = {}  # by block
        self._counts: dict[int, int] = {}  # by block, of both kinds

    def __getitem__(self, seq: int) -> Record:
        """Find a record; a slim one is unpacked for every asker."""
        record = self._whole.get(seq)
        if record is not None:
            return record
        packed = self._slim(seq)
        if packed is None:
            raise KeyError(seq)
        return decode(packed)

    def __contains__(self, seq: object) -> bool:
        """Say whether it is remembered."""
        return seq in self._whole or (
            isinstance(seq, int) and self._slim(seq) is not None
        )

    def __iter__(self) -> Iterator[int]:
        """List the numbers, in order."""
        slim = (
            number * BLOCK + place
            for number, block in self._packed.items()
            for place, packed in enumerate(block)
            if packed is not None
        )
        yield from sorted([*slim, *self._whole])

    def __len__(self) -> int:
        """Count the records."""
        return sum(self._counts.values())

    def next(self, seq: int, end: int) -> int:
        """Tell the first number from `seq` on that there is; `end` when none is."""
        while seq < end:
            if seq in self:
                return seq
            number = seq // BLOCK
            seq = seq + 1 if number in self._counts else (number + 1) * BLOCK
        return end

    def put(self, record: Record) -> None:
        """Remember a record, or its slim form instead."""
        self.drop(record.seq)
        number, place = divmod(record.seq, BLOCK)
        self._counts[number] = self._counts.get(number, 0) + 1
        if record.is_slim:
            block = self._packed.setdefault(number, [None] * BLOCK)
            block[place] = encode(record)
        else:
            self._whole[record.seq] = record

    def drop(self, seq: int) -> None:
        """Remember nothing of a record; it may be gone already."""
        if seq not in self:
            return
        number, place = divmod(seq, BLOCK)
        self._counts[number] -= 1
        if self._whole.pop(seq, None) is None:
            self._packed[number][place] = None
        if not self._counts[number]:
            del self._counts[number]
            self._packed.pop(number, None)

    def _slim(self, seq: int) -> bytes | None:
        block = self._packed.get(seq // BLOCK)
        return None if block is None else block[seq % BLOCK]
