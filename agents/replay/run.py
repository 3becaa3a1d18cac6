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
from agents.replay.destination import Destination
from agents.replay.gate import Gate
from agents.replay.input import spans, turns
from agents.replay.line import Line
from agents.replay.meter import Meter, serving
from agents.replay.pace import Pace
from agents.replay.plan import Plan
from agents.replay.plugged import check_model
from agents.replay.register import known, now, open_register
from agents.replay.report import Report, reported
from agents.replay.run_progress import Show
from agents.replay.runner import Runner
from agents.replay.runs import RunState, State
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
RETENTION_DAYS = 30.0

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a plan is run, beside what it says."""

    name: str | None = None  # another one than the plan's: run it twice
    rate: float | None = None  # records a second
    web_port: int | None = None  # None = no metrics
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    retention_days: float = RETENTION_DAYS


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
    _check(plan, chosen)
    name = names.checked_run(options.name or plan.run)
    open_register(chosen)
    before = known(chosen).runs.get(name)
    if before is not None and before.plan.digest != plan.digest:
        raise Stop(
            Exit.USAGE,
            f"there is a run {name!r} of another plan",
            todo="`--as NAME`, or `kawat replay clean` it",
        )
    if before is not None and before.report is not None and _is_over(before):
        say("finished before; this is its report")
        return msgspec.convert(before.report, Report)
    with ExitStack() as stack:
        job = _Job(settings=chosen, plan=plan, options=options, name=name, stack=stack)
        return job.go(show, say)


def _check(plan: Plan, settings: Settings) -> None:
    """Refuse (2) what another machine's settings or files would change."""
    check_model(plan, settings)
    if plan.topic_prefix != settings.topic_prefix:
        raise Stop(
            Exit.USAGE,
            f"the plan was made under the prefix {plan.topic_prefix!r}",
            todo="set KAWAT_TOPIC_PREFIX to it",
        )


def _is_over(state: RunState) -> bool:
    return state.state in {State.FINISHED, State.PROMOTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """One process's part of a run; what it opens is closed with the stack."""

    settings: Settings
    plan: Plan
    options: Options
    name: str
    stack: ExitStack

    def go(self, show: Show, say: Say) -> Report:
        """Run from where the last commit stands."""
        destination = Destination(settings=self.settings, plan=self.plan, run=self.name)
        sink = destination.opened(self.stack, self.options.retention_days)
        standing, memo = sink.kept()
        if standing is None:
            standing = Standing(started=now(), marks=destination.marks())
        else:
            say(f"goes on behind {standing.articles + standing.warmed:,} records")
        meter = self._meter(say)
        line = self._line(standing, memo, meter)
        self._runner(sink, standing, line, meter, show).go()
        say("reading back what was written")
        report = reported(self.name, self.plan, standing, destination.found(standing))
        end = State.FINISHED if report.is_balanced else State.FAILED
        told = replace(self._state(standing, end), report=report.as_json())
        sink.commit(standing, told)
        return report

    def _line(self, standing: Standing, memo: dict[bytes, bytes], meter: Meter) -> Line:
        settings, plan = self.settings, self.plan
        provenance = Provenance(version=__version__, mode="replay", run=self.name)
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
            gate=Gate(
                provenance=provenance, plan=plan, withdrawn=withdrawn(settings, plan)
            ),
            name_of=lambda name: names.replay_topic(settings, name, self.name),
            judged=standing.judged,
        )

    def _runner(
        self, sink: Sink, standing: Standing, line: Line, meter: Meter, show: Show
    ) -> Runner:
        settings, plan = self.settings, self.plan
        reader = self.stack.enter_context(consumer(settings))
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
            asked=Asks(reader, settings, self.name).newest,
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
