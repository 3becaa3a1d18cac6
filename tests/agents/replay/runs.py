"""States of runs for the tests of what tells of them."""

from __future__ import annotations

from typing import Any

from agents.replay.plan import Plan, Range, signed
from agents.replay.runs import RunState, State

__all__ = ["RANGES", "plan", "state"]

RANGES = (
    Range(topic="raw", partition=0, start=100, end=200, records=100, bytes=9_000),
    Range(topic="raw", partition=1, start=0, end=100, records=100, bytes=9_000),
)


def plan(**fields: Any) -> Plan:
    """Make a signed plan of two partitions."""
    return signed(Plan(**{"made": "2026-06-20T10:00:00Z", "ranges": RANGES, **fields}))


def state(run: str = "r1", **fields: Any) -> RunState:
    """Make the state of a run that is half done."""
    made = {
        "state": State.RUNNING,
        "plan": plan(run=run),
        "positions": {"raw/0": 150, "raw/1": 50},
        "started": "2026-06-20T10:00:00Z",
        "updated": "2026-06-20T10:10:00Z",
    }
    return RunState(run=run, **{**made, **fields})
