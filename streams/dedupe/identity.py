"""Identity: which article an alias means, its versions, and what is withdrawn.

An alias belongs to the id of the newest live record bearing it; of several ids the
earliest born is the article's. Live = within the identity window, by stream time at
judgement, first in, first out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from streams.dedupe.buckets import KEY_BYTES, Buckets
from streams.dedupe.clock import is_past
from streams.dedupe.record import Kind, Record
from streams.dedupe.records import Records

__all__ = ["Identity"]

# One table holds four kinds of keys; what tells them apart is any four numbers.
ALIAS, HANDLE, MEMBER, VERSION = (
    number * 0x9E3779B97F4A7C15 % 2**64 for number in range(4)
)


class Identity:
    """Every live record by alias, handle, article and version."""

    def __init__(self, records: Records, window_seconds: int) -> None:
        """Look records up in `records`, by sequence number."""
        self._records = records
        self._window = window_seconds
        self._oldest, self._end = 0, 0  # live numbers, end excluded
        self._table = Buckets()
        self._canceled: Counter[bytes] = Counter()

    @property
    def live(self) -> list[Record]:
        """List the live records, oldest first."""
        numbers = range(self._oldest, self._end)
        return [self._records[seq] for seq in numbers if seq in self._records]

    def enter(self, record: Record) -> None:
        """Let a judgement claim its aliases."""
        self._end = record.seq + 1
        self._table.enter(list(dict.fromkeys(_places(record))), record.seq)
        self._canceled.update(_cancels(record))

    def expire(self, now: int | None) -> None:
        """Let go of what the window has passed."""
        while (seq := self._records.next(self._oldest, self._end)) < self._end:
            record = self._records[seq]
            if not is_past(record.at, now, self._window):
                break
            self._oldest = seq + 1
            self._restore_rights(record)
        self._table.expire(self._oldest)

    def is_canceled(self, article: bytes) -> bool:
        """Say whether a live takedown or a withdrawn record names the article."""
        return article in self._canceled

    def bearers(self, alias: bytes) -> list[Record]:
        """List the live records with this alias, oldest first."""
        found = self._newest_first(ALIAS ^ _key(alias))
        return [record for record in found if alias in record.aliases][::-1]

    def answering(self, handle: bytes) -> list[Record]:
        """List the live records that a takedown may call so, oldest first."""
        found = self._newest_first(HANDLE ^ _key(handle))
        return [record for record in found if handle in record.handles][::-1]

    def members(self, article: bytes) -> list[Record]:
        """List the live records of an article, oldest first."""
        found = self._newest_first(MEMBER ^ _key(article))
        return [record for record in found if record.id == article][::-1]

    def newest(self, article: bytes) -> Record | None:
        """Find the newest live record of an article: it knows top version and story."""
        found = self._newest_first(MEMBER ^ _key(article))
        return next((record for record in found if record.id == article), None)

    def same_version(self, article: bytes, digest: bytes) -> Record | None:
        """Find the oldest live record of the article with this very text."""
        key = VERSION ^ _key(article) ^ _key(digest)
        found = [
            record
            for record in self._newest_first(key)
            if record.id == article and record.digest == digest
        ]
        return found[-1] if found else None

    def owner(self, alias: bytes) -> Record | None:
        """Find the newest live record of an article that bears the alias."""
        for record in self._newest_first(ALIAS ^ _key(alias)):
            if record.id is not None and alias in record.aliases:
                return record
        return None

    def has_takedown(self, names: Iterable[bytes]) -> bool:
        """Say whether a live takedown bears one of these names."""
        return any(
            record.kind is Kind.TAKEDOWN
            for name in names
            for record in self.bearers(name)
        )

    def _newest_first(self, key: int) -> Iterator[Record]:
        """Look records up; the asker compares what the short key stands for."""
        return map(self._records.__getitem__, self._table.of(key))

    def _restore_rights(self, record: Record) -> None:
        """Let go of a takedown: what it has canceled may come again."""
        for article in _cancels(record):
            self._canceled[article] -= 1
            if not self._canceled[article]:
                del self._canceled[article]


def _cancels(record: Record) -> tuple[bytes, ...]:
    if record.kind is Kind.WITHDRAWN and record.id is not None:
        return (record.id,)
    return record.ids


def _places(record: Record) -> Iterator[int]:
    for alias in record.aliases:
        yield ALIAS ^ _key(alias)
    for handle in record.handles:
        yield HANDLE ^ _key(handle)
    if record.id is not None:
        article = _key(record.id)
        yield MEMBER ^ article
        if record.kind is not Kind.WITHDRAWN:
            yield VERSION ^ article ^ _key(record.digest)


def _key(name: bytes) -> int:
    return int.from_bytes(name[:KEY_BYTES], "little")
