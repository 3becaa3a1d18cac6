"""A run that is asked to rest, to go on, to end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from agents.exits import Exit, Stop
from agents.replay.answers import answer
from agents.replay.plan import FromStage
from agents.replay.register import ask, known
from agents.replay.run import Options, run
from agents.replay.runs import Ask, RunState, State
from tests.broker.articles.wire import Wire
from tests.broker.replay.fed import (
    COUNT,
    ONE,
    RATE,
    WAIT_SECONDS,
    standing,
)
from tests.broker.replay.plans import plan_over
from tests.broker.run import until

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]


def test_a_run_rests_and_goes_on_as_it_is_asked(wire: Wire) -> None:
    """Paused it commits what it has; resumed it ends as any other."""
    settings = wire.settings
    rested: list[RunState] = []
    said: list[str] = []

    def asking() -> None:
        until(lambda: bool(standing(settings, "rests")), WAIT_SECONDS, "no commit")
        said.append(answer(settings, "rests", Ask.PAUSE))
        rested.append(known(settings).of("rests"))
        said.append(answer(settings, "rests", Ask.RESUME))

    with _beside(asking):
        plan = plan_over(settings, "rests")
        report = run(settings, plan, Options(workers=1, rate=20))

    assert report.is_balanced
    assert ["rests is paused", "rests is running"] == said
    assert 0 < sum(rested[0].positions.values()) < COUNT
    assert State.FINISHED is known(settings).of("rests").state


def test_a_cancelled_run_ends(wire: Wire) -> None:
    """It says so, keeps what it has written, and is not begun again."""
    settings = wire.settings
    said: list[str] = []

    def asking() -> None:
        until(lambda: bool(standing(settings, "ends")), WAIT_SECONDS, "no commit")
        said.append(answer(settings, "ends", Ask.CANCEL))

    plan = plan_over(settings, "ends")
    with pytest.raises(Stop, match="was cancelled"), _beside(asking):
        run(settings, plan, Options(workers=1, rate=RATE))

    state = known(settings).of("ends")
    assert ["ends is cancelled"] == said
    assert State.CANCELLED is state.state
    assert sum(state.counts.values()) == sum(state.positions.values())
    with pytest.raises(Stop, match="was cancelled") as stopped:
        run(settings, plan, ONE)
    assert Exit.FAILED == stopped.value.code
    assert state == known(settings).of("ends")


def test_a_run_hears_what_it_is_asked_while_it_starts(wire: Wire) -> None:
    """From the moment on at which anybody can know of it."""
    settings = wire.settings
    seen: list[State] = []

    def asking(_: str) -> None:
        seen.append(ask(settings, "early", Ask.CANCEL).state)

    plan = plan_over(settings, "early", FromStage.CLASSIFY)
    with pytest.raises(Stop, match="was cancelled"):
        run(settings, plan, Options(workers=1, web_port=0, rate=RATE), say=asking)

    assert [State.STARTING] == seen


@contextmanager
def _beside(work: Callable[[], None]) -> Iterator[None]:
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        thread.join()
