"""One process's part of a run: what it opens, from where it goes on, how it ends."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.kafka_clients import consumer
from agents.replay import names
from agents.replay.asks import Asks
from agents.replay.closing import closed
from agents.replay.destination import Destination
from agents.replay.gate import Gate
from agents.replay.hiding import hide
from agents.replay.input import spans, turns
from agents.replay.line import Line
from agents.replay.meter import Meter, serving
from agents.replay.pace import Pace
from agents.replay.plan import OutputKind, Plan
from agents.replay.register import now
from agents.replay.report import Report, reported
from agents.replay.run_progress import Show
from agents.replay.runner import Runner
from agents.replay.runs import Ask, RunState, State
from agents.replay.sink import Sink
from agents.replay.standing import Standing
from agents.replay.stopping import Stopping
from agents.replay.withdrawn import Withdrawn, withdrawn
from agents.replay.work import Workers
from agents.replay.work_frames import Hello
from agents.restoring import restored
from schemas.headers import Provenance
from streams.settings import Settings
from streams.topology import links
from streams.version import __version__

__all__ = ["Job", "Options", "Say", "taken"]

EVERYTHING = 2**62  # the memo was committed with all it stands for
YOUNG = 10_000  # objects between two looks for cycles: nearly none is in one

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a plan is run, beside what it says."""

    name: str | None = None  # another one than the plan's: run it twice
    rate: float | None = None  # records a second
    web_port: int | None = None  # None = no metrics
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    retention_days: float | None = None  # None: as the settings say


def taken(name: str) -> Stop:
    """Make the refusal of a name under which another plan has run."""
    return Stop(
        Exit.USAGE,
        f"there is a run {name!r} of another plan",
        todo="`--as NAME`, or `kawat replay clean` it",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One process's part of a run; what it opens is closed with the stack."""

    settings: Settings
    plan: Plan
    options: Options
    destination: Destination
    stack: ExitStack

    @property
    def name(self) -> str:
        """The run's name."""
        return self.destination.run

    @property
    def provenance(self) -> Provenance:
        """What the headers say of every record."""
        return Provenance(version=__version__, mode="replay", run=self.name)

    def go(self, show: Show, say: Say, announce: Callable[[], None]) -> Report:
        """Run from where the last commit stands.

        It is announced once it hears what it is asked, and before it makes topics.
        """
        asked = self._asked()
        announce()
        destination = self.destination
        kept = self.options.retention_days or self.settings.replay_retention_days
        sink = destination.opened(self.stack, kept)
        standing, memo = sink.kept()
        if standing is None:
            standing = Standing(started=now(), plan=self.plan.digest)
        elif standing.plan != self.plan.digest:
            raise taken(self.name)
        else:
            say(f"goes on behind {standing.articles + standing.warmed:,} records")
        meter = self._meter(say)
        line = self._line(standing, memo, meter)
        self._runner(sink, standing, line, meter, show, asked).go()
        self._close(sink, standing)
        say("reading back what was written")
        report = reported(self.name, self.plan, standing, destination.found())
        end = State.FINISHED if report.is_balanced else State.FAILED
        told = replace(self._state(standing, end), report=report.as_json())
        sink.commit(standing, told)
        return report

    def _close(self, sink: Sink, standing: Standing) -> None:
        """Hide the texts of articles that were withdrawn in the meantime."""
        canceled = self._withdrawn(with_replayed=True).records
        with self.destination.written() as written:
            found = list(closed(written, canceled, self.provenance))
        is_paper = self.plan.output is OutputKind.FILES
        if is_paper:  # where a text is hidden no tombstone is needed
            found = [output for output in found if output.value is not None]
        if found:
            sink.write(found)
            sink.commit(standing, self._state(standing, State.RUNNING))
        if is_paper:
            hide(self.destination.folder, canceled)

    def _line(self, standing: Standing, memo: dict[bytes, bytes], meter: Meter) -> Line:
        settings, plan = self.settings, self.plan
        provenance = self.provenance
        workers = Workers(
            Hello(settings=settings, provenance=provenance),
            self.options.workers,
            meter.metrics.worker_restarts.inc,
        )
        return Line(
            stage=plan.from_stage,
            dedupe=links(settings, provenance, ("dedupe",))["dedupe"],
            memo=restored(settings, memo, EVERYTHING),
            workers=self.stack.enter_context(workers),
            gate=Gate(provenance=provenance, plan=plan, withdrawn=self._withdrawn()),
            name_of=lambda name: names.replay_topic(settings, name, self.name),
            judged=standing.judged,
        )

    def _withdrawn(self, *, with_replayed: bool = False) -> Withdrawn:
        if not self.destination.has_broker:
            return Withdrawn()
        return withdrawn(self.settings, self.plan, with_replayed=with_replayed)

    def _asked(self) -> Callable[[], Ask | None]:
        if not self.destination.has_broker:
            return lambda: None
        reader = self.stack.enter_context(consumer(self.settings))
        return Asks(reader, self.settings, self.name).newest

    def _runner(
        self,
        sink: Sink,
        standing: Standing,
        line: Line,
        meter: Meter,
        show: Show,
        asked: Callable[[], Ask | None],
    ) -> Runner:
        settings, plan = self.settings, self.plan
        gc.freeze()  # tables and memory live as long as the run: no garbage is there
        gc.set_threshold(YOUNG)
        return Runner(
            turns=self.stack.enter_context(turns(settings, plan, standing)),
            line=line,
            sink=sink,
            standing=standing,
            pace=Pace(self.options.rate),
            meter=meter,
            show=show,
            spans=spans(plan),
            state=lambda state: self._state(standing, state),
            asked=asked,
            stopping=self.stack.enter_context(Stopping()),
        )

    def _meter(self, say: Say) -> Meter:
        ends = {name: end for name, (_, end) in spans(self.plan).items()}
        meter = Meter(ends, self.plan.from_stage)
        port = self.options.web_port
        if port is not None:
            say(self.stack.enter_context(serving(self.settings, meter, port)))
        return meter

    def _state(self, standing: Standing, state: State) -> RunState:
        return RunState(
            run=self.name,
            state=state,
            plan=self.plan,
            positions=dict(standing.positions),
            counts=standing.counts,
            started=standing.started,
            updated=now(),
        )
