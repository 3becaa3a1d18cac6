"""Run a plan: to the end, or until it is stopped; then the same call goes on.

Whatever kills it, the outputs read committed are those of a run that nobody killed:
outputs, dedupe's memo and the run's progress change together.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial

import msgspec
from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.replay import names
from agents.replay.destination import Destination
from agents.replay.job import Job, Options, Say, taken
from agents.replay.plan import OutputKind, Plan
from agents.replay.planning.from_files import check_files
from agents.replay.planning.topic_facts import cluster_of
from agents.replay.plugged import check_model
from agents.replay.promotion import promote
from agents.replay.register import known, now, open_register, tell
from agents.replay.report import Report
from agents.replay.run_progress import Show
from agents.replay.runs import RunState, State
from agents.replay.stage_settings import thawed
from schemas.errors import KawatError
from streams.settings import Settings

__all__ = ["Options", "run"]

REFUSED = {Exit.USAGE, Exit.CONFIGURATION}


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
    before = None
    if destination.has_broker:
        open_register(chosen)
        before = known(chosen).runs.get(name)
        if before is not None and (report := _finished(before, plan)):
            say("finished before; this is its report")
            if plan.output is OutputKind.LIVE and before.state is State.FINISHED:
                _promote(chosen, name, say)
            return report
    with ExitStack() as stack:
        job = Job(
            settings=chosen,
            plan=plan,
            options=options,
            destination=destination,
            stack=stack,
        )
        try:
            report = job.go(show, say, partial(_announce, destination, before))
        except KawatError as error:
            stack.callback(_note_failure, destination, error)
            raise
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
    """Give the report of a run that is over.

    Raises Stop: 2 for another plan's, 1 for one that was cancelled: that is for good.
    """
    if before.plan.digest != plan.digest:
        raise taken(before.run)
    if before.state is State.CANCELLED:
        raise Stop(
            Exit.FAILED,
            f"the run {before.run!r} was cancelled",
            todo="`--as NAME`, or `kawat replay clean` it and run the plan again",
        )
    if before.state not in {State.FINISHED, State.PROMOTED} or before.report is None:
        return None
    return msgspec.convert(before.report, Report)


def _announce(destination: Destination, before: RunState | None) -> None:
    """Say that it runs before it makes topics: `clean --over` takes unknown ones."""
    if not destination.has_broker:
        return
    if before is None:
        state = RunState(
            run=destination.run,
            state=State.STARTING,
            plan=destination.plan,
            started=now(),
            updated=now(),
        )
    elif before.state is State.FAILED:
        state = replace(before, state=State.STARTING, updated=now(), error=None)
    else:
        return
    tell(destination.settings, state)


def _note_failure(destination: Destination, error: KawatError) -> None:
    """Let the register say why a run stands still, when that is its own fault."""
    is_own = not isinstance(error, Stop) or error.code is Exit.FAILED
    is_refused = isinstance(error, Stop) and error.code in REFUSED
    if not (destination.has_broker and (is_own or is_refused)):
        return
    state = known(destination.settings).runs.get(destination.run)
    if state is None or state.state not in {State.STARTING, State.RUNNING}:
        return
    if is_own or state.state is State.STARTING:
        said = str(error).strip().rpartition("\n")[2]  # of a traceback the last line
        tell(destination.settings, replace(state, state=State.FAILED, error=said))


def _promote(settings: Settings, name: str, say: Say) -> None:
    """Let the live topics have what they may; a second time changes nothing."""
    entry = promote(settings, name, is_dry=False)
    for topic, counts in entry.counts.items():
        told = ", ".join(
            f"{number} {what}" for what, number in counts.items() if number
        )
        say(f"{topic}: {told}")
