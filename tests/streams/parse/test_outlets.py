"""Outlets as data."""

from __future__ import annotations

from datetime import date

import pytest

from streams.parse.outlets import Habit, Outlets, Where, load
from streams.parse.outlets.loading import outlet
from streams.parse.outlets.outlet import gather

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


AGES = """
2010-01-01 2010-01-01 old colon
2012-12-31 2012-12-31 old colon
2013-01-01 2013-01-01
2014-12-31 2014-12-31
2015-01-01 2015-01-01 new
2010-01-01 2025-01-01 new old colon
2025-01-01 2010-01-01 new old colon
2013-06-01 2025-01-01 new
2013-06-01 - new
- 2011-06-01 old colon
- - new old colon
"""


def _told() -> Outlets:
    """Make one outlet that changed its ways."""
    mark = {"kind": "ad", "rule": "x", "where": "inline"}
    rows = [
        {"text": "old", "until": date(2012, 12, 31), **mark},
        {"text": "new", "from": date(2015, 1, 1), **mark},
    ]
    habit = {"kind": "colon", "until": date(2012, 12, 31)}
    return gather((outlet({"name": "anu", "mark": rows, "habit": [habit]}),), {})


@pytest.mark.parametrize("row", AGES.strip().splitlines())
def test_what_held_between_two_days(row: str) -> None:
    """A convention counts when it held on one of the days, both ends included."""
    first, last, *expected = row.split()

    days = [None if day == "-" else date.fromisoformat(day) for day in (first, last)]
    held = _told().between(*days)

    marks = [mark.text for mark in held.inline]
    anu = held.find("anu")
    assert anu is not None
    colon = ["colon"] if anu.has(Habit.COLON) else []
    assert sorted(expected) == sorted([*marks, *colon])


def test_without_periods_all_days_are_alike() -> None:
    """Files that tell no time hold always."""
    always = gather((outlet({"name": "anu", "colon": True}),), {})

    assert always.between(date(1999, 1, 1), None).known[0].has(Habit.COLON)


def test_forgetting_an_outlet_forgets_its_times() -> None:
    """What is left still knows its ages."""
    less = load().without("detik").between(date(2000, 1, 1), date(2000, 1, 1))

    assert not [mark for mark in less.inline if mark.rule.startswith("detik.")]
    assert not [mark for mark in less.inline if mark.rule == "republika.whatsapp"]
