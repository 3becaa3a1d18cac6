"""Figures with intervals: what they count, and that they are the same each time."""

from __future__ import annotations

import pytest

from tests.eval.classify.slices import Judged, Range, by_topic, resampled, slices

SPORT, CRIME = "medtop:15000000", "medtop:02000000"


def row(
    topics: tuple[str, ...], first: str, *filed: str, kind: str = "article"
) -> Judged:
    """A row in Indonesian."""
    return Judged(
        topics=topics, first=first, filed=frozenset(filed), kind=kind, language="id"
    )


ROWS = (
    row((SPORT,), SPORT, SPORT),
    row((SPORT, CRIME), CRIME, CRIME),
    row((CRIME,), SPORT, kind="headline"),
)


def test_a_share_has_an_interval_around_it() -> None:
    """Between its ends, the same in every run; none of nothing."""
    found = resampled([1.0, 1.0, 0.0, 0.0] * 20, [1.0] * 80)

    assert 0.5 == found.value
    assert 0.3 < found.low < 0.5 < found.high < 0.7
    assert found == resampled([1.0, 1.0, 0.0, 0.0] * 20, [1.0] * 80)
    assert Range(value=None) == resampled([0.0], [0.0])


def test_a_figure_is_written_short() -> None:
    """A thousandth for the figure, hundredths for its ends."""
    assert ".812 .79-.83" == str(Range(value=0.812, low=0.79, high=0.83))
    assert "-" == str(Range(value=None))


def test_slices_count_what_the_scorer_counts() -> None:
    """Primary, in the set, micro F1, accepted, and how many of these are right."""
    found = dict(slices(ROWS))
    values = {name: one.value for name, one in found["all (3)"].items()}

    assert ["all (3)", "article (2)", "headline (1)", "id (3)"] == list(found)[:4]
    assert 1 / 3 == pytest.approx(values["primary"])
    assert 2 / 3 == pytest.approx(values["in set"])
    assert 4 / 6 == pytest.approx(values["micro F1"])
    assert 2 / 3 == pytest.approx(values["accepted"])
    assert 1.0 == values["right of these"]


def test_a_topic_is_measured_as_first_candidate_and_as_subject() -> None:
    """Sport: one of two found, one of two named; filed one of two, rightly."""
    found = dict(by_topic(ROWS))
    values = {name: one.value for name, one in found["sport (2)"].items()}

    assert {
        "recall": 0.5,
        "precision": 0.5,
        "filed: recall": 0.5,
        "filed: precision": 1.0,
    } == values
    assert 17 == len(found)
