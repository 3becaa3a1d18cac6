"""The broker dies under a worker; needs the session's own cluster."""

from __future__ import annotations

import time

import pytest

from agents.exits import Exit
from deploy.kafka.local import Cluster
from schemas.topics import ENRICHED
from tests.broker.oracle import assert_sound
from tests.broker.run import make_run, until
from tests.broker.workers import Crew

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]


def test_a_broker_that_comes_back(kafka_cluster: Cluster, crew: Crew) -> None:
    """The client's retries, or the next start, carry on; nothing is lost."""
    run = make_run(kafka_cluster.bootstrap)
    run.publish(range(6_000))
    worker = crew.start(run.settings)
    until(lambda: run.count(ENRICHED) > 100, 30, "no progress")
    kafka_cluster.kill(1)
    time.sleep(3)
    kafka_cluster.up(1)
    time.sleep(run.settings.session_timeout_seconds)
    if worker.code is not None:  # the group has forgotten it in the meantime
        assert Exit.TRY_AGAIN == worker.code, worker.last_line
        worker = crew.start(run.settings)
    run.await_outputs(60)

    assert 0 == worker.stop()
    assert_sound(run)


def test_a_broker_that_stays_away(kafka_cluster: Cluster, crew: Crew) -> None:
    """69 once a delivery is over its deadline; the next start finds everything."""
    run = make_run(kafka_cluster.bootstrap, delivery_timeout_seconds=5)
    run.publish(range(6_000))
    worker = crew.start(run.settings)
    until(lambda: run.count(ENRICHED) > 100, 30, "no progress")
    kafka_cluster.kill(1)
    code = worker.ends(60)
    kafka_cluster.up(1)
    again = crew.start(run.settings)
    run.await_outputs(60)

    assert Exit.BROKER_AWAY == code, worker.last_line
    assert 0 == again.stop()
    assert_sound(run)
