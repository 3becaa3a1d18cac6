"""An exception anywhere stops the worker uncommitted, with one line and a code."""

from __future__ import annotations

import pytest

from schemas.topics import ENRICHED
from tests.broker.run import make_run
from tests.broker.workers import Crew

pytestmark = [pytest.mark.broker, pytest.mark.timeout(120)]


@pytest.mark.parametrize(
    "mood", ["fetch loop", "join", "agent", "seek", "assignment", "revocation"]
)
def test_it_stops_at_the_start(kafka_bootstrap: str, crew: Crew, mood: str) -> None:
    """Faust logs such an exception and may leave the worker idle, or goes on."""
    run = make_run(kafka_bootstrap)
    run.publish(range(20))
    worker = crew.start(run.settings, mood=mood)

    assert 1 == worker.ends()
    assert "planted" in worker.last_line
    assert 0 == run.count(ENRICHED)


def test_it_stops_in_the_recovery(kafka_bootstrap: str, crew: Crew) -> None:
    """With a changelog to read."""
    run = make_run(kafka_bootstrap)
    run.publish(range(20))
    first = crew.start(run.settings)
    run.await_outputs()
    assert 0 == first.stop()
    worker = crew.start(run.settings, mood="recovery")

    assert 1 == worker.ends()
    assert "planted" in worker.last_line
