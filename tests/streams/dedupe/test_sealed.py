"""Sealed blocks: slim records come back as they went, but for the names they bore."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from streams.dedupe.record import Kind, Record
from streams.dedupe.sealed import Sealed
from tests.streams.dedupe.newsroom import judgement

FIRST = 2048
NAMES = {"aliases": (b"a" * 16,), "handles": (b"h" * 16,)}


def record(place: int, **told: object) -> Record:
    """A slim judgement at a place of the block that begins with FIRST."""
    seq = FIRST + place
    made = replace(
        judgement(seq, Kind.UNIQUE, id=seq.to_bytes(16, "big"), digest=b"d" * 16),
        origin=f"raw/{place % 3}/{seq // 3}",
        offset=seq + place // 4,
        commit=seq - 9,
        at=1_800_000_000 + place,
        time=1_799_990_000 - place,
        mark=seq // 3 - 2,
        born=seq,
        version=1,
        top=1,
        source=f"warta-{place % 2}",
    )
    return replace(made, **told)


def sealed(*records: Record) -> Sealed:
    """A block of records that bore names."""
    return Sealed(FIRST, [replace(one, **NAMES) for one in records])


def test_a_row_is_the_record_without_its_names() -> None:
    """Whatever it was found to be, and whichever partition it came from."""
    records = [record(place, kind=kind) for place, kind in enumerate(Kind)]
    block = sealed(*records)

    assert records == [block.read(place) for place in range(len(records))]
    assert len(records) == len(block)


def test_versions_and_stories_are_kept() -> None:
    """An older article's later version, in the story of another."""
    plain = record(0)
    version = record(1, id=b"o" * 16, born=3, version=4, top=7, story=b"s" * 16)
    sourceless = record(2, source=None, story=b"t" * 16)
    block = sealed(plain, version, sourceless)

    assert [plain, version, sourceless] == [block.read(place) for place in range(3)]


@pytest.mark.parametrize("far", [200, 60_000, 4_000_000_000, 10**17])
def test_rows_are_as_wide_as_their_numbers(far: int) -> None:
    """Distances of one, two, four and eight bytes, forwards and backwards."""
    near = record(0)
    ahead = record(1, at=near.at + far if near.at else far, offset=FIRST + far)
    behind = record(2, time=-far, commit=-far, origin=f"raw/0/{FIRST + far}")
    block = sealed(near, ahead, behind)

    assert [near, ahead, behind] == [block.read(place) for place in range(3)]


@pytest.mark.parametrize(
    "odd",
    [
        {"id": None},
        {"ids": (b"i" * 16,)},
        {"digest": b""},
        {"story": b"short"},
        {"at": None},
        {"time": None},
        {"mark": 10**19 - 1},
    ],
)
def test_what_fits_no_row_is_kept_as_it_was(odd: dict[str, object]) -> None:
    """Takedowns, records without a time: packed, with their names."""
    one = record(1, **odd, **NAMES)
    block = sealed(record(0), one, record(2))

    assert one == block.read(1)
    assert record(2) == block.read(2)


def test_a_block_of_nothing_else_has_no_rows() -> None:
    """Judged before stream time began."""
    records = [record(place, at=None, **NAMES) for place in range(3)]
    block = sealed(*records)

    assert records == [block.read(place) for place in range(3)]


def test_a_dropped_record_is_not_there() -> None:
    """Neither are those that never came; the others stay."""
    block = sealed(record(1), record(2, ids=(b"i" * 16,)), record(5))
    for place in (1, 2):
        block.drop(place)

    assert [5] == [place for place in range(7) if block.has(place)]
    assert 1 == len(block)
    assert record(5) == block.read(5)
