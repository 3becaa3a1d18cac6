"""Identity: which article an alias means, its versions, and what is withdrawn.

An alias belongs to the id of the newest live record bearing it; of several ids the
earliest born is the article's. Live = within the identity window, by stream time at
judgement, first in, first out.

Aliases are told apart by all they have, as ids are; of a handle, which only takedowns
ask for, ten bytes are kept: of a million of them among a hundred million, one in ten
billion means another article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from streams.dedupe.buckets import Buckets
from streams.dedupe.clock import is_past
from streams.dedupe.record import Kind, Record
from streams.dedupe.records import Records

__all__ = ["Identity"]

ALIAS_BYTES, HANDLE_BYTES = 16, 10
MEMBER_BYTES = 4  # the record tells the whole id
FULL = 96  # entries in a bucket: few are looked up, many are held


class Identity:
    """Every live record by alias, handle and article."""

    def __init__(self, records: Records, window_seconds: int) -> None:
        """Look records up in `records`, by sequence number."""
        self._records = records
        self._window = window_seconds
        self._oldest, self._end = 0, 0  # live numbers, end excluded
        self._aliases = Buckets(ALIAS_BYTES, FULL)
        self._handles = Buckets(HANDLE_BYTES, FULL)
        self._members = Buckets(MEMBER_BYTES, FULL)
        self._canceled: Counter[bytes] = Counter()
        self._takedowns: Counter[bytes] = Counter()  # live ones, by alias

    @property
    def live(self) -> list[Record]:
        """List the live records, oldest first."""
        numbers = range(self._oldest, self._end)
        return [self._records[seq] for seq in numbers if seq in self._records]

    def enter(self, record: Record) -> None:
        """Let a judgement claim its aliases."""
        self._end = record.seq + 1
        self._aliases.enter(_keys(record.aliases, ALIAS_BYTES), record.seq)
        self._handles.enter(_keys(record.handles, HANDLE_BYTES), record.seq)
        if record.id is not None:
            self._members.enter([_key(record.id, MEMBER_BYTES)], record.seq)
        self._canceled.update(_cancels(record))
        if record.kind is Kind.TAKEDOWN:
            self._takedowns.update(record.aliases)

    def expire(self, now: int | None) -> None:
        """Let go of what the window has passed."""
        while (seq := self._records.next(self._oldest, self._end)) < self._end:
            record = self._records[seq]
            if not is_past(record.at, now, self._window):
                break
            self._oldest = seq + 1
            self._restore_rights(record)
        for table in (self._aliases, self._handles, self._members):
            table.expire(self._oldest)

    def is_canceled(self, article: bytes) -> bool:
        """Say whether a live takedown or a withdrawn record names the article."""
        return article in self._canceled

    def bearers(self, alias: bytes) -> list[Record]:
        """List the live records with this alias, oldest first."""
        return list(self._bearers(alias))[::-1]

    def answering(self, handle: bytes) -> list[Record]:
        """List the live records that a takedown may call so, oldest first."""
        found = self._handles.of(_key(handle, HANDLE_BYTES))
        return [self._records[seq] for seq in reversed(found)]

    def members(self, article: bytes) -> list[Record]:
        """List the live records of an article, oldest first."""
        return list(self._members_of(article))

    def oldest(self, article: bytes) -> Record | None:
        """Find the oldest live record of an article."""
        return next(self._members_of(article), None)

    def newest(self, article: bytes) -> Record | None:
        """Find the newest live record of an article: it knows top version and story."""
        return next(self._members_of(article, -1), None)

    def same_version(self, article: bytes, digest: bytes) -> Record | None:
        """Find the oldest live record of the article with this very text."""
        for record in self._members_of(article):
            if record.digest == digest and record.kind is not Kind.WITHDRAWN:
                return record
        return None

    def owner(self, alias: bytes) -> Record | None:
        """Find the newest live record of an article that bears the alias."""
        return next((r for r in self._bearers(alias) if r.id is not None), None)

    def has_takedown(self, names: Iterable[bytes]) -> bool:
        """Say whether a live takedown bears one of these names."""
        known = self._takedowns
        return bool(known) and any(name in known for name in names)

    def _bearers(self, alias: bytes) -> Iterator[Record]:
        """Look up who bears an alias, newest first."""
        found = self._aliases.of(_key(alias, ALIAS_BYTES))
        return map(self._records.__getitem__, found)

    def _members_of(self, article: bytes, step: int = 1) -> Iterator[Record]:
        """Look up an article's records, oldest first, or newest first (-1)."""
        found = self._members.of(_key(article, MEMBER_BYTES))[::-step]
        records = map(self._records.__getitem__, found)
        return (record for record in records if record.id == article)

    def _restore_rights(self, record: Record) -> None:
        """Let go of a takedown: what it has canceled may come again."""
        _subtract(self._canceled, _cancels(record))
        if record.kind is Kind.TAKEDOWN:
            _subtract(self._takedowns, record.aliases)


def _subtract(counts: Counter[bytes], names: Iterable[bytes]) -> None:
    """Take away what was counted; nothing is kept of a name without any."""
    for name in names:
        counts[name] -= 1
        if not counts[name]:
            del counts[name]


def _cancels(record: Record) -> tuple[bytes, ...]:
    if record.kind is Kind.WITHDRAWN and record.id is not None:
        return (record.id,)
    return record.ids


def _keys(names: Iterable[bytes], width: int) -> list[int]:
    return list(dict.fromkeys([_key(name, width) for name in names]))


def _key(name: bytes, width: int) -> int:
    return int.from_bytes(name[:width], "little")
