"""Postings: for each key the sequence numbers that bear it, oldest first.

Most keys have one bearer; it is kept bare, a list is made for the second.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

__all__ = ["Postings"]

K = TypeVar("K", bound=Hashable)


class Postings(Generic[K]):
    """Sequence numbers by key; entered in rising order, left in any."""

    __slots__ = ("_by_key",)

    def __init__(self) -> None:
        """Begin empty."""
        self._by_key: dict[K, int | list[int]] = {}

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._by_key)

    def enter(self, key: K, seq: int) -> None:
        """Add a bearer, newer than all that stand there."""
        held = self._by_key.get(key)
        if held is None:
            self._by_key[key] = seq
        elif isinstance(held, int):
            self._by_key[key] = [held, seq]
        else:
            held.append(seq)

    def leave(self, key: K, seq: int) -> None:
        """Take a bearer away; one that is not there is no error."""
        held = self._by_key.get(key)
        if isinstance(held, list):
            self._leave_list(key, held, seq)
        elif held == seq:
            del self._by_key[key]

    def of(self, key: K) -> Sequence[int]:
        """List the bearers of a key, oldest first."""
        held = self._by_key.get(key)
        if held is None:
            return ()
        return (held,) if isinstance(held, int) else held

    def _leave_list(self, key: K, held: list[int], seq: int) -> None:
        if seq not in held:  # found at once: what leaves is mostly the oldest
            return
        held.remove(seq)
        if len(held) == 1:
            self._by_key[key] = held[0]
