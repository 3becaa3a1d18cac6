"""How long a run will take: the stages are run on a sample, and their time is measured.

A run keeps all cores busy with some loss (`SHARE` of the bare speed of the stages is
what it has to reach); dedupe runs in order, on one core, and bounds the rest.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agents.plugs import plugged
from agents.replay.plan import Estimate, FromStage
from schemas.headers import Provenance
from schemas.message import Message, Output
from streams.dedupe.memo import Memo
from streams.runner import Link, Step, step
from streams.settings import Settings
from streams.topology import READS, STAGES, links
from streams.version import __version__

__all__ = ["Speed", "estimated", "measured"]

SHARE = 0.7  # of bare speed by cores
MEASURE_SECONDS = 0.25
LARGEST_BYTES = 262_144  # a larger page is for a process that can be killed


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """CPU seconds of an article: in all stages, in dedupe alone, and to be known."""

    whole: float
    in_order: float
    warm_up: float  # what is read and not emitted is not classified
    sampled: int


def measured(
    messages: Sequence[Message], settings: Settings, stage: FromStage
) -> Speed | None:
    """Run the stages on the sample, at most MEASURE_SECONDS; None without records."""
    chained = links(
        settings,
        Provenance(version=__version__, mode="replay"),
        STAGES[STAGES.index(stage) :],
        plugged(settings),
    )
    for message in messages[:1]:  # what is loaded at the first article is not its cost
        _Clock(chained=chained, memo=Memo(settings)).follow(stage, message)
    clock = _Clock(chained=chained, memo=Memo(settings))
    began = time.process_time()
    count = 0
    for message in messages:
        if len(message.value or b"") > LARGEST_BYTES:
            continue
        clock.follow(stage, message)
        count += 1
        if time.process_time() - began > MEASURE_SECONDS:
            break
    return clock.speed(count) if count else None


def estimated(
    speed: Speed | None, *, records: int, warm_up: int, size: int, cores: int = 0
) -> Estimate | None:
    """Tell what so many records take on these cores (0 = this machine's)."""
    if speed is None:
        return None
    cores = cores or len(os.sched_getaffinity(0))
    work = records * speed.whole + warm_up * speed.warm_up
    in_order = (records + warm_up) * speed.in_order
    seconds = max(work / (cores * SHARE), in_order)
    rate = (records + warm_up) / seconds if seconds else 0.0
    return Estimate(
        records=records,
        bytes=size,
        seconds=round(seconds, 3),
        articles_per_second=round(rate, 1),
        sampled=speed.sampled,
    )


@dataclass(slots=True, kw_only=True)
class _Clock:
    """The stages in a row, as a run chains them, with the time that each took."""

    chained: dict[str, Link]
    memo: Memo
    spent: dict[str, float] | None = None
    offset: int = 0

    def follow(self, stage: str, message: Message) -> None:
        """Take one message as far as it goes."""
        spent = self.spent = self.spent or dict.fromkeys(self.chained, 0.0)
        began = time.process_time()
        taken = self._step(stage, message)
        spent[stage] += time.process_time() - began
        for output in taken.outputs:
            for reader in _readers(output, self.chained):
                self.follow(reader, self._as_input(message, output))

    def speed(self, count: int) -> Speed:
        """Divide what was spent by the articles that came in."""
        spent = self.spent or {}
        in_order = spent.get("dedupe", 0.0)
        return Speed(
            whole=sum(spent.values()) / count,
            in_order=in_order / count,
            warm_up=(spent.get("parse", 0.0) + in_order) / count,
            sampled=count,
        )

    def _step(self, stage: str, message: Message) -> Step:
        state = self.memo if stage == "dedupe" else None
        return step(self.chained[stage], message, state, commit=message.offset)

    def _as_input(self, message: Message, output: Output) -> Message:
        self.offset += 1
        return output.placed(output.topic, self.offset, message.timestamp)


def _readers(output: Output, chained: Iterable[str]) -> list[str]:
    return [stage for stage in chained if READS.get(stage) == output.topic]
