"""Stage state as a table: restored once per assignment, dropped when given back."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from agents.delivery.slices import Partition
from agents.state import TableMemory

CHANGELOG = "kawat-dedupe-changelog"
TP = Partition(CHANGELOG, 0)


@dataclass
class Store:
    """The memory of a Faust table."""

    data: dict[bytes, bytes] = field(default_factory=dict)
    _key_partition: dict[bytes, int] = field(default_factory=dict)


class Kept(list[bytes]):
    """A state that knows whether it was given back."""

    is_closed = False

    def forget(self, _: int) -> tuple[()]:
        """Forget nothing."""
        return ()

    def close(self) -> None:
        """Give it back."""
        self.is_closed = True


def memory(store: Store) -> tuple[TableMemory, list[tuple[dict[bytes, bytes], int]]]:
    """A memory over a table; its restores are written down."""
    restores: list[tuple[dict[bytes, bytes], int]] = []
    recovery = SimpleNamespace(active_offsets={TP: 7, Partition("other", 0): 3})
    tables = SimpleNamespace(recovery=recovery)
    table = SimpleNamespace(data=store, app=SimpleNamespace(tables=tables))

    def restore(records: dict[bytes, bytes], commit: int) -> Kept:
        restores.append((dict(records), commit))
        return Kept(sorted(records))

    return TableMemory(table, CHANGELOG, restore), restores


def test_the_state_is_restored_once_per_assignment() -> None:
    """From the table's records, which it replaces, and the group's commit."""
    store = Store({b"a": b"1"}, {b"a": 0})
    made, restores = memory(store)

    assert [b"a"] == made.state(1, 5)
    assert made.state(1, 6) is made.state(1, 7)
    assert [({b"a": b"1"}, 5)] == restores
    assert Store() == store


def test_the_state_of_an_earlier_assignment_is_not_believed() -> None:
    """It should have been dropped: the table cannot be read a second time."""
    made, _ = memory(Store({b"a": b"1"}))
    made.state(1, 5)

    with pytest.raises(RuntimeError, match="earlier assignment"):
        made.state(2, 8)


def test_changes_go_to_the_changelog_in_order() -> None:
    """A null is a tombstone; the table holds nothing that the state holds."""
    store = Store()
    made, _ = memory(store)
    records = made.write(((b"new", b"2"), (b"old", None)))

    assert {} == store.data
    assert [(b"new", b"2", 0), (b"old", None, 0)] == [
        (r.key, r.value, r.partition) for r in records
    ]
    assert {CHANGELOG} == {r.topic for r in records}


def test_everything_is_dropped_when_the_partition_is_given_back() -> None:
    """And the changelog is read from its beginning the next time."""
    store = Store({b"a": b"1"})
    made, restores = memory(store)
    state = made.state(1, 5)
    made.drop()
    assert state.is_closed  # type: ignore[attr-defined]
    store.data[b"b"] = b"2"
    made.drop()

    assert {} == store.data
    made.state(2, 5)
    assert [{b"a": b"1"}, {}] == [records for records, _ in restores]
