"""The pace of a run."""

from __future__ import annotations

import pytest

from agents.replay import pace
from agents.replay.line import BATCH_RECORDS
from agents.replay.pace import Pace


class Clock:
    """A clock that a test moves."""

    now = 0.0

    def monotonic(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stop the clock."""
    made = Clock()
    monkeypatch.setattr(pace, "time", made)
    return made


def test_without_a_rate_whole_batches_begin() -> None:
    """As many as there is room for."""
    assert BATCH_RECORDS == Pace(None).allows()


def test_a_rate_is_kept_evenly(clock: Clock) -> None:
    """A tenth of a second's records at once, never more than are due."""
    slow = Pace(160.0)
    found = []
    for _ in range(16):
        clock.now += 0.0625
        count = slow.allows()
        slow.give(count)
        found.append(count)

    assert 160 == sum(found)
    assert 20 == max(found)


def test_a_pause_is_not_caught_up_with(clock: Clock) -> None:
    """Behind it the rate begins anew."""
    slow = Pace(8.0)
    clock.now = 100.0
    slow.restart()

    assert 0 == slow.allows()
    clock.now += 0.125
    assert 1 == slow.allows()
