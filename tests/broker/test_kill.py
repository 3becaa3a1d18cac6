"""Workers killed at bad moments: nothing lost, the state kept, something re-read."""

from __future__ import annotations

import pytest

from schemas.topics import ENRICHED, PARSED, UNIQUE
from tests.broker.feeding import Feeding
from tests.broker.oracle import assert_sound, reread
from tests.broker.run import Run, make_run, until
from tests.broker.workers import Crew

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]

RECORDS = 6_000
MOST_KILLS = 6


def test_killed_midway(kafka_bootstrap: str, crew: Crew) -> None:
    """A static member comes back at once and reads again what was not committed."""
    run = make_run(kafka_bootstrap)
    with Feeding(run):
        for kills in range(MOST_KILLS):
            worker = crew.start(run.settings, worker_id="one")
            before = run.count(ENRICHED)
            until(
                lambda before=before: run.count(ENRICHED) > before + 500,
                30,
                "no progress",
            )
            if kills > 1 and reread(run, PARSED) and reread(run, UNIQUE):
                break  # a kill right after a commit leaves nothing to read again
            worker.kill()
        else:
            worker = crew.start(run.settings, worker_id="one")
    run.await_outputs()
    run.await_settled()

    assert 0 == worker.stop()
    assert_sound(run)
    assert_reread_everywhere(run)


def test_killed_while_catching_up(kafka_bootstrap: str, crew: Crew) -> None:
    """Killed in the midst of restoring its table, again and again."""
    run = make_run(kafka_bootstrap)
    run.publish(range(RECORDS))
    worker = crew.start(run.settings, worker_id="one", mood="no commits")
    until(lambda: run.count(ENRICHED) > RECORDS // 2, 60, "no progress")
    worker.kill()
    for _ in range(3):
        worker = crew.start(run.settings, worker_id="one")
        until(lambda worker=worker: "Restoring state" in worker.text, 20, "no restore")
        worker.kill()
    worker = crew.start(run.settings, worker_id="one")
    run.await_outputs()
    # The first one may have sent everything already: its successor reads it again.
    until(lambda: reread(run, PARSED) and reread(run, UNIQUE), 60, "not read again")
    run.await_settled()

    assert 0 == worker.stop()
    assert_sound(run)


def test_the_other_takes_over_from_a_killed_one(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """Two dynamic members: the partitions move after the session time-out."""
    run = make_run(kafka_bootstrap)
    lost = crew.start(run.settings, mood="no commits")
    heir = crew.start(run.settings)
    for worker in (lost, heir):
        worker.await_ready()
    run.publish(range(RECORDS))
    until(lambda: run.count(PARSED) > RECORDS // 4, 40, "no progress")
    lost.kill()
    run.await_outputs()
    # It may have sent all of its share already: that is read again all the same.
    until(lambda: reread(run, PARSED) or reread(run, UNIQUE), 60, "not read again")
    run.await_settled()

    assert 0 == heir.stop()
    assert_sound(run)


def assert_reread_everywhere(run: Run) -> None:
    """The faults hit: each hop read at least one record twice."""
    assert 0 < reread(run, PARSED)
    assert 0 < reread(run, UNIQUE)
