"""Counts and samples of a diff."""

from __future__ import annotations

from agents.explain.labels import labels
from agents.replay.diff import Kind, Summary
from agents.replay.diff.svg import bars, columns, diverging
from agents.replay.diff.told import Told
from agents.replay.diff.words import words
from tests.agents.replay.diff.chain import compared
from tests.agents.replay.diff.test_join import enriched

COUNT = 40


def many(outlet: str, shift: int = 0) -> list:
    """So many articles of an outlet, one subject each."""
    return [
        enriched(
            f"urn:kawat:article:{number}",
            1,
            number,
            subjects=[
                {"literal": "medtop:1", "name": "satu", "confidence": 60 + shift}
            ],
            stream={
                "raw": {"source": outlet},
                "parse": {"published": {"at": f"2026-03-{number % 3 + 1:02}"}},
                "classify": {"abstained": False},
            },
        )
        for number in range(COUNT)
    ]


def test_shares_are_counted_per_outlet_day_and_subject() -> None:
    """Of how many articles how many differ."""
    summary, _ = compared(many("kabarnusa"), many("kabarnusa", shift=7))

    assert {"kabarnusa": (COUNT, COUNT)} == {
        name: (one.articles, one.differing) for name, one in summary.outlets.items()
    }
    assert ["2026-03-01", "2026-03-02", "2026-03-03"] == sorted(summary.days)
    assert COUNT == summary.subjects["medtop:1"].differing
    assert {7: COUNT} == summary.shifts


def test_samples_are_few_and_the_same_whoever_comes_first() -> None:
    """Chosen by a hash of their names: spread out, and repeatable."""
    a, b = many("kabarnusa"), many("kabarnusa", shift=7)
    forth, _ = compared(a, b)
    back, _ = compared(a[::-1], b[::-1])
    chosen = [one.difference.article for one in forth.samples(Kind.SUBJECTS)]

    assert 5 == len(set(chosen))
    assert chosen == [one.difference.article for one in back.samples(Kind.SUBJECTS)]


def test_an_empty_diff_says_that_nothing_differs() -> None:
    """No division by the number of articles."""
    told = Told(Summary(a="a", b="b"), words("en"), labels("en"))

    assert ["Nothing differs."] == [*told.sentences()]


def test_charts_of_nothing_are_empty_pictures() -> None:
    """No row, no failure."""
    for drawn in (bars("t", []), diverging("t", []), columns("t", [])):
        assert drawn.startswith("<svg")


def test_charts_tell_every_figure_as_text() -> None:
    """A reader of the source, and a screen reader, find names and figures."""
    drawn = diverging("Topik", [("cuaca & iklim", 3, 1_200)])

    assert 'aria-label="Topik"' in drawn
    assert "cuaca &amp; iklim: \u22123" in drawn
    assert "+1,200" in drawn


def test_every_name_below_the_columns_has_room() -> None:
    """Of many days only some are named."""
    drawn = columns("Hari", [(f"2026-03-{n:02}", n, 40) for n in range(1, 31)])

    assert 30 == drawn.count('class="part"')
    assert drawn.count('class="small') < 12
