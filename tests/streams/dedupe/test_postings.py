"""Postings: bare numbers, lists, and back."""

from __future__ import annotations

from streams.dedupe.postings import Postings


def test_bearers_are_listed_oldest_first() -> None:
    """One is kept bare, more in a list; whoever leaves last leaves nothing."""
    postings: Postings[str] = Postings()
    assert () == tuple(postings.of("a"))
    for seq in (1, 4, 7):
        postings.enter("a", seq)
    assert (1, 4, 7) == tuple(postings.of("a"))
    postings.leave("a", 1)
    postings.leave("a", 7)
    assert (4,) == tuple(postings.of("a"))
    postings.leave("a", 4)
    assert 0 == len(postings)


def test_who_is_not_there_may_leave() -> None:
    """A key that is gone, another bearer, a list without it: no change."""
    postings: Postings[str] = Postings()
    postings.leave("a", 1)
    postings.enter("a", 2)
    postings.leave("a", 1)
    postings.enter("a", 3)
    postings.leave("a", 1)

    assert (2, 3) == tuple(postings.of("a"))
    assert 1 == len(postings)
