"""Drift: recent subjects against the shares that the model is used to."""

from __future__ import annotations

from math import log

import pytest

from streams.drift import FEWEST, Recent, stability_index

HALVES = {"a": 0.5, "b": 0.5}


def test_the_index_of_equal_shares_is_nothing() -> None:
    """As many as expected: no drift."""
    assert 0.0 == stability_index({"a": 7, "b": 7}, HALVES)


def test_the_index_is_the_sum_over_subjects() -> None:
    """(share - reference) times the log of their ratio, both sides."""
    expected = 0.25 * log(0.75 / 0.5) - 0.25 * log(0.25 / 0.5)

    assert expected == pytest.approx(stability_index({"a": 3, "b": 1}, HALVES))


def test_a_subject_that_vanished_counts_finitely() -> None:
    """No share is nought: the log stays finite."""
    assert 0.25 < stability_index({"a": 10}, HALVES) < 10


def test_few_articles_tell_nothing() -> None:
    """The index is told from so many on, and not without a reference."""
    recent, blind = Recent(HALVES), Recent({})
    for _ in range(FEWEST - 1):
        recent.add("a")
        blind.add("a")

    assert recent.index is None
    recent.add("a")
    blind.add("a")
    assert (recent.index or 0) > 0.25
    assert blind.index is None
