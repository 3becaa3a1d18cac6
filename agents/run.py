"""The batch run: every message through the embedded topology, records to a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from agents.parsing import parsed
from agents.plugs import plugged
from agents.present import line
from agents.progress import Progress
from schemas.headers import Provenance
from schemas.message import Message
from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED, UNIQUE
from streams.classify.plug import PLAIN, Plugs
from streams.embedded import Embedded, Journey
from streams.settings import Settings
from streams.topology import STAGES, links
from streams.version import __version__

__all__ = ["Counts", "Plan", "run"]

PRINTED = {
    "parse": {PARSED, DEAD},
    "dedupe": {UNIQUE, DUPLICATES, DEAD},
    "classify": {ENRICHED, DUPLICATES, DEAD},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to run: the stages up to `until`."""

    settings: Settings
    until: str = "classify"
    is_deduping: bool = True

    @property
    def stages(self) -> tuple[str, ...]:
        """Name the stages that take part."""
        return STAGES[: STAGES.index(self.until) + 1]

    @property
    def plugs(self) -> Plugs:
        """Read what is plugged into classify, where it takes part."""
        return plugged(self.settings) if "classify" in self.stages else PLAIN


@dataclass(slots=True, kw_only=True)
class Counts:
    """How many messages were read, and how many of them are dead."""

    read: int = 0
    dead: int = 0


def run(messages: Iterable[Message], plan: Plan, out: BinaryIO) -> Counts:
    """Write the records of every message, in input order, as they come."""
    counts = Counts()
    with Progress("articles") as progress:
        for journey in journeys(messages, plan):
            counts.read += 1
            counts.dead += journey.is_dead
            progress.at(counts.read, f"{counts.dead:,} dead")
            for record in journey.records:
                # A tombstone means something in a compacted topic only.
                if record.topic in PRINTED[plan.until] and record.value is not None:
                    out.write(line(record) + b"\n")
    out.flush()
    return counts


def journeys(messages: Iterable[Message], plan: Plan) -> Iterator[Journey]:
    """Chain the stages of the plan and send the messages through."""
    provenance = Provenance(version=__version__)
    chained = links(plan.settings, provenance, plan.stages, plan.plugs)
    topology = Embedded(chained, plan.settings, is_deduping=plan.is_deduping)
    return topology.run(parsed(messages, plan.settings, chained["parse"]))
