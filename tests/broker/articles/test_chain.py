"""A mixed feed through the whole chain, on two workers; then what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

import pytest
from kafka import KafkaProducer

from agents.audit.report import Fate
from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED, UNIQUE
from tests.broker.articles.feed import demo, mixed
from tests.broker.articles.recompute import BEHIND_PARSED, recomputed, values
from tests.broker.articles.wire import Wire, counted

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]

COUNT = 500
REPEATS = 500


@pytest.fixture(scope="module")
def wire(wiring: Callable[..., Wire]) -> Iterator[Wire]:
    """Let two workers take the whole feed."""
    made = wiring()
    for _ in range(2):
        made.start()
    for worker in made.workers:
        worker.await_ready(60)
    made.publish(chain(mixed(COUNT), demo()))
    yield made
    assert [0, 0] == [worker.stop() for worker in made.workers], made.last_words


def test_every_raw_record_has_its_fate(wire: Wire) -> None:
    """Balanced, and what the feed knows of itself is found: poison and takedowns."""
    report = wire.audit()

    feed = [raw.kind for raw in mixed(COUNT)]
    assert [] == report.violations
    assert COUNT + len([*demo()]) == report.raw == sum(report.fates.values())
    assert feed.count("poison") <= report.fates[Fate.DEAD]
    assert feed.count("takedown") <= report.fates[Fate.WITHDRAWN]
    assert 0 < report.fates[Fate.DUPLICATE] < report.fates[Fate.UNIQUE]


def test_both_workers_took_part(wire: Wire) -> None:
    """Each parsed; their counts together are the fates."""
    report = wire.audit()
    each = [counted([worker]) for worker in wire.workers]
    total = counted(wire.workers)

    assert all(counts["parse", "passed"] for counts in each)
    assert report.fates[Fate.UNIQUE] == total["dedupe", "passed"]
    assert report.fates[Fate.DUPLICATE] == total["dedupe", "duplicate"]
    assert report.fates[Fate.WITHDRAWN] == total["dedupe", "withdrawn"]
    dead = total["parse", "dead"] + total["dedupe", "dead"]
    assert report.fates[Fate.DEAD] == dead


def test_the_log_determines_everything_behind_it(wire: Wire) -> None:
    """One process makes the same bytes of the run's own articles.parsed."""
    wire.audit()
    expected = recomputed(wire.read(PARSED), wire.settings)

    assert expected == {topic: values(wire.read(topic)) for topic in BEHIND_PARSED}


def test_a_repeated_hop_changes_nothing(wire: Wire) -> None:
    """Parse appends 500 records once more: they are counted, and nothing is sent."""
    wire.audit()
    before = {t: wire.count(t) for t in (UNIQUE, DUPLICATES, ENRICHED, DEAD)}
    _append_again(wire)
    wire.until(
        lambda: counted(wire.workers)["dedupe", "repeat"] >= REPEATS, "no repeat"
    )

    assert [] == wire.audit().violations
    assert before == {topic: wire.count(topic) for topic in before}
    assert REPEATS == _repeats(wire)


def _repeats(wire: Wire) -> int:
    return counted(wire.workers)["dedupe", "repeat"]


def _append_again(wire: Wire) -> None:
    """Send what parse sent, as after a crash before its commit."""
    client = KafkaProducer(bootstrap_servers=wire.settings.bootstrap)
    for record in wire.read(PARSED)[:REPEATS]:
        client.send(
            wire.settings.topic(PARSED),
            value=record.value,
            key=record.key,
            headers=list(record.headers),
        )
    client.flush()
    client.close()
