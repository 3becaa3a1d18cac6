"""The list of runs, from the register and from the topics."""

from __future__ import annotations

from datetime import UTC, datetime

from agents.replay.listing import Listed, as_json, done, listed, row
from agents.replay.plan import OutputKind
from agents.replay.runs import State
from agents.replay.storage import Held
from tests.agents.replay.runs import plan, state

NOW = datetime(2026, 6, 20, 10, 15, tzinfo=UTC)
HELD = (
    Held(topic="articles.dead.replay.r1", records=2, bytes=None),
    Held(topic="articles.enriched.replay.r1", records=90, bytes=4_000),
)


def test_progress_counts_what_was_passed() -> None:
    """Offsets before a range's start are none of it."""
    assert (100, 200) == done(state())
    assert (0, 200) == done(state(positions={}))
    assert (100, 200) == done(state(positions={"raw/0": 999, "raw/1": 0}))


def test_the_last_changed_run_comes_first_and_strays_last() -> None:
    """Topics that nobody answers for are shown, so that they can be deleted."""
    old, new = state("a"), state("b", updated="2026-06-20T11:00:00Z")

    found = listed({"a": old, "b": new}, {"lost": HELD, "a": HELD})

    assert ["b", "a", "lost"] == [one.run for one in found]
    assert [0, 2, 2] == [len(one.topics) for one in found]
    assert found[2].state is None


def test_a_row_shows_state_progress_and_size() -> None:
    """The sizes that brokers tell are summed up, the others left out."""
    one = Listed(run="r1", state=state(), topics=HELD)

    assert ("r1", "running", "200", "50%", "4.0 kB", "5 min ago") == row(one, NOW)


def test_a_run_without_topics_tells_where_it_writes() -> None:
    """Files and live topics are not the run's own."""
    files = state(plan=plan(run="r1", output=OutputKind.FILES), state=State.FINISHED)
    none = Listed(run="r1", state=state(), topics=())

    assert "files" == row(Listed(run="r1", state=files, topics=()), NOW)[4]
    assert "-" == row(none, NOW)[4]


def test_a_stray_has_a_row() -> None:
    """What is not known of it is a dash."""
    stray = Listed(run="x", state=None, topics=HELD[:1])

    assert ("x", "unknown", "-", "-", "-", "-") == row(stray, NOW)


def test_a_program_gets_plan_and_topics() -> None:
    """The same facts, whole."""
    known = Listed(run="r1", state=state(), topics=HELD)
    stray = Listed(run="x", state=None, topics=())

    first, second = as_json([known, stray])

    assert {"raw/0": 150, "raw/1": 50} == first["details"]["positions"]
    assert ["running", "unknown"] == [first["state"], second["state"]]
    assert 90 == first["topics"][1]["records"]
