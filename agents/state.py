"""Dedupe's memo of judgements as a Faust table whose changelog is awaited.

Recovery leaves the newest changelog record of every key in the table; the stage's own
state is made from it once per assignment, with the group's commit, and takes its place:
nothing lies in memory twice. The state is dropped when the partition is given back: the
next owner may have gone on.
"""
# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from agents.delivery.station import Record, State
from streams.stage import Changes

__all__ = ["Restore", "TableMemory"]

Restore = Callable[[dict[bytes, bytes], int], State]
PARTITION = 0  # articles.parsed has one


class TableMemory:
    """The state of one stage; `restore(records, commit)` makes it from the table.

    It may take the records out of the table while it reads them.
    """

    def __init__(self, table: Any, changelog: str, restore: Restore) -> None:  # noqa: ANN401 - Faust's
        """Begin without state."""
        self._table = table
        self._changelog = changelog
        self._restore = restore
        self._state: State | None = None
        self._epoch = 0

    def state(self, epoch: int, commit: int) -> State:
        """Give the state of this assignment, restoring it at the first call."""
        if self._state is None:
            self._state, self._epoch = self._restore(self._records, commit), epoch
            self._empty_table()
        if epoch != self._epoch:
            raise RuntimeError(f"{self._changelog}: state of an earlier assignment")
        return self._state

    def write(self, changes: Changes) -> list[Record]:
        """Give the changelog records of changes, in order."""
        return [
            Record(self._changelog, key, value, (), PARTITION) for key, value in changes
        ]

    def drop(self) -> None:
        """Forget the table, the state, and how far the changelog was read."""
        if self._state is not None:
            self._state.close()
        self._state = None
        self._empty_table()
        offsets = self._table.app.tables.recovery.active_offsets
        for tp in [tp for tp in offsets if tp.topic == self._changelog]:
            del offsets[tp]

    @property
    def _records(self) -> dict[bytes, bytes]:
        return self._table.data.data  # type: ignore[no-any-return]

    def _empty_table(self) -> None:
        self._records.clear()
        self._table.data._key_partition.clear()
