"""A bound on the time that a plugged-in classifier may take.

The call runs in a thread of its own. One that is late is told to stop, and until it
has, the classifier is not asked again: articles do not queue up behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

from schemas.decisions import Candidate
from streams.classify.plug import Classifier, Lapse, Text, Unavailable

__all__ = ["Bounded", "Stoppable"]

Answers = Sequence[Sequence[Candidate]]


class Stoppable(Classifier, Protocol):
    """A classifier that another thread can tell to stop."""

    def stop(self) -> None:
        """End the present call soon."""
        ...


class Bounded:
    """The classifier, within a time."""

    def __init__(self, inner: Stoppable, seconds: float) -> None:
        """Take a classifier and what one call may take."""
        self._inner = inner
        self._seconds = seconds
        self._threads = ThreadPoolExecutor(1, "classifier")
        self._last: Future[Answers] | None = None

    @property
    def version(self) -> str:
        """Name the classifier."""
        return self._inner.version

    def classify(self, batch: Sequence[Text]) -> Answers:
        """Ask, and wait no longer than the bound; raises Unavailable (timeout)."""
        if self._last is not None and not self._last.done():
            raise Unavailable(Lapse.TIMEOUT, "the call before has not ended yet")
        self._last = self._threads.submit(self._inner.classify, batch)
        try:
            return self._last.result(self._seconds)
        except TimeoutError:
            self._inner.stop()
            raise Unavailable(Lapse.TIMEOUT, f"over {self._seconds} s") from None
