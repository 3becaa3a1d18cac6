"""The register of runs: one compacted topic, newest state per run.

A run writes its state in the transaction of its outputs, so what is read committed is
exactly what the outputs hold. What somebody asks of a running one (pause, resume,
cancel) is a record of its own beside it, key `<run>/ask`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct

from agents.replay.names import REGISTER
from agents.replay.plan import Plan
from schemas.codec import encode
from schemas.message import Output

__all__ = ["Ask", "Asked", "RunState", "State", "ask_key", "asked", "is_ask", "stated"]

ASK = "/ask"


class State(StrEnum):
    """How far a run is."""

    STARTING = "starting"  # a process has it; it has committed nothing yet
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    FINISHED = "finished"
    FAILED = "failed"
    PROMOTED = "promoted"


class Ask(StrEnum):
    """What a running one is asked to do."""

    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"


class RunState(Struct, frozen=True, kw_only=True):
    """One run; `positions` name the next offset by `topic/partition`."""

    run: str
    state: State
    plan: Plan
    positions: dict[str, int] = {}
    counts: dict[str, int] = {}  # by fate
    started: str
    updated: str
    report: dict[str, Any] | None = None
    error: str | None = None


class Asked(Struct, frozen=True, kw_only=True):
    """What somebody asked of a run, and when."""

    run: str
    ask: Ask
    at: str


def ask_key(run: str) -> str:
    """Key of what is asked of a run."""
    return run + ASK


def is_ask(key: str) -> bool:
    """Say whether a key of the register is one of what is asked."""
    return key.endswith(ASK)


def stated(state: RunState) -> Output:
    """Make the register's record of a state."""
    return Output(topic=REGISTER, key=state.run.encode(), value=encode(state))


def asked(one: Asked) -> Output:
    """Make the register's record of what is asked."""
    return Output(topic=REGISTER, key=ask_key(one.run).encode(), value=encode(one))
