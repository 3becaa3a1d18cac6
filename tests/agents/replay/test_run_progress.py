"""How far a run is, as people and logs read it."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from agents.replay import run_progress
from agents.replay.run_progress import Shown, line, progress

SHOWN = Shown(
    done=1_500,
    total=6_000,
    rate=100.0,
    positions={"raw/0": 700, "raw/1": 800},
    ends={"raw/0": 3_000, "raw/1": 3_000},
)


def test_the_line_tells_share_rate_rest_and_positions() -> None:
    """Everything that one wants to know of a run on one line."""
    assert (
        "1,500 of 6,000 records (25%), 100/s, 45 s left · "
        "raw/0 700/3,000, raw/1 800/3,000"
    ) == line(SHOWN)


def test_a_resting_run_says_so_and_many_partitions_are_cut() -> None:
    """Nothing to divide by yet; eight partitions are named."""
    ends = {f"raw/{n:02}": 1 for n in range(10)}
    told = line(Shown(done=0, total=10, rate=0.0, positions={}, ends=ends, note="rest"))

    assert ", 0/s, - left · raw/00 0/1" in told
    assert told.endswith("raw/07 0/1 and 2 more · rest")


@pytest.mark.parametrize(
    ("columns", "end"),
    [
        (81, "45 s left · raw/0 700/3,000, raw/1 800/3,000"),
        (80, "45 s left · raw/0 700/3,000 and 1 more"),
        (59, "45 s left"),
    ],
)
def test_on_a_narrow_terminal_fewer_partitions_are_named(
    columns: int, end: str
) -> None:
    """What is left of the line is the rest of the run, not the beginning of a name."""
    told = line(SHOWN, columns)

    assert told.endswith(end)
    assert len(told) <= columns


def test_without_a_terminal_lines_come_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One line when five seconds have passed, however often it is told."""
    now = iter([0.0, 1.0, 5.5, 6.0])
    clock = SimpleNamespace(monotonic=lambda: next(now))  # ours: others' threads go on
    monkeypatch.setattr(run_progress, "time", clock)
    out = io.StringIO()

    with progress(out) as show:
        for _ in range(3):
            show(SHOWN)

    assert [line(SHOWN)] == out.getvalue().splitlines()
