"""Every judgement that is remembered, by number: packed, since they are many.

A packed one takes a third of a whole one's memory and 1.4 µs to unpack; a block of slim
ones is sealed (`sealed.py`) once a later block has begun, and takes a quarter of that.
Those that were put or asked for last, which are asked for most, are kept whole beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from streams.dedupe.record import Record, decode, encode
from streams.dedupe.sealed import Sealed

__all__ = ["BLOCK", "Records"]

BLOCK = 1024
MOST_WHOLE = 2048
NIL = 0xC0  # MessagePack's None: a slim record ends with it


class Records(Mapping[int, Record]):
    """Records by number; numbers rise, with gaps where records were dropped."""

    def __init__(self, block: int = BLOCK) -> None:
        """Begin empty; so many numbers are sealed together."""
        self._block = block
        self._blocks: dict[int, _Open | Sealed] = {}
        self._newest = 0  # block
        self._whole: dict[int, Record] = {}

    def __getitem__(self, seq: int) -> Record:
        """Find a record; a sealed article has neither aliases nor handles."""
        record = self._whole.get(seq)
        if record is None:
            number, place = divmod(seq, self._block)
            block = self._blocks.get(number)
            if block is None or not block.has(place):
                raise KeyError(seq)
            record = block.read(place)
            self._keep_whole(record)
        return record

    def __contains__(self, seq: object) -> bool:
        """Say whether it is remembered."""
        if not isinstance(seq, int):
            return False
        number, place = divmod(seq, self._block)
        block = self._blocks.get(number)
        return block is not None and block.has(place)

    def __iter__(self) -> Iterator[int]:
        """List the numbers, in order."""
        for number, block in sorted(self._blocks.items()):
            first = number * self._block
            yield from (first + n for n in range(self._block) if block.has(n))

    def __len__(self) -> int:
        """Count the records."""
        return sum(map(len, self._blocks.values()))

    def next(self, seq: int, end: int) -> int:
        """Tell the first number from `seq` on that there is; `end` when none is."""
        while seq < end:
            if seq in self:
                return seq
            number = seq // self._block
            seq = seq + 1 if number in self._blocks else (number + 1) * self._block
        return end

    def put(self, record: Record) -> None:
        """Remember a record, or its slim form instead; a sealed one stays as it is."""
        number, place = divmod(record.seq, self._block)
        block = self._blocks.get(number)
        if block is None:
            block = self._blocks[number] = _Open(self._block)
        elif isinstance(block, Sealed):
            raise TypeError(f"{record.origin}: judgement {record.seq} is sealed")
        # The encoder leaves room behind what it writes: half as much again.
        block.put(place, bytes(memoryview(encode(record))))
        self._whole.pop(record.seq, None)
        self._keep_whole(record)
        self._newest, before = max(number, self._newest), self._newest
        self._seal(min(number, before))

    def drop(self, seq: int) -> None:
        """Remember nothing of a record; it may be gone already."""
        if seq not in self:
            return
        number, place = divmod(seq, self._block)
        block = self._blocks[number]
        block.drop(place)
        self._whole.pop(seq, None)
        if not len(block):
            del self._blocks[number]

    def _keep_whole(self, record: Record) -> None:
        if len(self._whole) >= MOST_WHOLE:
            del self._whole[next(iter(self._whole))]
        self._whole[record.seq] = record

    def _seal(self, number: int) -> None:
        """Seal a block to which nothing will come, once all its records are slim."""
        block = self._blocks.get(number)
        if number < self._newest and isinstance(block, _Open) and not block.fat:
            records = list(block.records())
            self._blocks[number] = Sealed(number * self._block, records)
            for record in records:
                self._whole.pop(record.seq, None)


class _Open:
    """A block whose records come, or have their texts still."""

    __slots__ = ("_count", "_packed", "fat")

    def __init__(self, size: int) -> None:
        self._packed: list[bytes | None] = [None] * size
        self._count = 0
        self.fat = 0  # records that are not slim

    def __len__(self) -> int:
        return self._count

    def has(self, place: int) -> bool:
        return self._packed[place] is not None

    def read(self, place: int) -> Record:
        return decode(self._packed[place] or b"")

    def records(self) -> Iterator[Record]:
        return map(decode, filter(None, self._packed))

    def put(self, place: int, packed: bytes) -> None:
        self.drop(place)
        self._packed[place] = packed
        self._count += 1
        self.fat += packed[-1] != NIL

    def drop(self, place: int) -> None:
        packed = self._packed[place]
        if packed is not None:
            self._packed[place] = None
            self._count -= 1
            self.fat -= packed[-1] != NIL
