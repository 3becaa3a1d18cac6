"""Records by number and by origin, whole and slim, with gaps."""

from __future__ import annotations

import pytest

from streams.dedupe.origins import Origins
from streams.dedupe.record import Kind, Record
from streams.dedupe.records import BLOCK, MOST_WHOLE, Records
from streams.dedupe.sealed import Sealed
from tests.streams.dedupe.newsroom import judgement


def record(seq: int, *, is_slim: bool = False) -> Record:
    """A judgement with or without its text."""
    made = judgement(seq, Kind.UNIQUE, text=b"t" * 16, keys=b"k" * 8, kept=b"kept")
    return made.slim() if is_slim else made


def test_a_slim_record_takes_the_place_of_the_whole_one() -> None:
    """It is the same judgement, without what tells the text."""
    records = Records()
    records.put(record(3))
    assert record(3) == records[3]
    records.put(record(3).slim())

    assert (b"", b"", None, None) == (
        records[3].text,
        records[3].title,
        records[3].keys,
        records[3].kept,
    )
    assert [3] == list(records)
    assert 1 == len(records)


def test_what_was_dropped_is_gone() -> None:
    """Twice is no error; asking for it is one."""
    records = Records()
    records.put(record(1))
    records.put(record(2, is_slim=True))
    for seq in (1, 1, 2, 2, 7):
        records.drop(seq)

    assert (0, [], False, False) == (
        len(records),
        list(records),
        2 in records,
        "2" in records,
    )
    for seq in (1, 2, 7):
        with pytest.raises(KeyError):
            records[seq]


def test_the_next_number_is_found_over_any_gap() -> None:
    """Whole blocks without a record are passed at once."""
    records = Records()
    far = 10**9 * BLOCK + 5
    for seq in (2, 5, far):
        records.put(record(seq, is_slim=seq == 5))
    records.put(record(3))
    records.drop(3)

    found = [records.next(seq, far + 1) for seq in (0, 2, 3, far - 5, far + 1)]
    assert [2, 2, 5, far, far + 1] == found
    assert 4 == records.next(3, 4)


def test_origins_are_found_by_partition_and_offset() -> None:
    """Late ones as well; one that was dropped may come again."""
    origins = Origins()
    for seq, origin in enumerate(["raw/0/5", "raw/0/9", "raw/1/5", "raw/0/7"]):
        origins.put(origin, seq)
    known = ("raw/0/5", "raw/0/7", "raw/0/9", "raw/1/5", "raw/0/6", "raw/0/10", "x/0/5")
    assert [0, 3, 1, 2, None, None, None] == [origins.get(one) for one in known]

    origins.drop("raw/0/7")
    assert origins.get("raw/0/7") is None
    origins.put("raw/0/7", 8)
    assert 8 == origins.get("raw/0/7")
    origins.put("raw/0/7", 9)
    for origin in ("raw/0/5", "raw/0/7"):
        origins.drop(origin)
    assert [None, None, 1] == [origins.get(f"raw/0/{n}") for n in (5, 7, 9)]
    assert 1 == len(origins._partitions["raw/0"]._offsets)


def test_records_are_packed_but_for_the_last_ones() -> None:
    """However many there are, so many are kept whole; each is the same again."""
    records = Records()
    for seq in range(MOST_WHOLE + 3):
        records.put(record(seq))

    assert MOST_WHOLE == len(records._whole)
    assert record(1) == records[1]
    assert [0, 1, 2] == list(records)[:3]


def test_slim_records_are_sealed_once_a_later_block_has_begun() -> None:
    """All of a block together: until then one that is slim has its names still."""
    records = Records(block=2)
    for seq in range(5):
        records.put(record(seq))
    for seq in (0, 1, 4, 2):
        records.put(record(seq, is_slim=True))

    assert [0] == [n for n, b in records._blocks.items() if isinstance(b, Sealed)]
    assert [record(seq, is_slim=seq != 3) for seq in range(5)] == list(records.values())
    records.drop(3)
    records.put(record(7))
    assert {0, 2} == {n for n, b in records._blocks.items() if isinstance(b, Sealed)}


def test_a_block_of_slim_records_is_sealed_by_the_next() -> None:
    """As a restart finds them; what is sealed takes nothing more."""
    records = Records(block=2)
    for seq in range(3):
        records.put(record(seq, is_slim=True))
    with pytest.raises(TypeError, match="raw/0/1: judgement 1 is sealed"):
        records.put(record(1))
    for seq in (0, 0, 1):
        records.drop(seq)

    assert ([2], 1) == (list(records), len(records))
    assert 2 == records.next(0, 5)


def test_offsets_and_numbers_beyond_four_bytes_are_found() -> None:
    """A partition with more records than anyone has."""
    origins = Origins()
    far = 1 << 32
    for seq, offset in enumerate((3, far, far + 9), start=far - 1):
        origins.put(f"raw/0/{offset}", seq)
    origins.put("raw/0/5", 8)
    origins.put("raw/0/3", 9)

    assert [9, 8, far, far + 1] == [
        origins.get(f"raw/0/{offset}") for offset in (3, 5, far, far + 9)
    ]
