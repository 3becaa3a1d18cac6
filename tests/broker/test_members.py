"""Static members: one process per name; and what a worker says of itself."""

from __future__ import annotations

import pytest

from agents.exits import Exit
from schemas.topics import ENRICHED
from tests.broker.feeding import Feeding
from tests.broker.oracle import assert_sound
from tests.broker.run import make_run, until
from tests.broker.workers import Crew

pytestmark = [pytest.mark.broker, pytest.mark.timeout(120)]


def test_two_processes_with_one_worker_id(kafka_bootstrap: str, crew: Crew) -> None:
    """They fence each other for ever in aiokafka; here one ends with a clear line."""
    run = make_run(kafka_bootstrap)
    twins = [crew.start(run.settings, worker_id="twin") for _ in range(2)]
    until(lambda: any(t.code is not None for t in twins), 60, "both go on")
    ended = next(t for t in twins if t.code is not None)

    assert Exit.CONFIGURATION == ended.code
    assert "another process runs with worker id 'twin'" in ended.last_line


def test_a_static_member_returns_without_a_rebalance(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """Killed and started again, it goes on at once; the other never notices."""
    run = make_run(kafka_bootstrap, session_timeout_seconds=25)
    one = crew.start(run.settings, worker_id="one")
    two = crew.start(run.settings, worker_id="two")
    for worker in (one, two):
        worker.await_ready()
    with Feeding(run):
        until(lambda: run.count(ENRICHED) > 300, 30, "no progress")
        joins = two.text.count("Joined group")
        one.kill()
        one = crew.start(run.settings, worker_id="one")
        one.await_ready()
    run.await_outputs()

    assert joins == two.text.count("Joined group")
    assert [0, 0] == [one.stop(), two.stop()]
    assert_sound(run)


def test_pages_of_a_worker(kafka_bootstrap: str, crew: Crew) -> None:
    """Counts appear after the acknowledgement; a worker without work is ready."""
    run = make_run(kafka_bootstrap)
    worker = crew.start(run.settings)
    worker.await_ready()
    run.publish([1, 2, 3])
    run.await_outputs()
    until(lambda: 'outcome="enriched"' in worker.get("/metrics")[1], 10, "no counts")
    page = worker.get("/metrics")[1]

    assert 'kawat_articles_total{outcome="passed",stage="parse"} 3.0' in page
    assert 'kawat_articles_total{outcome="enriched",stage="classify"} 3.0' in page
    assert "kawat_article_end_to_end_seconds_count 3.0" in page
    assert page.endswith("# EOF\n")
    assert (200, "alive\n") == worker.get("/livez")
    assert 404 == worker.get("/")[0]
    idle = crew.start(run.settings, "dedupe")
    idle.await_ready()
    assert [0, 0] == [idle.stop(), worker.stop()]
