"""The broker goes silent under a run; needs the session's own cluster."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.replay.run import Options, run
from agents.replay.run_progress import Shown
from deploy.kafka.local import Cluster
from tests.broker.articles.feed import mixed
from tests.broker.articles.wire import make_wire
from tests.broker.replay.plans import plan_over

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]

COUNT = 120
SECONDS = 2  # that a commit may take


def test_a_broker_that_is_silent_ends_a_run_in_time(
    kafka_cluster: Cluster, tmp_path: Path
) -> None:
    """69, and what to do: the same call goes on, and every record has one fate."""
    wire = make_wire(kafka_cluster.bootstrap, tmp_path)
    impatient = replace(wire.settings, delivery_timeout_seconds=SECONDS)
    wire.publish(mixed(COUNT))
    plan = plan_over(wire.settings, "silent")
    frozen: list[int] = []

    def show(shown: Shown) -> None:
        if shown.done >= COUNT // 2 and not frozen:
            kafka_cluster.freeze(1)
            frozen.append(shown.done)

    try:
        with pytest.raises(Stop, match="no commit was acknowledged") as stopped:
            run(impatient, plan, Options(workers=1), show)
    finally:
        kafka_cluster.thaw(1)
    report = run(wire.settings, plan, Options(workers=1))

    assert Exit.BROKER_AWAY == stopped.value.code
    assert "the same command goes on" in (stopped.value.todo or "")
    assert report.is_balanced
