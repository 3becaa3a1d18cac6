"""Dedupe's memo of judgements as a Faust table whose changelog is awaited.

The table holds the newest changelog record of every key; the stage's own state is made
from it once per assignment, after recovery, with the group's commit. Both are dropped
when the partition is given back: the next owner may have gone on.
"""
# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from agents.delivery import recovery
from agents.delivery.station import Record, State
from streams.stage import Changes

__all__ = ["Restore", "TableMemory"]

Restore = Callable[[Mapping[bytes, bytes], int], State]
PARTITION = 0  # articles.parsed has one


class TableMemory:
    """The state of one stage; `restore(records, commit)` makes it from the table."""

    def __init__(self, table: Any, changelog: str, restore: Restore) -> None:  # noqa: ANN401 - Faust's
        """Begin without state."""
        self._table = table
        self._changelog = changelog
        self._restore = restore
        self._state: State | None = None
        self._epoch = 0

    def state(self, epoch: int, commit: int) -> State:
        """Give the state of this assignment, restoring it at the first call."""
        if self._state is None or epoch != self._epoch:
            self._state = self._restore(self._table.data.data, commit)
            self._epoch = epoch
        return self._state

    def write(self, changes: Changes) -> list[Record]:
        """Put changes into the table; give their changelog records, in order."""
        store = self._table.data
        for key, value in changes:
            recovery.put(store, key, value, PARTITION)
        return [
            Record(self._changelog, key, value, (), PARTITION) for key, value in changes
        ]

    def drop(self) -> None:
        """Forget the table, the state, and how far the changelog was read."""
        self._state, self._epoch = None, 0
        self._table.data.data.clear()
        self._table.data._key_partition.clear()
        offsets = self._table.app.tables.recovery.active_offsets
        for tp in [tp for tp in offsets if tp.topic == self._changelog]:
            del offsets[tp]
