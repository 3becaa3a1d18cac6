"""The recorded order, wherever a run was stopped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.replay.order import BREATH, Recorded, Reel, Turn, in_order
from agents.replay.plan import Order
from tests.agents.replay.reel import raw, reels

A, B = "raw/0", "raw/1"


def places(turns: list[Turn]) -> list[tuple[int, int]]:
    """Tell partition and offset of each turn."""
    return [(turn.message.partition, turn.message.offset) for turn in turns]


def turned(
    found: Mapping[str, Reel], log: Iterable[Recorded], cursor: int | None = None
) -> list[Turn]:
    """Put them in order; None is no turn."""
    return [turn for turn in in_order(found, log, cursor) if turn is not None]


def test_records_come_as_the_log_says() -> None:
    """Not by time: as `articles.parsed` holds them."""
    found = reels(raw(0, 0, at=9), raw(0, 1, at=1), raw(1, 0, at=5))
    log = [Recorded(3, B, 0), Recorded(4, A, 0), Recorded(5, A, 1)]

    turns = turned(found, log)

    assert [(1, 0), (0, 0), (0, 1)] == places(turns)
    assert [4, 5, 6] == [turn.cursor for turn in turns]
    assert {Order.RECORDED} == {turn.order for turn in turns}


def test_what_parse_refused_comes_with_its_follower() -> None:
    """A dead record is in no log; the log is read on only behind what it names."""
    found = reels(raw(0, 0), raw(0, 1), raw(0, 2), raw(1, 0))
    log = [Recorded(0, A, 0), Recorded(1, A, 2), Recorded(2, B, 0)]

    turns = turned(found, log)

    assert [(0, 0), (0, 1), (0, 2), (1, 0)] == places(turns)
    assert [1, 1, 2, 3] == [turn.cursor for turn in turns]


def test_a_repeat_in_the_log_gives_nothing() -> None:
    """Parse appended a record twice, or one that lies outside: the first one counts."""
    found = reels(raw(0, 5), raw(0, 6))
    log = [Recorded(0, A, 5), Recorded(1, A, 5), Recorded(2, A, 4), Recorded(3, A, 6)]

    assert [(0, 5), (0, 6)] == places(turned(found, log))


def test_what_the_log_lost_comes_first_and_what_it_lacks_last() -> None:
    """Both by time, partition, offset; the turn says so."""
    found = reels(raw(0, 0, 7), raw(0, 1), raw(0, 2, 8), raw(1, 0, 6), raw(1, 1))
    log = [Recorded(40, A, 1), Recorded(41, B, 1)]

    turns = turned(found, log)

    assert [(1, 0), (0, 0), (0, 1), (1, 1), (0, 2)] == places(turns)
    time, told = Order.TIMESTAMP, Order.RECORDED
    assert [time, time, told, told, time] == [turn.order for turn in turns]
    assert [None, None, 41, 42, 42] == [turn.cursor for turn in turns]


def test_without_a_log_time_decides() -> None:
    """Equal times: topic, partition, offset."""
    found = reels(raw(0, 0, 5), raw(0, 1, 2), raw(1, 0, 5), raw(1, 1, 1))

    assert [(0, 0), (0, 1), (1, 0), (1, 1)] == places(turned(found, []))


def test_the_log_is_read_no_further_than_needed() -> None:
    """A window of an hour does not read a month of log."""
    log = iter([Recorded(0, A, 0), Recorded(1, A, 1), Recorded(2, A, 2)])

    list(in_order(reels(raw(0, 0), raw(0, 1)), log))

    assert Recorded(2, A, 2) == next(log)


def test_a_log_that_names_nothing_more_is_read_with_breaks() -> None:
    """The last record of A was refused: the log is read to its end, not in one go."""
    log = [Recorded(at, A if at == 0 else "raw/9", 0) for at in range(3 * BREATH)]

    first, *breaks, last = in_order(reels(raw(0, 0), raw(0, 1)), log)

    assert [None, None] == breaks
    assert first is not None
    assert last is not None
    assert [(0, 0), (0, 1)] == places([first, last])


@given(st.data())
def test_a_run_that_was_stopped_goes_on_as_if_it_were_not(data: st.DataObject) -> None:
    """Positions and cursor are all that is needed, wherever it stopped."""
    sizes = data.draw(st.lists(st.integers(0, 6), min_size=1, max_size=3))
    records = [
        raw(number, offset, data.draw(st.integers(0, 9)))
        for number, size in enumerate(sizes)
        for offset in range(size)
    ]
    names = st.sampled_from([f"raw/{number}" for number in range(len(sizes) + 1)])
    told = data.draw(st.lists(st.tuples(names, st.integers(0, 7)), max_size=20))
    log = [Recorded(10 + at, name, offset) for at, (name, offset) in enumerate(told)]
    whole = turned(reels(*records), log)
    stop = data.draw(st.integers(0, len(whole)))

    done = list(islice(turned(reels(*records), log), stop))
    seen = set(places(done))
    rest = [one for one in records if (one.partition, one.offset) not in seen]
    cursor = done[-1].cursor if done else None
    left = [one for one in log if cursor is None or one.at >= cursor]

    assert whole == done + turned(reels(*rest), left, cursor)


@pytest.mark.parametrize("partitions", [1, 2])
def test_nothing_to_read_is_fine(partitions: int) -> None:
    """A window without records."""
    assert [] == list(in_order({}, [Recorded(0, A, 0)] * partitions))
