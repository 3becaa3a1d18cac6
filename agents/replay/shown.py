"""A plan or a run on standard output: for people in their terminal's width."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import orjson

from agents.console import is_terminal
from agents.exits import Exit, Stop
from agents.replay import words
from agents.replay.listing import Listed, as_json, done
from agents.replay.plan import Plan
from agents.replay.runs import RunState, State
from agents.replay.summary import entry, summary
from schemas.codec import encode

__all__ = ["lines_of_run", "print_plan", "print_run", "width", "write_summary"]

NARROW, WIDE = 60, 120  # what is readable
PLAIN = 80  # into a file or a pipe


def width() -> int:
    """Tell how many columns to write."""
    if not is_terminal():
        return PLAIN
    return min(max(shutil.get_terminal_size((PLAIN, 24)).columns, NARROW), WIDE)


def print_plan(plan: Plan, *, is_json: bool) -> None:
    """Print a plan."""
    click.echo(encode(plan) if is_json else summary(plan, width()), nl=is_json)


def write_summary(plan: Plan, path: Path) -> None:
    """Write what a person reads beside the plan, under the same name."""
    beside = path.with_suffix(".txt")
    try:
        beside.write_text(summary(plan, PLAIN), encoding="utf-8")
    except OSError as error:
        why = f"the summary cannot be written: {error.strerror}"
        raise Stop(Exit.USAGE, why, where=str(beside)) from error


def print_run(one: Listed, *, is_json: bool) -> None:
    """Print a run."""
    if is_json:
        click.echo(orjson.dumps(as_json([one])[0]))
        return
    if one.state is not None:
        click.echo("\n".join(lines_of_run(one, one.state, width())))
        click.echo(summary(one.state.plan, width()), nl=False)


def lines_of_run(one: Listed, state: RunState, columns: int) -> Iterator[str]:
    """Tell how far a run is, what came out, and what its topics hold."""
    passed, whole = done(state)
    told = (
        f"{state.state}, {words.count(passed)} of {words.count(whole)} records "
        f"({words.percent(passed, whole)}), started {state.started}, "
        f"last changed {state.updated}"
    )
    yield from entry("state", told, columns)
    yield from entry("error", state.error or "", columns)
    counts = ", ".join(f"{words.count(n)} {fate}" for fate, n in _sorted(state.counts))
    yield from entry("fates", counts, columns)
    yield from entry("next", _next(state), columns)
    for held in one.topics:
        kept = f"{words.count(held.records)} records, {words.size(held.bytes)}"
        yield from entry("topic", f"{held.topic}: {kept}", columns)
    for span in state.plan.ranges:
        at = state.positions.get(span.name, span.start)
        share = words.percent(at - span.start, span.end - span.start)
        yield from entry("at", f"{span.name} {words.count(at)} ({share})", columns)
    yield ""


def _sorted(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _next(state: RunState) -> str:
    commands = {
        # What failed and starts again has committed something before.
        State.STARTING: "kawat replay run PLAN goes on when its process is gone",
        State.RUNNING: "kawat replay run PLAN goes on when its process is gone",
        State.FINISHED: f"kawat replay diff live {state.run}, then promote {state.run}",
        State.PAUSED: f"kawat replay resume {state.run}, or run PLAN if it has ended",
        State.FAILED: "kawat replay run PLAN goes on where it stopped",
        State.CANCELLED: f"kawat replay clean {state.run}",
    }
    return commands.get(state.state, "")
