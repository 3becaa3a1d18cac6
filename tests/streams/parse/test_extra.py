"""Unknown fields: carried, but bounded."""

from __future__ import annotations

from typing import Any

import pytest

from streams.parse.extra import MAX_BYTES, MAX_FIELDS, MAX_NAME, bounded, has_half_pair


def test_unknown_fields_are_carried() -> None:
    """Any JSON value, as the record will hold it."""
    fields = {"a": 1, "b": {"c": [None, "d"]}, "nan": float("inf"), "big": 2**70}

    assert (
        {"a": 1, "b": {"c": [None, "d"]}, "nan": None, "big": str(2**70)},
        False,
    ) == bounded(fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"a": "x" * MAX_BYTES},
        {"k" * (MAX_NAME + 1): 1},
        {f"k{i}": i for i in range(MAX_FIELDS + 1)},
    ],
)
def test_what_is_too_much_is_left_out(fields: dict[str, Any]) -> None:
    """A huge value, a huge name, a field too many; the rest stays."""
    kept, was_cut = bounded({"first": 1} | fields)

    assert was_cut
    assert 1 == kept["first"]
    assert len(kept) <= MAX_FIELDS


def test_no_room_is_left() -> None:
    """Once the room is used nothing more is taken."""
    exact = "x" * (MAX_BYTES - len('{"a":""}'))

    assert ({"a": exact}, True) == bounded({"a": exact, "b": 1})


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("\ud800", True),
        ({"\ud800": 1}, True),
        ([{"a": "\udfff"}], True),
        ([1, "a"], False),
    ],
)
def test_half_pairs_anywhere(value: object, *, found: bool) -> None:
    """In a text, in a name, deep inside."""
    assert found == has_half_pair(value)
