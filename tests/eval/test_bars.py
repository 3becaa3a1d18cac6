"""The table of figures: its file, what counts as held, how it is told and pinned."""

from __future__ import annotations

import io
import json

from rich.console import Console

from tests.eval.bars import Bar, Row, bars, rows
from tests.eval.pin import pinned
from tests.eval.suites import SUITES
from tests.eval.table import as_json, show

HIGH = Bar(part="parse", name="kept", suite="text", path="a.f1", at_least=0.9)
LOW = Bar(part="parse", name="wrong", suite="text", path="wrong_*", at_most=0)
AWAY = Bar(part="parse", name="elsewhere", hidden="withheld", at_least=0.5)
FOUND = {"text": {"a.f1": 0.95, "wrong_a": 0.0, "wrong_b": 2.0}}


def test_every_bar_is_measurable_or_says_why_not() -> None:
    """It names a suite and a path, or why there is none; and exactly one bar."""
    names = {suite.name for suite in SUITES}
    faulty = [
        bar.name
        for bar in bars()
        if (bar.hidden is None) != (bar.suite in names and bool(bar.path))
        or (bar.at_least is None) == (bar.at_most is None)
    ]

    assert [] == faulty


def test_the_worst_of_several_counts() -> None:
    """A path with a star holds when all that fit do; the row names the worst."""
    kept, wrong, away = rows((HIGH, LOW, AWAY), FOUND)

    assert (True, 0.95, None) == (kept.is_held, kept.figure, kept.which)
    assert (False, 2.0, "b") == (wrong.is_held, wrong.figure, wrong.which)
    assert (None, None) == (away.is_held, away.figure)


def test_a_figure_that_the_scorer_does_not_tell_is_missed() -> None:
    """A scorer that changed its names turns the table red, not green."""
    (row,) = rows((HIGH,), {"text": {}})

    assert Row(bar=HIGH, is_held=False) == row


def test_suites_that_did_not_run_have_no_row() -> None:
    """One suite alone gives its own rows and those of no suite."""
    assert [AWAY] == [row.bar for row in rows((HIGH, AWAY), {})]


def test_the_table_tells_pass_and_fail() -> None:
    """A person finds figure, bar and verdict; programs find the same in JSON."""
    out = io.StringIO()
    found = list(rows((HIGH, LOW, AWAY), FOUND))
    show(found, Console(file=out))
    shown = [" ".join(line.split()) for line in out.getvalue().splitlines()]

    assert "kept 0.9500 ≥ 0.9000 pass" in shown
    assert "wrong (b) 2 ≤ 0 FAIL" in shown
    assert "elsewhere: withheld - ≥ 0.5000 not measured" in shown
    assert "1 held, 1 fell short, 1 not measured here" in shown
    assert [True, False, None] == [row["passed"] for row in json.loads(as_json(found))]


def test_a_floor_falls_only_when_told() -> None:
    """A better figure raises its floor; a worse one is named and kept."""
    old = {"min": {"a.f1": 0.9, "b": 0.8}, "max": {}}
    figures = {"a.f1": 0.95678, "b": 0.7}

    kept, fell = pinned(old, figures, (HIGH,), may_fall=False)
    lowered, _ = pinned(old, figures, (HIGH,), may_fall=True)

    assert ["b: 0.8 → 0.7"] == fell
    assert {"a.f1": 0.956, "b": 0.8} == kept["min"]
    assert {"a.f1": 0.956, "b": 0.7} == lowered["min"]
