"""The end of a run's topics; the live ones are never among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agents.exits import Exit, Stop
from agents.replay import words
from agents.replay.listing import Listed, listed
from agents.replay.register import forget, known
from agents.replay.runs import State
from agents.replay.storage import delete, held
from streams.settings import Settings

__all__ = ["clean", "doomed", "told"]

GOING_ON = frozenset({State.STARTING, State.RUNNING, State.PAUSED})


def doomed(settings: Settings, runs: Sequence[str], *, force: bool) -> list[Listed]:
    """Find the runs to delete; none named = all that are over.

    Raises Stop (2) for a name that there is not, or that goes on without `force`.
    """
    there = {one.run: one for one in listed(known(settings).runs, held(settings))}
    if not runs:
        return [one for one in there.values() if force or not _is_going_on(one)]
    for name in runs:
        if name not in there:
            raise Stop(
                Exit.USAGE,
                f"no run {name!r}",
                todo=f"there are: {', '.join(there) or 'none'}",
            )
        if _is_going_on(there[name]) and not force:
            raise Stop(
                Exit.USAGE,
                f"run {name!r} has not ended",
                todo=f"`kawat replay cancel {name}`, or --force if its process is gone",
            )
    return [there[name] for name in dict.fromkeys(runs)]


def told(found: Sequence[Listed]) -> Iterator[str]:
    """Say what is to be deleted."""
    if not found:
        yield "nothing to delete"
    for one in found:
        held = words.many(len(one.topics), "topic")
        yield f"{one.run}: {held}, {words.size(one.bytes)}"
        yield from (f"  {topic.topic}" for topic in one.topics)


def clean(settings: Settings, found: Sequence[Listed], *, force: bool = False) -> None:
    """Delete the topics, then forget the runs: in this order a second try is left.

    Raises Stop (75) at one that a process has begun, or gone on with, since it was
    found to be over.
    """
    for one in found:
        state = known(settings).runs.get(one.run)
        if state is not None and state.state in GOING_ON and not force:
            raise Stop(
                Exit.TRY_AGAIN,
                f"run {one.run!r} goes on again: a process has just begun with it",
                todo=f"let it end, or `kawat replay cancel {one.run}`",
            )
        delete(settings, [held.topic for held in one.topics])
        if one.state is not None:
            forget(settings, one.run)


def _is_going_on(one: Listed) -> bool:
    return one.state is not None and one.state.state in GOING_ON
