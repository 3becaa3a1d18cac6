"""The breaker: too large a share of dead letters stops the stage."""

from __future__ import annotations

from agents.delivery.breaker import Breaker


def noted(breaker: Breaker, inputs: str) -> list[bool]:
    """Note inputs, `x` for a dead one; tell at which the stage must stop."""
    return [breaker.note(is_dead=one == "x") for one in inputs]


def test_it_opens_when_the_share_is_passed_in_a_full_window() -> None:
    """Three of four dead, more than half."""
    breaker = Breaker(share=0.5, records=4)

    assert [False, False, False, True] == noted(breaker, "xx.x")


def test_it_waits_for_a_full_window() -> None:
    """One dead letter out of one input is no bad deploy."""
    assert [False] * 3 == noted(Breaker(share=0.5, records=4), "xxx")


def test_old_inputs_leave_the_window() -> None:
    """The share is of the last inputs only."""
    breaker = Breaker(share=0.5, records=2)

    assert [False, False, False, False] == noted(breaker, "x..x")


def test_one_means_never() -> None:
    """All dead, and it goes on."""
    assert not any(noted(Breaker(share=1, records=2), "xxx"))
