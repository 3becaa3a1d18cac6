"""Processes with any mix of stages form one group; each partition has one owner."""

from __future__ import annotations

import re

import pytest

from tests.broker.oracle import assert_sound
from tests.broker.run import PARTITIONS, RAW_PARTITIONS, make_run, until
from tests.broker.workers import ALL, Crew, Worker

pytestmark = [pytest.mark.broker, pytest.mark.timeout(120)]

LAG = re.compile(
    r'^kawat_consumer_lag_records\{partition="(\d+)",stage="(\w+)"\}', re.MULTILINE
)
EVERY = sorted(
    [("parse", p) for p in range(RAW_PARTITIONS)]
    + [("dedupe", 0)]
    + [("classify", p) for p in range(PARTITIONS)]
)


@pytest.mark.parametrize(
    "mix",
    [
        ("parse", "dedupe", "classify"),
        ("parse,dedupe", "classify", "parse"),
        ("parse", "dedupe,classify", "dedupe"),
        (ALL, "parse,classify", "dedupe"),
        (ALL, ALL, "classify"),
    ],
    ids="+".join,
)
def test_every_mix_of_stages(
    kafka_bootstrap: str, crew: Crew, mix: tuple[str, ...]
) -> None:
    """Faust's assignors differ with and without tables: such groups stall silently."""
    run = make_run(kafka_bootstrap)
    workers = [crew.start(run.settings, stages) for stages in mix]
    for worker in workers:
        worker.await_ready()
    run.publish(range(200))
    run.await_outputs(30)

    until(lambda: _owned(workers) == EVERY, 15, f"owned: {_owned(workers)}")
    assert [0] * len(mix) == [worker.stop() for worker in workers]
    assert_sound(run)


def _owned(workers: list[Worker]) -> list[tuple[str, int]]:
    pages = [worker.get("/metrics")[1] for worker in workers]
    return sorted((stage, int(p)) for page in pages for p, stage in LAG.findall(page))
