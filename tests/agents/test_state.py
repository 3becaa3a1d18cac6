"""Stage state as a table: restored once per assignment, dropped when given back."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from agents.delivery.slices import Partition
from agents.state import TableMemory

CHANGELOG = "kawat-dedupe-changelog"
TP = Partition(CHANGELOG, 0)


@dataclass
class Store:
    """The memory of a Faust table."""

    data: dict[bytes, bytes] = field(default_factory=dict)
    _key_partition: dict[bytes, int] = field(default_factory=dict)


def memory(store: Store) -> tuple[TableMemory, list[tuple[dict[bytes, bytes], int]]]:
    """A memory over a table; its restores are written down."""
    restores: list[tuple[dict[bytes, bytes], int]] = []
    recovery = SimpleNamespace(active_offsets={TP: 7, Partition("other", 0): 3})
    tables = SimpleNamespace(recovery=recovery)
    table = SimpleNamespace(data=store, app=SimpleNamespace(tables=tables))

    def restore(records: Any, commit: int) -> list[bytes]:
        restores.append((dict(records), commit))
        return sorted(records)

    return TableMemory(table, CHANGELOG, restore), restores


def test_the_state_is_restored_once_per_assignment() -> None:
    """From the table's records and the group's commit."""
    made, restores = memory(Store({b"a": b"1"}))

    assert [b"a"] == made.state(1, 5)
    assert made.state(1, 6) is made.state(1, 7)
    made.state(2, 8)
    assert [({b"a": b"1"}, 5), ({b"a": b"1"}, 8)] == restores


def test_changes_go_to_the_table_and_to_the_changelog_in_order() -> None:
    """A null takes the key away and is a tombstone."""
    store = Store({b"old": b"1"})
    made, _ = memory(store)
    records = made.write(((b"new", b"2"), (b"old", None)))

    assert {b"new": b"2"} == store.data
    assert [(b"new", b"2", 0), (b"old", None, 0)] == [
        (r.key, r.value, r.partition) for r in records
    ]
    assert {CHANGELOG} == {r.topic for r in records}


def test_everything_is_dropped_when_the_partition_is_given_back() -> None:
    """And the changelog is read from its beginning the next time."""
    store = Store({b"a": b"1"})
    made, restores = memory(store)
    made.state(1, 5)
    made.drop()

    assert {} == store.data
    made.state(1, 5)
    assert [{b"a": b"1"}, {}] == [records for records, _ in restores]
