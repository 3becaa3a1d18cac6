"""The two sides of a diff: a run, the live topics, or files with their records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from agents.exits import Exit, Stop
from agents.kafka_clients import consumer
from agents.reading import bounds, read
from agents.replay.diff import lines_file
from agents.replay.diff.shelf import Shelf
from agents.replay.diff.terminal import (
    Terminal,
    Unreadable,
    is_terminal,
    origin_parts,
    terminal,
)
from agents.replay.names import replay_topic, writes
from agents.replay.plan import OutputKind, Plan
from agents.replay.register import known
from agents.replay.runs import RunState, State
from schemas.message import Message
from schemas.topics import DEAD, DUPLICATES, ENRICHED
from streams.settings import Settings
from streams.topology import STAGES

__all__ = ["LIVE", "Side", "side", "stored"]

LIVE = "live"
TERMINAL = (ENRICHED, DUPLICATES, DEAD)
OVER = {State.FINISHED, State.PROMOTED}

Covers = Callable[[Terminal], bool]
Seen = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Where records come from.

    `stages` ran on this side; `plan` is that of a run, `caution` what to know of it.
    """

    name: str
    read: Callable[[], Iterator[Message]]
    stages: frozenset[str] = frozenset(STAGES)
    plan: Plan | None = None
    caution: str | None = None

    @property
    def is_live(self) -> bool:
        """Say whether these are the live topics: compacted, and of all times."""
        return self.name == LIVE

    @property
    def written(self) -> str | None:
        """Name the run that wrote to the live topics, if this is one."""
        plan = self.plan
        return self.name if plan and plan.output is OutputKind.LIVE else None


def side(settings: Settings, name: str) -> Side:
    """Find a side by what it is called; raises Stop (2) when there is none."""
    if name == LIVE:
        topics = tuple(settings.topic(one) for one in TERMINAL)
        return Side(name=name, read=lambda: _records(settings, topics))
    if Path(name).exists():
        return Side(name=name, read=lambda: lines_file.read([name]))
    return _run(settings, known(settings).of(name))


@contextmanager
def stored(
    a: Side, b: Side, seen: Seen = lambda _: None
) -> Iterator[tuple[Shelf, Shelf]]:
    """Read both; the live one only as far as the other side goes.

    Stages that one of them has not run are left out on both.
    """
    if a.is_live and b.is_live:
        raise Stop(Exit.USAGE, "live and live are the same", todo="name a run")
    with Shelf(is_compacted=a.is_live) as first, Shelf(is_compacted=b.is_live) as last:
        sides = [(a, first), (b, last)]
        (bounded, full), (other, rest) = reversed(sides) if a.is_live else sides
        stages = a.stages & b.stages
        _fill(full, bounded, stages, seen, lambda _: True)
        covers = _covers(full) if other.is_live else lambda _: True
        _fill(rest, other, stages, seen, covers, bounded.written)
        yield first, last


def _fill(
    shelf: Shelf,
    one: Side,
    stages: frozenset[str],
    seen: Seen,
    covers: Covers,
    other: str | None = None,  # a run that wrote to the live topics itself
) -> None:
    for count, message in enumerate(one.read(), 1):
        seen(count)
        if not is_terminal(message):
            continue
        try:
            found = terminal(message)
        except Unreadable:
            shelf.unreadable += 1
            continue
        is_own = one.is_live and found.run is not None and found.run == other
        if found.stage in stages and covers(found) and not is_own:
            shelf.put(found)


def _covers(shelf: Shelf) -> Covers:
    """Tell what a side speaks of: the raw records that it told of.

    Each one in the range of a run has a record, else its own report says so. What
    stands under the same place belongs to it, too: a takedown behind the range has
    canceled an article of the range.
    """
    origins = shelf.origins()
    return lambda found: shelf.holds(found) or origin_parts(found.origin) in origins


def _run(settings: Settings, state: RunState) -> Side:
    plan = state.plan
    return Side(
        name=state.run,
        read=_reader(settings, state.run, plan),
        stages=frozenset(STAGES[STAGES.index(plan.from_stage) :]),
        plan=plan,
        caution=None if state.state in OVER else f"run {state.run} is {state.state}",
    )


def _reader(
    settings: Settings, run: str, plan: Plan
) -> Callable[[], Iterator[Message]]:
    wanted = [name for name in writes(plan.from_stage) if name in TERMINAL]
    if plan.output is OutputKind.FILES:
        return lambda: lines_file.read([plan.output_path or run])
    topics = tuple(replay_topic(settings, name, run) for name in wanted)
    return lambda: _records(settings, topics)


def _records(settings: Settings, topics: tuple[str, ...]) -> Iterator[Message]:
    """Read topics from their beginnings to their present ends; absent: nothing."""
    with consumer(settings) as client:
        found = [bounds(client, topic) or {} for topic in topics]
        yield from chain.from_iterable(read(client, span) for span in found)
