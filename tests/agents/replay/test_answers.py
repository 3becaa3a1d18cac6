"""What comes of an ask, told by what the register shows afterwards."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from agents.exits import Exit
from agents.replay.answers import Heard, heard, silent
from agents.replay.runs import Ask, RunState, State
from tests.agents.replay.runs import state

BEFORE = state()
LATER = state(updated="2026-06-20T10:10:01Z")
PAUSED = state(state=State.PAUSED)
CANCELLED = state(state=State.CANCELLED)
FINISHED = state(state=State.FINISHED)
NOON = datetime(2026, 6, 20, 12, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("what", "before", "looks", "how"),
    [
        (Ask.PAUSE, BEFORE, [BEFORE, LATER, PAUSED, BEFORE], Heard.OBEYED),
        (Ask.PAUSE, BEFORE, [FINISHED], Heard.OBEYED),
        (Ask.PAUSE, BEFORE, [BEFORE, LATER], Heard.ALIVE),
        (Ask.PAUSE, BEFORE, [BEFORE, BEFORE], Heard.SILENT),
        (Ask.RESUME, PAUSED, [PAUSED, LATER], Heard.OBEYED),
        (Ask.RESUME, PAUSED, [PAUSED], Heard.SILENT),
        (Ask.RESUME, BEFORE, [BEFORE], Heard.SILENT),
        (Ask.CANCEL, PAUSED, [PAUSED, CANCELLED], Heard.OBEYED),
        (Ask.CANCEL, BEFORE, [LATER], Heard.ALIVE),
        (Ask.CANCEL, BEFORE, [], Heard.SILENT),
    ],
)
def test_a_run_that_writes_its_state_is_there(
    what: Ask, before: RunState, looks: list[RunState], how: Heard
) -> None:
    """It obeys, or is busy; who writes nothing at all is not."""
    assert how is heard(before, what, looks)[1]


@pytest.mark.parametrize(
    ("what", "todo"),
    [(Ask.PAUSE, "`kawat replay cancel r1` ends"), (Ask.CANCEL, "clean r1 --force")],
)
def test_silence_is_told_with_what_is_left_to_do(what: Ask, todo: str) -> None:
    """Of files the cancel itself is told so: no transaction guards them."""
    stop = silent(BEFORE, what, NOON)

    assert Exit.TRY_AGAIN == stop.code
    assert "no process answers for r1: it is running, last changed 2 h" in stop.what
    assert todo in (stop.todo or "")
