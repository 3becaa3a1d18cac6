"""Workers that come and go while records flow."""

from __future__ import annotations

import signal
import time

import pytest

from agents.exits import Exit
from schemas.topics import ENRICHED, PARSED, UNIQUE
from tests.broker.feeding import Feeding
from tests.broker.oracle import assert_sound, reread
from tests.broker.run import make_run, until
from tests.broker.workers import Crew

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]

BACKLOG = 6_000


@pytest.mark.parametrize("mood", ["calm", "never rebalancing"])
def test_a_backlog_with_a_table_is_read_whole(
    kafka_bootstrap: str, crew: Crew, mood: str
) -> None:
    """Case 11: stock Faust skips records at every assignment with a table.

    Its own flag is of no use: the end of one rebalance can hide the next.
    """
    run = make_run(kafka_bootstrap)
    run.publish(range(BACKLOG))
    workers = [crew.start(run.settings, mood=mood)]
    until(lambda: run.count(ENRICHED) > BACKLOG // 8, 40, "no progress")
    workers.append(crew.start(run.settings, mood=mood))
    run.await_outputs()

    assert [0, 0] == [worker.stop() for worker in workers]
    assert_sound(run)


def test_a_second_worker_joins_and_leaves(kafka_bootstrap: str, crew: Crew) -> None:
    """Nothing is lost and nothing done twice: partitions are given back drained."""
    run = make_run(kafka_bootstrap)
    first = crew.start(run.settings)
    first.await_ready()
    with Feeding(run):
        for _ in range(2):
            second = crew.start(run.settings)
            second.await_ready()
            time.sleep(1)
            assert 0 == second.stop()
    run.await_outputs()

    assert 0 == first.stop()
    assert_sound(run)
    assert 0 == reread(run, PARSED) + reread(run, UNIQUE) + reread(run, ENRICHED)


def test_a_stopped_worker_is_no_zombie(kafka_bootstrap: str, crew: Crew) -> None:
    """Stopped beyond its session, it ends itself or joins anew; no old version wins."""
    run = make_run(kafka_bootstrap)
    run.publish(range(BACKLOG), keys=50)
    zombie = crew.start(run.settings)
    until(lambda: run.count(ENRICHED) > 100, 30, "no progress")
    zombie.signal(signal.SIGSTOP)
    successor = crew.start(run.settings)
    successor.await_ready(60)
    zombie.signal(signal.SIGCONT)
    time.sleep(3)
    run.publish(range(BACKLOG, BACKLOG + 400), keys=50)
    run.await_outputs()
    run.await_settled()

    assert zombie.code in {None, Exit.TRY_AGAIN}, zombie.last_line
    assert 0 == successor.stop()
    assert_sound(run)
    assert 0 < reread(run, PARSED) + reread(run, UNIQUE) + reread(run, ENRICHED)
