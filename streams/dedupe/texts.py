"""Where the kept texts lie: by number of judgement, in memory or outside of it.

A store is a cache of the changelog: empty at the beginning of an assignment, filled by
the restore. What it holds and where changes no verdict.
"""

from __future__ import annotations

from typing import Protocol

__all__ = ["MemoryTexts", "Texts"]


class Texts(Protocol):
    """A store of compressed texts."""

    def put(self, seq: int, kept: bytes) -> None:
        """Keep a text; numbers come in rising order."""
        ...

    def get(self, seq: int) -> bytes:
        """Give a text that is there."""
        ...

    def erase(self, seq: int) -> None:
        """Leave nothing of a text; it may be gone already."""
        ...

    def close(self) -> None:
        """Leave nothing of any text; nothing is asked after it."""
        ...


class MemoryTexts:
    """Texts in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self._texts: dict[int, bytes] = {}

    def put(self, seq: int, kept: bytes) -> None:
        """Keep a text."""
        self._texts[seq] = kept

    def get(self, seq: int) -> bytes:
        """Give a text that is there."""
        return self._texts[seq]

    def erase(self, seq: int) -> None:
        """Forget a text."""
        self._texts.pop(seq, None)

    def close(self) -> None:
        """Forget every text."""
        self._texts.clear()
