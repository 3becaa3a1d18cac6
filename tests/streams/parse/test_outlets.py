"""Outlets as data."""

from __future__ import annotations

import pytest

from streams.parse.outlets import Where, load
from streams.parse.outlets.loading import outlet

OUTLETS = load()


@pytest.mark.parametrize(
    "source",
    ["kompas", "Kompas.com", "https://www.kompas.com/read/1", "nasional.kompas.com"],
)
def test_find_an_outlet(source: str) -> None:
    """Name, host, address and a host below it lead to the same file."""
    found = OUTLETS.find(source)

    assert found is not None
    assert "kompas" == found.name


@pytest.mark.parametrize("source", [None, "", "portal-anu.id", "—"])
def test_unknown_outlets(source: str | None) -> None:
    """An outlet without a file is unknown, not an error."""
    assert OUTLETS.find(source) is None


def test_names_with_blanks_are_found() -> None:
    """A source may be an outlet's name as people write it."""
    found = OUTLETS.find("CNN Indonesia")

    assert found is not None
    assert "+07:00" == found.offset


def test_forget_an_outlet() -> None:
    """Without its file an outlet is unknown and its marks are gone."""
    less = OUTLETS.without("detik")

    assert less.find("detik") is None
    assert not [mark for mark in less.inline if mark.rule.startswith("detik.")]
    assert OUTLETS.places == less.places


def test_an_unknown_key_is_an_error() -> None:
    """A misspelt field of a file does not pass in silence."""
    with pytest.raises(TypeError):
        outlet({"name": "anu", "suffix": [" - Anu"]})


def test_marks_are_sorted_by_where_they_stand() -> None:
    """Marks are looked up by their place in the line."""
    made = outlet(
        {
            "name": "anu",
            "mark": [
                {"text": "Geser KE Atas", "kind": "ad", "rule": "x", "where": "line"}
            ],
        }
    )

    assert ("geser ke atas", "anu.x", Where.LINE) == (
        made.marks[0].text,
        made.marks[0].rule,
        made.marks[0].where,
    )


def test_suffixes_are_tried_longest_first() -> None:
    """The suffix that holds another one goes before it."""
    lengths = [len(suffix) for suffix in OUTLETS.suffixes]

    assert sorted(lengths, reverse=True) == lengths
