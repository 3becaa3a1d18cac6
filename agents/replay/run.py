"""Run a plan: to the end, or until it is stopped; then the same call goes on.

Whatever kills it, the outputs read committed are those of a run that nobody killed:
outputs, dedupe's memo and the run's progress change together.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.kafka_clients import consumer
from agents.replay import names
from agents.replay.asks import Asks
from agents.replay.closing import closed
from agents.replay.destination import Destination
from agents.replay.gate import Gate
from agents.replay.input import spans, turns
from agents.replay.line import Line
from agents.replay.meter import Meter, serving
from agents.replay.pace import Pace
from agents.replay.plan import OutputKind, Plan
from agents.replay.planning.from_files import check_files
from agents.replay.planning.topic_facts import cluster_of
from agents.replay.plugged import check_model
from agents.replay.promotion import promote
from agents.replay.register import known, now, open_register
from agents.replay.report import Report, reported
from agents.replay.run_progress import Show
from agents.replay.runner import Runner
from agents.replay.runs import Ask, RunState, State
from agents.replay.sink import Sink
from agents.replay.stage_settings import thawed
from agents.replay.standing import Standing
from agents.replay.stopping import Stopping
from agents.replay.withdrawn import withdrawn
from agents.replay.work import Workers
from agents.replay.work_frames import Hello
from agents.restoring import restored
from schemas.headers import Provenance
from streams.settings import Settings
from streams.topology import links
from streams.version import __version__

__all__ = ["Options", "run"]

EVERYTHING = 2**62  # the memo was committed with all it stands for

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a plan is run, beside what it says."""

    name: str | None = None  # another one than the plan's: run it twice
    rate: float | None = None  # records a second
    web_port: int | None = None  # None = no metrics
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    retention_days: float | None = None  # None: as the settings say


def run(
    settings: Settings,
    plan: Plan,
    options: Options,
    show: Show = lambda _: None,
    say: Say = lambda _: None,
) -> Report:
    """Run or go on; gives the report, the same one again when it is finished.

    `say` hears a line for people. Raises Stop: 75 when it was stopped or another
    process has taken it over, 1 when it was cancelled.
    """
    chosen = thawed(settings, plan.settings)
    name = names.checked_run(options.name or plan.run)
    _check(plan, chosen)
    destination = Destination(settings=chosen, plan=plan, run=name)
    if destination.has_broker:
        open_register(chosen)
        before = known(chosen).runs.get(name)
        if before is not None and (report := _finished(before, plan)):
            say("finished before; this is its report")
            if plan.output is OutputKind.LIVE and before.state is State.FINISHED:
                _promote(chosen, name, say)
            return report
    with ExitStack() as stack:
        job = _Job(
            settings=chosen,
            plan=plan,
            options=options,
            destination=destination,
            stack=stack,
        )
        report = job.go(show, say)
    if plan.output is OutputKind.LIVE and report.is_balanced:
        _promote(chosen, name, say)
    return report


def _check(plan: Plan, settings: Settings) -> None:
    """Refuse (2) what another machine's settings or files would change."""
    check_model(plan, settings)
    check_files(plan)
    if plan.topic_prefix != settings.topic_prefix:
        raise Stop(
            Exit.USAGE,
            f"the plan was made under the prefix {plan.topic_prefix!r}",
            todo="set KAWAT_TOPIC_PREFIX to it",
        )
    if plan.cluster is not None and plan.cluster != cluster_of(settings):
        raise Stop(
            Exit.USAGE,
            "the plan was made for another cluster: its offsets mean nothing here",
            where=settings.bootstrap,
        )


def _finished(before: RunState, plan: Plan) -> Report | None:
    """Give the report of a run that is over; raises Stop (2) for another plan's."""
    if before.plan.digest != plan.digest:
        raise _taken(before.run)
    if before.state not in {State.FINISHED, State.PROMOTED} or before.report is None:
        return None
    return msgspec.convert(before.report, Report)


def _promote(settings: Settings, name: str, say: Say) -> None:
    """Let the live topics have what they may; a second time changes nothing."""
    entry = promote(settings, name, is_dry=False)
    for topic, counts in entry.counts.items():
        told = ", ".join(
            f"{number} {what}" for what, number in counts.items() if number
        )
        say(f"{topic}: {told}")


def _taken(name: str) -> Stop:
    return Stop(
        Exit.USAGE,
        f"there is a run {name!r} of another plan",
        todo="`--as NAME`, or `kawat replay clean` it",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
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

    def go(self, show: Show, say: Say) -> Report:
        """Run from where the last commit stands."""
        destination = self.destination
        kept = self.options.retention_days or self.settings.replay_retention_days
        sink = destination.opened(self.stack, kept)
        standing, memo = sink.kept()
        if standing is None:
            standing = Standing(started=now(), plan=self.plan.digest)
        elif standing.plan != self.plan.digest:
            raise _taken(self.name)
        else:
            say(f"goes on behind {standing.articles + standing.warmed:,} records")
        meter = self._meter(say)
        line = self._line(standing, memo, meter)
        self._runner(sink, standing, line, meter, show).go()
        self._close(sink, standing)
        say("reading back what was written")
        report = reported(self.name, self.plan, standing, destination.found())
        end = State.FINISHED if report.is_balanced else State.FAILED
        told = replace(self._state(standing, end), report=report.as_json())
        sink.commit(standing, told)
        return report

    def _close(self, sink: Sink, standing: Standing) -> None:
        """Hide the texts of articles that were withdrawn in the meantime."""
        if self.plan.output is OutputKind.FILES:
            return
        canceled = withdrawn(self.settings, self.plan, with_replayed=True)
        written = self.destination.names
        found = list(closed(self.settings, written, canceled, self.provenance))
        if found:
            sink.write(found)
            sink.commit(standing, self._state(standing, State.RUNNING))

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

    def _withdrawn(self) -> dict[bytes, bytes]:
        if not self.destination.has_broker:
            return {}
        return withdrawn(self.settings, self.plan)

    def _asked(self) -> Callable[[], Ask | None]:
        if not self.destination.has_broker:
            return lambda: None
        reader = self.stack.enter_context(consumer(self.settings))
        return Asks(reader, self.settings, self.name).newest

    def _runner(
        self, sink: Sink, standing: Standing, line: Line, meter: Meter, show: Show
    ) -> Runner:
        settings, plan = self.settings, self.plan
        gc.freeze()  # tables and memory live as long as the run: no garbage is there
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
            asked=self._asked(),
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
