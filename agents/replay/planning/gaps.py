"""Refuse a window that is empty, or of which retention has removed something; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from agents.exits import Exit, Stop
from agents.replay import words
from agents.replay.plan import Range

__all__ = ["check"]


def check(
    ranges: Sequence[Range],
    log: Mapping[str, tuple[int, int]],
    *,
    allows_gaps: bool,
) -> None:
    """Raise Stop (2) when there is nothing to run, or something is missing."""
    lost = [one for one in ranges if one.deleted]
    if lost and not allows_gaps:
        raise Stop(
            Exit.USAGE,
            "retention has removed a part of the window",
            where="; ".join(_gap(one, log[one.name][0]) for one in lost),
            todo="--allow-gaps plans what is left; or replay from files",
        )
    if not any(one.end > one.start for one in ranges):
        raise Stop(
            Exit.USAGE,
            "no record lies in the window",
            where="; ".join(_held(ranges, log)) or "no partition",
            todo="look at --from and --to",
        )


def _gap(one: Range, begin: int) -> str:
    left = f"{one.name} begins at {words.count(begin)}"
    if one.first_timestamp is not None:
        left += f" ({words.at(one.first_timestamp)})"
    return f"{left}, about {words.count(one.deleted)} offsets are gone"


def _held(ranges: Sequence[Range], log: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    for one in ranges:
        begin, end = log[one.name]
        yield f"{one.name} holds {words.count(begin)} to {words.count(end)}"
