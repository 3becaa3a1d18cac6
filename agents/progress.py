"""One line on standard error that tells how far a long command is; terminals only."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from agents.console import is_terminal

__all__ = ["Progress"]

FIRST_AFTER_SECONDS = 1.0
EVERY_SECONDS = 0.2
CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Counts, their rate, and the share done when the total is known."""

    def __init__(self, noun: str, total: int | None = None) -> None:
        """Stay silent for the first second: most calls are over by then."""
        self._noun = noun
        self._total = total
        self._is_shown = is_terminal(sys.stderr)
        self._began = time.monotonic()
        self._next = self._began + FIRST_AFTER_SECONDS
        self._has_written = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Clear the line, so that what follows begins on an empty one."""
        if self._has_written:
            sys.stderr.write(CLEAR_LINE)
            sys.stderr.flush()

    def at(self, count: int, note: str = "") -> None:
        """Show the count when it is time to."""
        if not self._is_shown or (now := time.monotonic()) < self._next:
            return
        self._next = now + EVERY_SECONDS
        self._has_written = True
        sys.stderr.write(CLEAR_LINE + self.line(count, now - self._began, note))
        sys.stderr.flush()

    def line(self, count: int, seconds: float, note: str = "") -> str:
        """Write count, share, rate."""
        share = (
            f" of {self._total:,} ({count / self._total:.0%})" if self._total else ""
        )
        rate = f", {count / seconds:,.0f}/s" if seconds > 0 else ""
        return f"{count:,}{share} {self._noun}{rate}{note and f' · {note}'}"
