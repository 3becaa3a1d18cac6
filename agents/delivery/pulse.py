"""Whether this worker is still a member of its group, as far as it can know.

A heartbeat counts from the moment it was sent, so that a process that was stopped in
between never takes an old answer for a fresh one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

__all__ = ["Pulse"]

LOSSES = 3


class Pulse:
    """The last heartbeat that the broker acknowledged, and the memberships lost."""

    def __init__(self, session_seconds: float, clock: Callable[[], float]) -> None:
        """Begin without a heartbeat: stale."""
        self.session_seconds = session_seconds
        self._clock = clock
        self._sent: float | None = None
        self._losses: deque[float] = deque(maxlen=LOSSES)

    def beat(self, sent: float) -> None:
        """Note that the broker acknowledged a heartbeat sent at that time."""
        self._sent = sent

    def lose(self) -> None:
        """Note that the broker no longer knows this member."""
        self._sent = None
        self._losses.append(self._clock())

    @property
    def is_fresh(self) -> bool:
        """Tell whether the broker must still count this worker as a member."""
        return (
            self._sent is not None and self._clock() - self._sent < self.session_seconds
        )

    @property
    def is_contested(self) -> bool:
        """Tell whether three memberships were lost within one session time-out."""
        return (
            len(self._losses) == LOSSES
            and self._losses[-1] - self._losses[0] <= self.session_seconds
        )
