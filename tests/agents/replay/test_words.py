"""Numbers, sizes and times in plans and lists."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from agents.replay import words


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (None, "-"),
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1.0 kB"),
        (9_999_999, "10.0 MB"),
        (12_300_000, "12 MB"),
        (5_000_000_000_000_000, "5000 TB"),
    ],
)
def test_a_size_has_two_digits_at_most(amount: int | None, shown: str) -> None:
    """Small ones get a digit behind the point, bytes never."""
    assert shown == words.size(amount)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (-1, "0 s"),
        (0, "0 s"),
        (0.4, "less than 1 s"),
        (59, "59 s"),
        (61, "1 min 1 s"),
        (3_600, "1 h"),
        (5_400, "1 h 30 min"),
        (100_000, "1 d 3 h"),
        (3_000_000, "34 d"),
    ],
)
def test_a_span_has_two_units_at_most(seconds: float, shown: str) -> None:
    """The second one only where the first is small."""
    assert shown == words.span(seconds)


def test_a_time_is_shown_in_utc() -> None:
    """Unset and impossible times are told as such."""
    assert "2026-06-20 10:11:12Z" == words.at(1_781_950_272_000)
    assert "-" == words.at(-1) == words.at(None)
    assert str(10**18) == words.at(10**18)


def test_how_long_ago() -> None:
    """A run's last change, seen from now."""
    now = datetime(2026, 6, 20, 10, 15, tzinfo=UTC)

    assert "5 min ago" == words.ago("2026-06-20T10:10:00Z", now)


def test_a_share_of_nothing_is_done() -> None:
    """An empty run is not at zero for ever."""
    assert "50%" == words.percent(2, 4)
    assert "100%" == words.percent(0, 0)
