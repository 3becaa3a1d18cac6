"""Changelog slices applied to the table directly, and the end told by position.

Stock recovery sends every record through a queue of its own (0.16 ms each) and hangs
when the changelog ends in a marker; this takes 5 µs a record.
"""
# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agents.delivery.ending import end
from agents.delivery.slices import Fetched
from agents.exits import Exit

__all__ = ["apply", "check", "forget_the_last", "put"]


def apply(app: Any, fetched: Fetched) -> None:  # noqa: ANN401 - Faust's
    """Apply what was fetched of a changelog; the last one ends the recovery."""
    recovery = app.tables.recovery
    if not recovery.in_recovery or fetched.tp not in recovery.active_tps:
        return
    store = recovery.tp_to_table[fetched.tp].data
    for record in fetched.records:
        put(store, record.key, record.value, fetched.tp.partition)
    recovery.active_offsets[fetched.tp] = fetched.end - 1
    if not recovery.need_recovery():
        recovery.flush_buffers()
        recovery._set_recovery_ended()
        recovery.signal_recovery_end.set()


def forget_the_last(app: Any) -> None:  # noqa: ANN401 - Faust's
    """Make the next recovery wait for its own end.

    Faust clears the signal up to five seconds after it was given: a rebalance in
    between would take the table for restored before it was read.
    """
    app.tables.recovery.signal_recovery_end.clear()


def check(app: Any, ends: Mapping[Any, int]) -> None:  # noqa: ANN401 - Faust's
    """End the process when a table was not read up to its changelog's end."""
    reached = app.tables.recovery.active_offsets
    for tp, last in ends.items():
        at = reached.get(tp)
        if (-1 if at is None else at) + 1 < last:
            end(Exit.TRY_AGAIN, f"{tp.topic}: restored to {at} of {last}")


def put(store: Any, key: bytes, value: bytes | None, partition: int) -> None:  # noqa: ANN401 - Faust's
    """Write to the table's memory without Faust's own changelog record."""
    if value is None:
        store.data.pop(key, None)
        store._key_partition.pop(key, None)
    else:
        store.data[key] = value
        store._key_partition[key] = partition
