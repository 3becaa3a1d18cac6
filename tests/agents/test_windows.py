"""Windows of times and offsets in the partitions of a log."""

from __future__ import annotations

import pytest

from agents.exits import Stop
from agents.moments import At, Moment, Offset, Places
from agents.windows import Window, windows

LOG = {"raw/0": (100, 200), "raw/1": (0, 50)}
# Times of the records, by offset: raw/0 has a late one behind 160.
TIMES = {
    "raw/0": {o: o * 10 for o in range(100, 200)} | {161: 1_550},
    "raw/1": {o: o * 10 for o in range(50)},
}


def lookup(milliseconds: int) -> dict[str, int | None]:
    """The first offset with at least that time, as a broker tells it."""
    return {
        name: next((o for o, time in times.items() if time >= milliseconds), None)
        for name, times in TIMES.items()
    }


def resolved(
    since: Moment | None, until: Moment | None, slack_ms: int = 0
) -> dict[str, tuple[int, int]]:
    """Start and end of each partition."""
    found = windows(LOG, since, until, lookup, slack_ms=slack_ms)
    return {name: (one.start, one.end) for name, one in found.items()}


def test_without_bounds_the_whole_log_is_meant() -> None:
    """From what is left to what is there now; nothing asked for is gone."""
    assert {"raw/0": (100, 200), "raw/1": (0, 50)} == resolved(None, None)
    assert 0 == windows(LOG, None, None, lookup)["raw/0"].deleted


def test_a_window_of_times() -> None:
    """Begin included, end excluded; a partition that ended before is empty."""
    found = resolved(At(milliseconds=1_100), At(milliseconds=1_200))

    assert {"raw/0": (110, 120), "raw/1": (50, 50)} == found


def test_the_end_reaches_for_late_records() -> None:
    """1,550 came behind 1,600: with slack it lies in what is read."""
    window = At(milliseconds=1_500), At(milliseconds=1_600)

    assert (150, 160) == resolved(*window)["raw/0"]
    assert (150, 170) == resolved(*window, slack_ms=100)["raw/0"]


def test_an_end_behind_the_log_is_its_end() -> None:
    """No record is that late."""
    assert (190, 200) == resolved(At(milliseconds=1_900), At(milliseconds=9_999))[
        "raw/0"
    ]


def test_an_offset_counts_in_every_partition() -> None:
    """What retention has removed of it is counted."""
    found = windows(LOG, Offset(offset=40), Offset(offset=120), lookup)

    assert {
        "raw/0": Window(start=100, end=120, log_start=100, log_end=200, deleted=60),
        "raw/1": Window(start=40, end=50, log_start=0, log_end=50),
    } == found


def test_places_choose_the_partitions() -> None:
    """One that is not named takes no part."""
    since, until = Places(offsets={"raw/1": 5}), Places(offsets={"raw/1": 9})

    assert {"raw/1": (5, 9)} == resolved(since, until)
    assert {"raw/1": (5, 50)} == resolved(since, None)
    assert {"raw/1": (5, 20)} == resolved(since, At(milliseconds=200))


def test_a_time_before_what_is_left_may_be_a_gap() -> None:
    """The log begins inside the window: what was before cannot be told by offsets."""
    found = windows(LOG, At(milliseconds=900), None, lookup)

    assert found["raw/0"].is_at_log_start
    assert not found["raw/1"].is_at_log_start


def test_a_log_that_lost_nothing_has_no_gap() -> None:
    """It begins at its first offset."""
    assert not windows(LOG, At(milliseconds=0), None, lookup)["raw/1"].is_at_log_start


def test_an_offset_behind_the_end_is_empty() -> None:
    """Nothing is there yet."""
    assert (200, 200) == resolved(Offset(offset=300), None)["raw/0"]


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        (Places(offsets={"raw/7": 1}), None, "raw/7/1 lies in no partition"),
        (None, Places(offsets={"new/0": 1}), "new/0/1 lies in no partition"),
        (
            Places(offsets={"raw/0": 1}),
            Places(offsets={"raw/1": 1}),
            "different partitions",
        ),
        (At(milliseconds=5), At(milliseconds=5), "ends before it begins"),
        (Offset(offset=5), Offset(offset=4), "ends before it begins"),
        (
            Places(offsets={"raw/0": 5, "raw/1": 5}),
            Places(offsets={"raw/0": 9, "raw/1": 5}),
            "ends before it begins",
        ),
    ],
)
def test_an_impossible_window_is_refused(
    since: Moment | None, until: Moment | None, why: str
) -> None:
    """A slip must not plan nothing and look fine."""
    with pytest.raises(Stop, match=why):
        windows(LOG, since, until, lookup)


def test_what_cannot_be_compared_before_is_empty_not_backwards() -> None:
    """A time and an offset: only the log tells which comes first."""
    assert (150, 150) == resolved(At(milliseconds=1_500), Offset(offset=120))["raw/0"]
