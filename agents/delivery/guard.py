"""What the parts of the guard share within one worker process."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import NoReturn

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
    is_lost: bool = False  # the membership in which the outputs in hand were made

    def membership_lost(self, *, left: bool = False) -> None:
        """End when another process may own what is in flight; else join again.

        A member that lost its place right after an answered heartbeat did not expire:
        another process took its name, unless it `left` by itself (its stage hangs).
        """
        was_fresh = self.pulse.is_fresh
        self.pulse.lose()
        self.is_lost = True
        worker = self.settings.worker_id
        if (
            worker
            and not left
            and (self.pulse.is_contested or (was_fresh and self.in_flight))
        ):
            self.end_as_twin()
        if self.in_flight:
            self.end_as_zombie()

    def end_as_twin(self) -> NoReturn:
        """End: two processes with one name would fence each other for ever."""
        end(
            Exit.CONFIGURATION,
            f"another process runs with worker id {self.settings.worker_id!r} in group"
            f" {self.settings.effective_group!r}: give each its own one",
        )

    def end_as_zombie(self) -> NoReturn:
        """End: what is in hand may be another worker's by now."""
        end(
            Exit.TRY_AGAIN,
            f"membership of group {self.settings.effective_group!r} lost with outputs"
            " in hand: start again from the commit",
        )


def make_guard(settings: Settings) -> Guard:
    """Make the shared parts for one worker."""
    return Guard(
        settings=settings,
        pulse=Pulse(float(settings.session_timeout_seconds), monotonic),
    )
