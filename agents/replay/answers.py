"""What comes of an ask: the run obeys, or nobody is there who could.

A run that goes on writes its state every second, and one that rests looks twice a
second what it is asked; so the register tells whether there is a process. Who cancels
a run without one opens its transactional id and writes the state with it: should there
be a process after all, it can commit nothing any more.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable
from contextlib import closing
from datetime import UTC, datetime
from enum import Enum, auto

from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.kafka_clients import consumer, transactional
from agents.replay import words
from agents.replay.names import REGISTER, state_topic
from agents.replay.plan import OutputKind
from agents.replay.register import ASKABLE, ask, known, known_by, now
from agents.replay.runs import Ask, RunState, State, stated
from agents.replay.writing import fencing_told
from agents.transactions import commit
from streams.settings import Settings

__all__ = ["Heard", "answer", "heard", "silent"]

ANSWER_SECONDS = 15  # a run that goes on has written its state many times by then
START_SECONDS = 60  # one that starts reads what it remembers first
LOOK_SECONDS = 0.5
OBEYING = {
    Ask.PAUSE: State.PAUSED,
    Ask.RESUME: State.RUNNING,
    Ask.CANCEL: State.CANCELLED,
}
# What a run is in that has not obeyed yet.
UNHEEDED = {what: ASKABLE[what] - {state} for what, state in OBEYING.items()}


class Heard(Enum):
    """How a run took what it was asked."""

    OBEYED = auto()
    ALIVE = auto()  # it has written its state, another one than was asked for
    SILENT = auto()


def answer(settings: Settings, run: str, what: Ask) -> str:
    """Ask a run and wait for what comes of it, said in a line.

    Raises Stop: 2 for what cannot be asked, 75 when nobody answers; of a run that is
    cancelled then only when its outputs are files, which no transaction guards.
    """
    before = ask(settings, run, what)
    if before.state is State.FAILED:  # its process said so and ended
        after, how = before, Heard.SILENT
    else:
        is_new = before.state is State.STARTING
        seconds = START_SECONDS if is_new else ANSWER_SECONDS
        with closing(_looks(settings, run, seconds)) as looks:
            after, how = heard(before, what, looks)
    if how is Heard.ALIVE:
        return f"{run} goes on with what it has in hand first"
    if how is Heard.SILENT:
        if what is not Ask.CANCEL or before.plan.output is OutputKind.FILES:
            raise silent(after, what, datetime.now(UTC))
        after = _cancelled(settings, run)
    return f"{run} is {after.state}"


def heard(
    before: RunState, what: Ask, looks: Iterable[RunState]
) -> tuple[RunState, Heard]:
    """Look until the run has obeyed, or there are no more looks."""
    after = before
    for after in looks:
        if after != before and after.state not in UNHEEDED[what]:
            return after, Heard.OBEYED
    return after, Heard.SILENT if after == before else Heard.ALIVE


def silent(state: RunState, what: Ask, at: datetime) -> Stop:
    """Say that nobody answers, and what is left to do."""
    run = state.run
    todo = f"`kawat replay run` with its plan goes on, `kawat replay cancel {run}` ends"
    if what is Ask.CANCEL:
        todo = f"`kawat replay clean {run} --force` forgets it; its files stay"
    ago = words.ago(state.updated, at)
    return Stop(
        Exit.TRY_AGAIN,
        f"no process answers for {run}: it is {state.state}, last changed {ago}",
        todo=f"when its process is gone, {todo}",
    )


def _looks(
    settings: Settings, run: str, seconds: float
) -> Generator[RunState, None, None]:
    began = time.monotonic()
    with consumer(settings) as client:
        while time.monotonic() - began < seconds:
            time.sleep(LOOK_SECONDS)
            yield known_by(client, settings).of(run)


def _cancelled(settings: Settings, run: str) -> RunState:
    """Take the run over and end it, unless it has come to an end by itself."""
    identity = state_topic(settings, run).name
    with transactional(settings, identity) as client, fencing_told():
        state = known(settings).of(run)  # nobody else changes it from here on
        if state.state not in ASKABLE[Ask.CANCEL]:
            return state
        state = replace(state, state=State.CANCELLED, updated=now())
        record = stated(state)
        client.begin_transaction()
        client.send(settings.topic(REGISTER), key=record.key, value=record.value)
        commit(client, settings)
    return state
