"""Slices: bounded in records and bytes, gapless whatever offsets are missing."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from agents.delivery.slices import Fetched, Partition, Slice, cut, message_of

TP = Partition("articles.raw", 0)


@dataclass
class Row:
    """A record as aiokafka gives it, as far as it matters."""

    offset: int
    serialized_value_size: int = 10
    topic: str = "articles.raw"
    partition: int = 0
    timestamp: int = -1
    key: bytes | None = b"k"
    value: bytes | None = b"v"
    headers: tuple[tuple[str, bytes | None], ...] = (("h", None),)


def pieces(offsets: list[int], end: int, records: int, nbytes: int) -> list[Slice]:
    """Cut a fetch that began at 0."""
    rows = [Row(offset) for offset in offsets]
    fetched = Fetched(tp=TP, start=0, end=end, records=rows)
    return list(cut(fetched, epoch=1, records=records, nbytes=nbytes))


def test_slices_are_bounded_in_records() -> None:
    """Three by three, the last one shorter."""
    found = pieces([0, 1, 2, 3, 4, 5, 6], 7, 3, 1_000)

    assert [(0, 3), (3, 6), (6, 7)] == [(one.start, one.end) for one in found]


def test_slices_are_bounded_in_bytes() -> None:
    """A record that is over the bound travels alone."""
    found = pieces([0, 1, 2], 3, 100, 10)

    assert [1, 1, 1] == [len(one.records) for one in found]


def test_a_fetch_of_markers_only_is_a_slice_without_records() -> None:
    """The commit passes them."""
    found = pieces([], 4, 3, 1_000)

    assert [(0, 4, 0)] == [(one.start, one.end, len(one.records)) for one in found]


@given(
    st.lists(st.integers(0, 200), unique=True).map(sorted),
    st.integers(1, 7),
    st.integers(1, 50),
)
def test_slices_follow_one_another(
    offsets: list[int], records: int, nbytes: int
) -> None:
    """From the fetch's start to its end, each record once, in order."""
    found = pieces(offsets, 201, records, nbytes)

    assert [0, *(one.end for one in found)] == [*(one.start for one in found), 201]
    assert offsets == [row.offset for one in found for row in one.records]
    for one in found:
        assert all(one.start <= row.offset < one.end for row in one.records)


def test_a_null_header_and_no_timestamp_become_plain_values() -> None:
    """The wire allows both; stages see neither."""
    message = message_of(Row(7))

    assert (("h", b""),) == message.headers
    assert (7, 0) == (message.offset, message.timestamp)
