"""The chain: nothing fetched may be skipped."""

from __future__ import annotations

from agents.delivery.chain import Chain, Link
from agents.delivery.slices import Fetched, Partition

TP = Partition("articles.raw", 0)


def fetched(start: int, end: int) -> Fetched:
    """A fetch without records."""
    return Fetched(tp=TP, start=start, end=end, records=())


def chain(at: int = 5) -> Chain:
    """A chain that was sought."""
    made = Chain()
    made.begin({TP: at})
    made.open()
    return made


def test_a_fetch_that_follows_is_taken() -> None:
    """The position before it is where the last slice handed over ended."""
    made = chain()

    assert Link.TAKE is made.judge(fetched(5, 9))
    made.advance(TP, 9)
    assert Link.TAKE is made.judge(fetched(9, 12))


def test_nothing_new_where_one_stands_is_rest() -> None:
    """And nothing new elsewhere is a gap: what was dropped may be the log's last."""
    made = chain()

    assert Link.REST is made.judge(fetched(5, 5))
    assert Link.SEEK_BACK is made.judge(fetched(7, 7))


def test_nothing_is_taken_before_the_seek() -> None:
    """Faust resumes partitions before it seeks them."""
    assert Link.DROP is Chain().judge(fetched(0, 3))


def test_the_end_of_an_overtaken_rebalance_opens_nothing() -> None:
    """It comes after the partitions were given back."""
    made = chain()
    made.close()
    made.open()

    assert not made.is_open
    assert Link.DROP is made.judge(fetched(5, 6))


def test_a_gap_is_read_again_once_and_then_taken() -> None:
    """Dropped on the way: found by seeking back. Still there: the log lost it."""
    made = chain()

    assert Link.SEEK_BACK is made.judge(fetched(8, 9))
    assert Link.TAKE is made.judge(fetched(8, 9))
    made.advance(TP, 9)
    assert Link.SEEK_BACK is made.judge(fetched(12, 14))


def test_a_log_behind_the_commit_is_another_log() -> None:
    """Never begun anew in silence."""
    assert Link.BACKWARDS is chain().judge(fetched(0, 3))


def test_each_assignment_has_its_epoch() -> None:
    """Slices of an earlier one are told apart."""
    made = chain()
    first = made.epoch
    made.close()

    assert Link.DROP is made.judge(fetched(5, 6))
    made.advance(TP, 6)
    assert first + 1 == made.begin({TP: 7})
    assert Link.DROP is made.judge(fetched(7, 8))
    made.open()
    assert Link.TAKE is made.judge(fetched(7, 8))
    assert 7 == made.expected(TP)
