"""SIGTERM and SIGINT ask a run to end well; a second one ends it at once."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType
from typing import Any, Self

__all__ = ["Stopping"]

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Stopping:
    """Listens within a `with` block; `is_set` after the first signal."""

    def __init__(self) -> None:
        """Nothing came yet."""
        self.is_set = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        """Listen."""
        for number in SIGNALS:
            self._before[number] = signal.signal(number, self._take)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the signals back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _take(self, number: int, _: FrameType | None) -> None:
        self.is_set = True
        signal.signal(number, signal.SIG_DFL)
