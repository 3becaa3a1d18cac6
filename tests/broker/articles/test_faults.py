"""The whole chain under faults: what was determined stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from schemas.message import Message, header
from schemas.topics import DUPLICATES, ENRICHED, PARSED, UNIQUE
from tests.broker.articles.feed import START, Raw, envelope, mixed
from tests.broker.articles.recompute import BEHIND_PARSED, recomputed, values
from tests.broker.articles.wire import Wire, rereads

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]

COUNT = 400
HOUR_DAYS = 1 / 24
NO_COMMITS, SLOW_STEPS = "no commits", "slow steps"


def test_killed_midway(wiring: Callable[..., Wire]) -> None:
    """Two workers, both in the midst of it: both hops read again, nobody can tell."""
    wire = wiring()
    names = ("one", "two")
    for name in names:
        wire.start(SLOW_STEPS, worker_id=name)
    for worker in wire.workers:
        worker.await_ready(60)
    wire.publish(mixed(COUNT))
    wire.until(lambda: wire.count(UNIQUE) > COUNT // 10, "no progress")
    for worker in wire.workers:
        worker.kill()
    assert COUNT > wire.count(PARSED), "parse was through"
    again = [wire.start(worker_id=name) for name in names]
    report = wire.audit()

    assert [0, 0] == [worker.stop() for worker in again], wire.last_words
    assert [] == report.violations
    assert 0 < rereads(wire, PARSED)
    assert 0 < rereads(wire, UNIQUE, DUPLICATES)
    assert_determined(wire)


def test_version_copy_version_crash(wiring: Callable[..., Wire]) -> None:
    """Read again, v1 is not an old text, and its copy no copy of v2."""
    wire = wiring()
    feed = [
        envelope(1),
        envelope(1, source="kutipan"),
        envelope(1, edition=2),
        envelope(1, kind="again"),
    ]
    first = wire.start(NO_COMMITS, worker_id="one")
    wire.publish(_in_one_partition(feed))
    wire.until(lambda: wire.count(ENRICHED) + wire.count(DUPLICATES) == 4, "too few")
    first.kill()
    second = wire.start(worker_id="one")
    report = wire.audit()

    assert 0 == second.stop(), second.text
    assert [] == report.violations
    assert {0: "unique", 1: "exact", 2: "update", 3: "redelivery"} == verdicts(wire)
    assert [4, 4] == [rereads(wire, PARSED), rereads(wire, UNIQUE, DUPLICATES)]
    assert {"2"} == {orjson.loads(r.value or b"")["version"] for r in last(wire)}
    assert_determined(wire)


@pytest.mark.parametrize("texts", [None, "texts"], ids=["memory", "disk"])
def test_a_window_of_an_hour(
    wiring: Callable[..., Wire], tmp_path: Path, texts: str | None
) -> None:
    """Three hours of copies with a crash in the middle: the window is not forgotten."""
    wire = wiring(
        window_days=HOUR_DAYS,
        identity_days=1.5 * HOUR_DAYS,
        state_dir=None if texts is None else str(tmp_path / texts),
    )
    feed = list(_in_one_partition(_three_hours()))
    half = len(feed) // 2
    wire.publish(feed[:half])
    first = wire.start(NO_COMMITS, worker_id="one")
    wire.until(lambda: wire.count(UNIQUE) + wire.count(DUPLICATES) == half, "too few")
    first.kill()
    second = wire.start(worker_id="one")
    wire.publish(feed[half:])
    report = wire.audit()

    assert 0 == second.stop(), second.text
    assert [] == report.violations
    assert half == rereads(wire, PARSED) == rereads(wire, UNIQUE, DUPLICATES)
    told = zip(feed, sorted(verdicts(wire).items()), strict=True)
    found = {kind: set[str]() for kind in ("fresh", "soon", "late")}
    for raw, (_, verdict) in told:
        found[raw.kind].add(verdict)
    assert {"exact"} == found["soon"]
    assert "exact" not in found["fresh"] | found["late"]
    assert [texts] * (texts is not None) == [one.name for one in tmp_path.iterdir()]
    assert_determined(wire)


def assert_determined(wire: Wire) -> None:
    """One undisturbed run makes the same bytes of the run's own articles.parsed."""
    expected = recomputed(wire.read(PARSED), wire.settings)
    assert expected == {topic: values(wire.read(topic)) for topic in BEHIND_PARSED}


def verdicts(wire: Wire) -> dict[int, str]:
    """Tell each raw record's verdict by its offset; a contradiction fails."""
    found: dict[int, set[str]] = {}
    for topic in (DUPLICATES, ENRICHED):
        for record in wire.read(topic):
            offset = (header(record.headers, "kawat-origin") or "").rpartition("/")[2]
            told = orjson.loads(record.value or b"")["stream"]["dedupe"]["verdict"]
            found.setdefault(int(offset), set()).add(told)
    return {offset: one for offset, (one,) in sorted(found.items())}


def last(wire: Wire) -> list[Message]:
    """List the newest record of each key of enriched."""
    newest = {record.key: record for record in wire.read(ENRICHED)}
    return list(newest.values())


def _three_hours() -> Iterator[Raw]:
    """Every five minutes an article; its copy ten minutes and two hours later."""
    for number in range(36):
        at = START + timedelta(minutes=5 * number)
        yield envelope(number, at=at)
        if number >= 2:
            yield envelope(number - 2, source="kutipan", at=at, kind="soon")
        if number >= 24:
            yield envelope(number - 24, source="arsip", at=at, kind="late")


def _in_one_partition(feed: Iterator[Raw] | list[Raw]) -> Iterator[Raw]:
    for raw in feed:
        yield Raw(kind=raw.kind, partition=0, key=raw.key, value=raw.value)
