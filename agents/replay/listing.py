"""What is told of runs: a row each, or everything of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec import to_builtins

from agents.replay import words
from agents.replay.plan import OutputKind
from agents.replay.runs import RunState
from agents.replay.storage import Held

__all__ = ["HEAD", "UNKNOWN", "Listed", "as_json", "done", "listed", "row"]

HEAD = ("run", "state", "records", "done", "kept", "changed")  # fits 80 columns
UNKNOWN = "unknown"  # topics that no run in the register answers for


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A run as far as it is known: its state, what lies in its topics, or both."""

    run: str
    state: RunState | None
    topics: Sequence[Held]

    @property
    def bytes(self) -> int | None:
        """Sum up what the topics take; None when the brokers do not tell."""
        told = [held.bytes for held in self.topics if held.bytes is not None]
        return sum(told) if told or not self.topics else None


def listed(
    runs: Mapping[str, RunState], topics: Mapping[str, Sequence[Held]]
) -> list[Listed]:
    """List the runs, the last changed first; then topics that no run answers for."""
    known = sorted(runs.values(), key=lambda one: (one.updated, one.run), reverse=True)
    names = [one.run for one in known] + sorted(topics.keys() - runs.keys())
    return [
        Listed(run=name, state=runs.get(name), topics=topics.get(name, ()))
        for name in names
    ]


def done(state: RunState) -> tuple[int, int]:
    """Count the offsets that a run has passed, and all of its ranges."""
    ranges = state.plan.ranges
    passed = (
        min(max(state.positions.get(one.name, one.start), one.start), one.end)
        - one.start
        for one in ranges
    )
    return sum(passed), sum(one.end - one.start for one in ranges)


def row(one: Listed, now: datetime) -> tuple[str, ...]:
    """Make the row of a run under HEAD."""
    state = one.state
    kept = words.size(one.bytes) if one.topics else "-"
    if state is None:
        return (one.run, UNKNOWN, "-", "-", kept, "-")
    passed, whole = done(state)
    return (
        one.run,
        state.state,
        words.count(whole),
        words.percent(passed, whole),
        _where(state) if not one.topics else kept,
        words.ago(state.updated, now),
    )


def as_json(found: Iterable[Listed]) -> list[dict[str, Any]]:
    """Give the same to a program, the plan and report of each run included."""
    return [
        {
            "run": one.run,
            "state": UNKNOWN if one.state is None else str(one.state.state),
            "topics": [
                {"topic": held.topic, "records": held.records, "bytes": held.bytes}
                for held in one.topics
            ],
            "details": None if one.state is None else to_builtins(one.state),
        }
        for one in found
    ]


def _where(state: RunState) -> str:
    """Name where the outputs are when the run has no topics of its own."""
    return "-" if state.plan.output is OutputKind.ISOLATED else state.plan.output
