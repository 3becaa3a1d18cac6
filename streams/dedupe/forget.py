"""Forgetting that changes no answer: rule 4 of the memo (adr/0005).

Everything is decided by the state as of the committed offset C, never by what was
judged beyond it: a restart begins at C and judges the rest again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol

from streams.dedupe.clock import is_past
from streams.dedupe.identity import Identity
from streams.dedupe.record import Record, encode
from streams.settings import Settings
from streams.stage import Changes

__all__ = ["Forgetting", "Store"]

DAY_SECONDS = 86_400
MOST_CHANGES = 64  # in one step: forgetting never delays an article much
SLACK = 16  # spared records that may wait before they are looked at again


class Store(Protocol):
    """What forgetting needs of the memo."""

    identity: Identity

    def by_seq(self, seq: int) -> Record:
        """Find a judgement by its number."""
        ...

    def next(self, seq: int) -> int:
        """Tell the first number from this one on that there is."""
        ...

    def replace(self, record: Record) -> None:
        """Keep the slim form of a judgement."""
        ...

    def drop(self, record: Record) -> None:
        """Keep nothing of a judgement."""
        ...


class Forgetting:
    """How far the records are below the commit, slimmed, and past all windows."""

    def __init__(self, settings: Settings, slack: int = SLACK) -> None:
        """Begin with nothing to forget."""
        self._slack = self._patience = slack
        self._similar = int(settings.window_days * DAY_SECONDS)
        self._known = int(settings.identity_days * DAY_SECONDS)
        self._end = 0  # numbers below it were entered,
        self._above = 0  # below it are below the commit,
        self._fat = 0  # below it were slimmed,
        self._below = 0  # below it are past the identity window:
        self._aged: list[int] = []  # those of them that are not dropped
        self._withdrawn: deque[int] = deque()
        self._newest: dict[str, tuple[int, int]] = {}  # seq and mark, by raw partition
        self._last: Record | None = None  # newest below the commit

    def enter(self, record: Record) -> None:
        """Queue a judgement, next in order."""
        self._end = record.seq + 1

    def forget(self, commit: int, store: Store) -> Changes:
        """Slim and drop what the commit allows; a bounded part of it at once."""
        self._pass(commit, store)
        if self._last is None:
            return ()
        changes = [*self._slim(self._last, store), *self._drop(self._last, store)]
        return tuple(changes)

    def _pass(self, commit: int, store: Store) -> None:
        """Move the records below the commit over."""
        while (seq := store.next(self._above)) < self._end:
            record = store.by_seq(seq)
            if record.offset >= commit:
                return
            self._above = seq + 1
            self._newest[record.partition] = seq, record.mark
            self._last = record
            for article in record.ids:
                self._withdrawn.extend(
                    member.seq
                    for member in store.identity.members(article)
                    if member.seq < seq
                )

    def _slim(self, last: Record, store: Store) -> Iterator[tuple[bytes, bytes]]:
        for _ in range(MOST_CHANGES):
            record = self._next_to_slim(last, store)
            if record is None:
                return
            if not record.is_slim:
                slim = record.slim()
                store.replace(slim)
                yield record.origin.encode(), encode(slim)

    def _next_to_slim(self, last: Record, store: Store) -> Record | None:
        if self._withdrawn:
            return store.by_seq(self._withdrawn.popleft())
        record = store.by_seq(store.next(self._fat))  # the newest one is never past
        if not is_past(record.at, last.at, self._similar):
            return None
        self._fat = record.seq + 1
        return record

    def _drop(self, last: Record, store: Store) -> Iterator[tuple[bytes, None]]:
        """Drop what is past the identity window, but for what restarts lean on."""
        for _ in range(MOST_CHANGES):
            oldest = store.next(self._below)
            if not self._may_age(oldest, last, store):
                break
            self._aged.append(oldest)
            self._below = oldest + 1
        if len(self._aged) < self._patience:
            return
        yield from self._sweep(last, store)
        self._patience = 2 * len(self._aged) + self._slack

    def _may_age(self, oldest: int, last: Record, store: Store) -> bool:
        """Say whether the oldest record is past its window, and slimmed before."""
        if self._withdrawn or self._fat <= oldest:
            return False
        return is_past(store.by_seq(oldest).at, last.at, self._known)

    def _sweep(self, last: Record, store: Store) -> Iterator[tuple[bytes, None]]:
        spared: list[int] = []
        following = store.next(self._below)  # the newest record is never past
        for seq, after in pairwise([*self._aged, following]):
            record = store.by_seq(seq)
            if self._is_needed(record, store.by_seq(after), last):
                spared.append(seq)
            else:
                store.drop(record)
                yield record.origin.encode(), None
        self._aged = spared

    def _is_needed(self, record: Record, following: Record, last: Record) -> bool:
        """Say whether a restart could miss the record.

        Below the commit Z that the newest record carries the chain has holes on
        purpose: the last record below Z anchors it. The settled mark of a raw partition
        stands in its newest record.
        """
        newest, mark = self._newest[record.partition]
        return (
            following.offset >= last.commit
            or record.seq == newest
            or record.raw_offset >= mark
        )
