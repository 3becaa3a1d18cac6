"""Identity: which article an alias means, its versions, and what is withdrawn.

An alias belongs to the id of the newest live record bearing it; of several ids the
earliest born is the article's. Live = within the identity window, by stream time at
judgement, first in, first out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from streams.dedupe.clock import is_past
from streams.dedupe.postings import Postings
from streams.dedupe.record import Kind, Record
from streams.dedupe.records import Records

__all__ = ["Identity"]


class Identity:
    """Every live record by alias, handle, article and version."""

    def __init__(self, records: Records, window_seconds: int) -> None:
        """Look records up in `records`, by sequence number."""
        self._records = records
        self._window = window_seconds
        self._oldest, self._end = 0, 0  # live numbers, end excluded
        self._bearers: Postings[bytes] = Postings()
        self._handled: Postings[bytes] = Postings()
        self._members: Postings[bytes] = Postings()
        self._versions: Postings[bytes] = Postings()
        self._canceled: Counter[bytes] = Counter()

    @property
    def live(self) -> list[Record]:
        """List the live records, oldest first."""
        numbers = range(self._oldest, self._end)
        return [self._records[seq] for seq in numbers if seq in self._records]

    def enter(self, record: Record) -> None:
        """Let a judgement claim its aliases."""
        self._end = record.seq + 1
        for postings, key in self._places(record):
            postings.enter(key, record.seq)
        self._canceled.update(_cancels(record))

    def expire(self, now: int | None) -> None:
        """Let go of what the window has passed."""
        while (seq := self._records.next(self._oldest, self._end)) < self._end:
            record = self._records[seq]
            if not is_past(record.at, now, self._window):
                self._oldest = seq
                return
            self._oldest = seq + 1
            self._leave(record)

    def is_canceled(self, article: bytes) -> bool:
        """Say whether a live takedown or a withdrawn record names the article."""
        return article in self._canceled

    def bearers(self, alias: bytes) -> list[Record]:
        """List the live records with this alias, oldest first."""
        return [self._records[seq] for seq in self._bearers.of(alias)]

    def answering(self, handle: bytes) -> list[Record]:
        """List the live records that a takedown may call so, oldest first."""
        return [self._records[seq] for seq in self._handled.of(handle)]

    def members(self, article: bytes) -> list[Record]:
        """List the live records of an article, oldest first."""
        return [self._records[seq] for seq in self._members.of(article)]

    def newest(self, article: bytes) -> Record | None:
        """Find the newest live record of an article: it knows top version and story."""
        seqs = self._members.of(article)
        return self._records[seqs[-1]] if seqs else None

    def same_version(self, article: bytes, digest: bytes) -> Record | None:
        """Find the oldest live record of the article with this very text."""
        seqs = self._versions.of(article + digest)
        return self._records[seqs[0]] if seqs else None

    def owner(self, alias: bytes) -> Record | None:
        """Find the newest live record of an article that bears the alias."""
        for seq in reversed(self._bearers.of(alias)):
            record = self._records[seq]
            if record.id is not None:
                return record
        return None

    def has_takedown(self, names: Iterable[bytes]) -> bool:
        """Say whether a live takedown bears one of these names."""
        return any(
            record.kind is Kind.TAKEDOWN
            for name in names
            for record in self.bearers(name)
        )

    def _leave(self, record: Record) -> None:
        for postings, key in self._places(record):
            postings.leave(key, record.seq)
        for article in _cancels(record):
            self._canceled[article] -= 1
            if not self._canceled[article]:
                del self._canceled[article]

    def _places(self, record: Record) -> Iterator[tuple[Postings[bytes], bytes]]:
        for alias in record.aliases:
            yield self._bearers, alias
        for handle in record.handles:
            yield self._handled, handle
        if record.id is not None:
            yield self._members, record.id
            if record.kind is not Kind.WITHDRAWN:
                yield self._versions, record.id + record.digest


def _cancels(record: Record) -> tuple[bytes, ...]:
    if record.kind is Kind.WITHDRAWN and record.id is not None:
        return (record.id,)
    return record.ids
