"""Where a run writes: everything up to a commit is there together, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from agents.replay.runs import RunState
from agents.replay.standing import Standing
from schemas.message import Output
from streams.stage import Changes

__all__ = ["COMMIT_BYTES", "Kept", "Sink", "newest"]

COMMIT_BYTES = 32 * 1_048_576  # what may wait for a commit

Pairs = Iterable[tuple[bytes, bytes | None]]
Kept = tuple[Standing | None, dict[bytes, bytes]]


class Sink(Protocol):
    """Kafka's topics in transactions, or files in a folder."""

    @property
    def pending_bytes(self) -> int:
        """Tell what was written since the last commit."""
        ...

    def kept(self) -> Kept:
        """Give what the last commit left: how far it came, the memo's records."""
        ...

    def write(self, outputs: Iterable[Output], memo: Changes = ()) -> None:
        """Write what a record caused, next in order."""
        ...

    def commit(self, standing: Standing, state: RunState) -> None:
        """Make all of it last, with how far the run is."""
        ...


def newest(pairs: Pairs, key: bytes) -> Kept:
    """Fold a log of keys and values; one key is the standing's, the rest the memo's."""
    found: dict[bytes, bytes] = {}
    for name, value in pairs:
        if value is None:
            found.pop(name, None)
        else:
            found[name] = value
    standing = found.pop(key, None)
    return None if standing is None else Standing.decoded(standing), found
