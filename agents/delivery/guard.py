"""What the parts of the guard share within one worker process."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic

from agents.delivery.chain import Chain
from agents.delivery.ending import end
from agents.delivery.ledger import Ledger
from agents.delivery.pulse import Pulse
from agents.exits import Exit
from streams.settings import Settings

__all__ = ["Guard", "make_guard"]


@dataclass(slots=True, kw_only=True)
class Guard:
    """One per worker; `in_flight` = outputs that the broker did not answer yet."""

    settings: Settings
    pulse: Pulse
    ledger: Ledger = field(default_factory=Ledger)
    chain: Chain = field(default_factory=Chain)
    in_flight: int = 0
    is_draining: bool = False

    def membership_lost(self) -> None:
        """End when another process may own what is in flight; else join again.

        A member that lost its place right after an answered heartbeat did not expire:
        another process took its name.
        """
        was_fresh = self.pulse.is_fresh
        self.pulse.lose()
        worker = self.settings.worker_id
        if worker and (self.pulse.is_contested or (was_fresh and self.in_flight)):
            end(
                Exit.CONFIGURATION,
                f"another process runs with worker id {worker!r} in group"
                f" {self.settings.effective_group!r}: give each its own one",
            )
        if self.in_flight:
            end(
                Exit.TRY_AGAIN,
                f"membership of group {self.settings.effective_group!r} lost with"
                f" {self.in_flight} outputs in flight: start again from the commit",
            )


def make_guard(settings: Settings) -> Guard:
    """Make the shared parts for one worker."""
    return Guard(
        settings=settings,
        pulse=Pulse(float(settings.session_timeout_seconds), monotonic),
    )
