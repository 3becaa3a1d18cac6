"""The ledger: the commit is the first offset not acknowledged."""

from __future__ import annotations

import pytest

from agents.delivery.ledger import BrokenChain, Ledger
from agents.delivery.slices import Partition, Slice

TP = Partition("articles.raw", 0)
OTHER = Partition("articles.raw", 1)


def piece(start: int, end: int, *, epoch: int = 1, tp: Partition = TP) -> Slice:
    """A slice without records."""
    return Slice(tp=tp, epoch=epoch, start=start, end=end, records=())


def ledger(at: int = 10) -> Ledger:
    """A ledger of two partitions, of which the first has a commit."""
    made = Ledger()
    made.begin(1, {TP: at, OTHER: 0}, committed={TP})
    return made


def test_the_position_is_the_end_of_what_was_handed_out_and_done() -> None:
    """Nothing open: all up to the last slice's end may be committed."""
    made = ledger()
    first, second = piece(10, 20), piece(20, 25)
    assert made.hand_out(first)
    assert made.hand_out(second)

    made.done(first, 20)
    assert 20 == made.position(TP)
    made.done(second, 25)
    assert 25 == made.position(TP)


def test_a_later_slice_that_is_done_first_moves_nothing() -> None:
    """The commit never passes a record in flight."""
    made = ledger()
    first, second = piece(10, 20), piece(20, 25)
    made.hand_out(first)
    made.hand_out(second)

    made.done(second, 25)
    assert 10 == made.position(TP)


def test_a_slice_can_be_done_in_part() -> None:
    """What is acknowledged before a drain is committed, the rest read again."""
    made = ledger()
    first = piece(10, 20)
    made.hand_out(first)

    assert made.done(first, 13)
    assert 13 == made.position(TP)
    assert made.holds(first)


def test_a_slice_that_does_not_follow_breaks_the_chain() -> None:
    """Records were fetched and never handed out: never commit over them."""
    made = ledger()
    made.hand_out(piece(10, 20))

    with pytest.raises(BrokenChain, match=r"articles\.raw/0: 21-30 follows 20"):
        made.hand_out(piece(21, 30))


def test_a_slice_of_an_earlier_assignment_is_not_taken() -> None:
    """Neither handed out nor done: another worker may have gone on."""
    made = ledger()
    old = piece(10, 20)
    made.hand_out(old)
    made.begin(2, {TP: 10}, committed={TP})

    assert not made.hand_out(piece(10, 20, epoch=1))
    assert not made.holds(old)
    assert not made.done(old, 20)
    assert 10 == made.position(TP)


def test_pending_are_the_positions_beyond_the_commits() -> None:
    """A partition without a commit is pending even where it began."""
    made = ledger()

    assert [(OTHER, 0)] == list(made.pending())
    made.committed(OTHER, 0)
    assert [] == list(made.pending())
    assert 10 == made.commit_of(TP)
    assert [TP, OTHER] == made.partitions()


def test_partitions_given_back_are_forgotten() -> None:
    """No position, no commit."""
    made = ledger()
    made.close()
    made.committed(TP, 11)

    assert made.position(TP) is None
    assert 0 == made.commit_of(TP)
    assert not made.hand_out(piece(10, 11))


def test_a_slice_is_current_within_its_own_assignment() -> None:
    """Done or not; neither of an earlier epoch nor once all are given back."""
    made = ledger()

    assert made.is_current(piece(10, 20))
    assert not made.is_current(piece(10, 20, epoch=0))
    made.close()
    assert not made.is_current(piece(10, 20))
