"""The pulse: a member as far as it can know, a twin by its losses."""

from __future__ import annotations

from agents.delivery.pulse import Pulse


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


def test_a_heartbeat_counts_from_when_it_was_sent() -> None:
    """A process that was stopped in between takes no old answer for a fresh one."""
    clock = Clock()
    pulse = Pulse(10, clock)
    assert not pulse.is_fresh
    clock.now = 12

    pulse.beat(sent=1)
    assert not pulse.is_fresh
    pulse.beat(sent=3)
    assert pulse.is_fresh


def test_a_lost_membership_is_stale_at_once() -> None:
    """Until the next heartbeat is answered."""
    pulse = Pulse(10, Clock())
    pulse.beat(sent=0)
    pulse.lose()

    assert not pulse.is_fresh
    pulse.beat(sent=0)
    assert pulse.is_fresh


def test_three_losses_within_a_session_are_a_contest() -> None:
    """Two processes with one name fence each other for ever."""
    clock = Clock()
    pulse = Pulse(10, clock)
    for clock.now in (0.0, 20.0, 29.0):
        pulse.lose()
        assert not pulse.is_contested
    clock.now = 30.0
    pulse.lose()

    assert pulse.is_contested
