"""A block of slim records in rows: some sixty bytes each, of two hundred.

What many records of a block share is written once; a number is written as its distance
from the lowest of its column, in as few bytes as the block's widest distance needs. A
row has neither aliases nor handles: these stand in the tables of `identity.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from operator import add, sub
from struct import Struct
from sys import intern
from typing import TypeVar

from streams.dedupe.record import Kind, Record, decode, encode

__all__ = ["Sealed"]

NAME_BYTES = 16
KINDS = tuple(Kind)
WIDTHS = ((1 << 8, "B"), (1 << 16, "H"), (1 << 32, "I"))  # else eight bytes

Numbers = tuple[int, ...]
T = TypeVar("T")


class Sealed:
    """Slim records by place in their block; what fits no row is packed beside."""

    __slots__ = (
        "_first",
        "_live",
        "_lowest",
        "_odd",
        "_offsets",
        "_row",
        "_rows",
        "_sources",
        "_stories",
    )

    def __init__(self, first: int, records: Sequence[Record]) -> None:
        """Write records down in order; the block's first place has number `first`."""
        self._first = first
        self._live = sum(1 << record.seq - first for record in records)
        rows = [record for record in records if _is_regular(record)]
        odd = [record for record in records if not _is_regular(record)]
        self._odd = {record.seq - first: encode(record) for record in odd}
        shared = _Shared(rows)
        self._offsets = tuple(shared.offsets.items())
        self._sources = tuple(shared.sources)
        self._stories = b"".join(filter(None, shared.stories))
        numbers = [shared.numbers(record) for record in rows]
        columns = list(zip(*numbers, strict=True))
        self._lowest = tuple(map(min, columns))
        widest = map(sub, map(max, columns), self._lowest)
        self._row = _row("".join(map(_code, widest)))
        self._rows = self._written(rows, numbers)

    def __len__(self) -> int:
        """Count the records that were not dropped."""
        return self._live.bit_count()

    def has(self, place: int) -> bool:
        """Say whether a record stands there."""
        return bool(self._live >> place & 1)

    def drop(self, place: int) -> None:
        """Forget the record that stands there."""
        self._live &= ~(1 << place)
        self._odd.pop(place, None)

    def read(self, place: int) -> Record:
        """Read the record that stands there."""
        packed = self._odd.get(place)
        if packed is not None:
            return decode(packed)
        row = self._row
        own, digest, *numbers = row.unpack_from(self._rows, place * row.size)
        told: Numbers = tuple(map(add, numbers, self._lowest))
        kind, partition, raw, unsettled, parsed, lag, at, age, older, *rest = told
        version, above, source, story = rest
        seq = self._first + place
        topic, offset = self._offsets[partition]
        raw, parsed = raw + offset, parsed + seq
        begins = self._stories[(story - 1) * NAME_BYTES : story * NAME_BYTES]
        return Record(
            origin=f"{topic}/{raw}",
            seq=seq,
            offset=parsed,
            commit=parsed - lag,
            at=at,
            reached=None,
            ahead=0,
            floor=None,
            time=at - age,
            mark=raw - unsettled,
            kind=KINDS[kind],
            id=own,
            born=seq - older,
            version=version,
            top=version + above,
            story=begins if story else None,
            source=self._sources[source],
            digest=digest,
        )

    def _written(self, rows: Sequence[Record], numbers: Sequence[Numbers]) -> bytes:
        size = self._row.size
        written = bytearray(size * (rows[-1].seq - self._first + 1) if rows else 0)
        for record, told in zip(rows, numbers, strict=True):
            place = record.seq - self._first
            distances = map(sub, told, self._lowest)
            own, digest = record.id, record.digest
            self._row.pack_into(written, size * place, own, digest, *distances)
        return bytes(written)


class _Shared:
    """What records of a block have in common, each with its number in the rows."""

    def __init__(self, rows: Sequence[Record]) -> None:
        self.offsets = {intern(record.partition): record.raw_offset for record in rows}
        self.sources = _numbered(
            record.source and intern(record.source) for record in rows
        )
        self.stories = _numbered([None, *(record.story for record in rows)])
        self._partitions = _numbered(self.offsets)

    def numbers(self, record: Record) -> Numbers:
        """Tell a record's numbers; of two that run along, one and their distance."""
        partition, raw = record.partition, record.raw_offset
        at, time = record.at or 0, record.time or 0
        return (
            KINDS.index(record.kind),
            self._partitions[partition],
            raw - self.offsets[partition],
            raw - record.mark,
            record.offset - record.seq,
            record.offset - record.commit,
            at,
            at - time,
            record.seq - record.born,
            record.version,
            record.top - record.version,
            self.sources[record.source],
            self.stories[record.story],
        )


def _is_regular(record: Record) -> bool:
    """Say whether a row can hold a record: an article, of a time, settled in order."""
    return (
        len(record.id or b"") == len(record.digest) == NAME_BYTES
        and len(record.story or record.digest) == NAME_BYTES
        and not record.ids
        and record.at is not None
        and record.time is not None
        and record.mark <= record.raw_offset
    )


def _numbered(values: Iterable[T]) -> dict[T, int]:
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _code(widest: int) -> str:
    return next((code for bound, code in WIDTHS if widest < bound), "Q")


@cache
def _row(codes: str) -> Struct:
    """Lay a row out: id, digest, numbers."""
    return Struct(f"<{NAME_BYTES}s{NAME_BYTES}s{codes}")
