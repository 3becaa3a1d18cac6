"""The pipeline on one page: topics, keys, partitions, order.

    raw (theirs) → parse    → articles.parsed
                 → dedupe   → articles.unique, articles.duplicates
                 → classify → articles.enriched
    any stage    → articles.dead

`articles.parsed` has one partition: near-duplicates need one total order (adr/0004).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from schemas.headers import Provenance
from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED, UNIQUE
from streams import classify, dedupe, parse
from streams.classify.plug import PLAIN, Plugs
from streams.runner import Link
from streams.settings import Settings
from streams.stage import Stage, chain

__all__ = ["READS", "STAGES", "WRITES", "Topic", "changelog", "links", "topics"]

STAGES = ("parse", "dedupe", "classify")
WRITES = MappingProxyType(
    {
        "parse": (PARSED, DEAD),
        "dedupe": (UNIQUE, DUPLICATES, DEAD),
        "classify": (ENRICHED, DEAD),
    }
)
READS = MappingProxyType({"dedupe": PARSED, "classify": UNIQUE})  # parse: raw_topics

DAY_MS = 86_400_000
HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic as `kawat topics apply` makes it; `name` is the full name."""

    name: str
    partitions: int
    config: tuple[tuple[str, str], ...]
    is_ordered_by_key: bool = False


def links(
    settings: Settings,
    provenance: Provenance,
    stages: Collection[str] = STAGES,
    plugs: Plugs = PLAIN,
) -> dict[str, Link]:
    """Build a part of the chain, by stage name in order; `plugs` are for classify.

    Raises StageMismatch when a stage does not read what the one before it emits.
    """
    build: dict[str, Callable[[Settings], Stage]] = {
        "parse": parse.build,
        "dedupe": dedupe.build,
        "classify": partial(classify.build, plugs=plugs),
    }
    built = chain(*(build[name](settings) for name in STAGES if name in stages))
    return {
        stage.name: Link(
            stage=stage,
            provenance=provenance,
            max_output_bytes=settings.max_output_bytes,
        )
        for stage in built
    }


def changelog(settings: Settings) -> str:
    """Name the topic that holds dedupe's memo of judgements, one record per origin."""
    return f"{settings.effective_group}-dedupe-changelog"


def topics(settings: Settings) -> tuple[Topic, ...]:
    """List every topic that Kawat owns, in the order of the chain."""
    many = settings.partitions
    return (
        _topic(settings.topic(PARSED), 1, _kept(30)),
        _topic(settings.topic(UNIQUE), many, _kept(30), ordered=True),
        _topic(settings.topic(DUPLICATES), many, _compacted() | _set_aside()),
        _topic(settings.topic(ENRICHED), many, _compacted(), ordered=True),
        _topic(settings.topic(DEAD), many, _kept(90)),
        _topic(changelog(settings), 1, {"cleanup.policy": "compact"}),
    )


def _topic(
    name: str, partitions: int, config: dict[str, str], *, ordered: bool = False
) -> Topic:
    common = {"message.timestamp.type": "LogAppendTime", "max.message.bytes": "6291456"}
    return Topic(
        name=name,
        partitions=partitions,
        config=tuple(sorted((common | config).items())),
        is_ordered_by_key=ordered,
    )


def _kept(days: int, policy: str = "delete") -> dict[str, str]:
    return {"cleanup.policy": policy, "retention.ms": str(days * DAY_MS)}


def _set_aside() -> dict[str, str]:
    # A tombstone proves the fate of its origin as long as the record would have.
    kept = {"delete.retention.ms": str(90 * DAY_MS)}
    return _kept(90, "compact,delete") | kept


def _compacted() -> dict[str, str]:
    # An hour's lag: time to see a late copy before it hides a newer one (adr/0007)
    return {"cleanup.policy": "compact", "min.compaction.lag.ms": str(HOUR_MS)}
