"""What may come out differently than it did live, and why: one sentence each; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from agents.replay import words
from agents.replay.plan import FromStage, Order, OutputKind, Range
from agents.replay.planning.sampling import Sample
from streams.settings import Settings

__all__ = ["Facts", "cautions", "lateness"]

NAMED = 3  # partitions that a sentence names


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known when a plan is made."""

    settings: Settings
    from_stage: FromStage
    output: OutputKind
    ranges: Sequence[Range]
    left_out: Sequence[str] = ()  # partitions of the same topics
    warm_up: Sequence[Range] = ()
    warm_up_days: float = 0.0
    cut_warm_up: Sequence[str] = ()  # partitions whose log begins inside it
    is_from_log_start: bool = False  # of every partition, nothing ever deleted
    late_ms: int = 0  # seen in the sample
    late_behind: int = 0  # records of the window that were seen behind its end
    slack_ms: int = 0
    is_open: bool = False  # the window ends in the future
    is_compacted: bool = False


def cautions(facts: Facts) -> Iterator[str]:
    """Say what a reader of the results has to know."""
    yield from _gaps(facts.ranges)
    if facts.from_stage is not FromStage.CLASSIFY:
        yield from _state(facts)
        yield from _order(facts)
    yield from _window(facts)
    if facts.left_out:
        yield (
            f"without {_named(facts.left_out)}: what came there is not known to dedupe"
        )
    if facts.is_compacted:
        yield (
            "the topic is compacted: of records with one key only the last are left, "
            "live saw all of them"
        )
    if facts.output is OutputKind.LIVE:
        yield "the run writes to the live topics: whatever reads them sees it"


def _gaps(ranges: Sequence[Range]) -> Iterator[str]:
    lost = [one for one in ranges if one.deleted]
    if lost:
        total = words.count(sum(one.deleted for one in lost))
        yield (
            f"retention has removed about {total} offsets of the window in "
            f"{_named([one.name for one in lost])}: their articles are missing"
        )


def _state(facts: Facts) -> Iterator[str]:
    if facts.is_from_log_start:
        return
    remembered = facts.settings.identity_days
    if facts.cut_warm_up:
        yield (
            f"the log of {_named(facts.cut_warm_up)} begins inside the warm-up: "
            "originals, ids and versions from before it are not known"
        )
    if facts.warm_up_days >= remembered:
        return
    has = words.days(facts.warm_up_days)
    if facts.warm_up_days < facts.settings.window_days:
        yield (
            f"the warm-up of {has} is shorter than the "
            f"{words.days(facts.settings.window_days)} in which dedupe looks for "
            "originals: "
            "copies of older articles come out as unique"
        )
    yield (
        f"the warm-up of {has} is shorter than the {words.days(remembered)} for which "
        "ids and versions are known: updates of older articles come out as new ones, "
        "with another id or version"
    )


def _order(facts: Facts) -> Iterator[str]:
    if len(facts.ranges) == 1:
        return  # one partition has one order
    guessed = _guessed(facts.ranges)
    if guessed:
        yield (
            f"the order in which {_named(guessed)} came is not recorded any more, or "
            "not asked for: of two alike articles another one may be the original"
        )
        return
    guessed = _guessed(facts.warm_up)
    if guessed:
        yield (
            f"of the warm-up of {_named(guessed)} the order is not recorded any more: "
            "of two alike articles before the window another one may be the original"
        )


def _guessed(ranges: Sequence[Range]) -> list[str]:
    return [
        one.name
        for one in ranges
        if one.order is Order.TIMESTAMP and one.end > one.start
    ]


def _window(facts: Facts) -> Iterator[str]:
    if facts.late_ms > facts.slack_ms or facts.late_behind:
        yield (
            f"records come up to {words.span(facts.late_ms / 1000)} late, the slack is "
            f"{words.span(facts.slack_ms / 1000)}: late ones of the window may lie "
            "behind its end; raise --slack"
        )
    if facts.is_open:
        yield "the window ends in the future: what comes after planning is not in it"


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMED])
    rest = len(names) - NAMED
    return f"{shown} and {rest} more" if rest > 0 else shown


def lateness(samples: Mapping[str, Sample]) -> int:
    """Tell the most that a record was seen behind an earlier one's time."""
    return max((one.late_ms for one in samples.values()), default=0)
