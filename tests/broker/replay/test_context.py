"""What a run reads for the state alone, or holds back."""

from __future__ import annotations

import json

import pytest
from msgspec import structs

from agents.replay.plan import Filters
from agents.replay.run import run
from schemas.message import Message, header
from schemas.topics import DUPLICATES, ENRICHED
from streams.settings import Settings
from tests.broker.articles.wire import Wire
from tests.broker.replay.fed import (
    COUNT,
    ONE,
    TERMINAL,
    pairs,
)
from tests.broker.replay.plans import plan_over, ranges, written

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]


def test_a_warm_up_is_read_and_not_written(wire: Wire) -> None:
    """The second half, warmed by the first, gets the verdicts that it had."""
    settings = wire.settings
    whole = plan_over(settings, "halves")
    halves = [(one, one.start + one.records // 2) for one in whole.ranges]
    plan = plan_over(
        settings,
        "halves",
        ranges=tuple(structs.replace(one, start=at) for one, at in halves),
        warm_up=tuple(structs.replace(one, end=at) for one, at in halves),
    )
    begins = {one.name: at for one, at in halves}

    report = run(settings, plan, ONE)

    def is_late(record: Message) -> bool:
        origin = header(record.headers, "kawat-origin") or ""
        partition, _, offset = origin.rpartition("/")
        return int(offset) >= begins[partition]

    assert report.is_balanced
    assert COUNT == report.articles + report.warmed
    for topic in TERMINAL:
        live = [record for record in written(settings, topic) if is_late(record)]
        assert pairs(live) == pairs(written(settings, topic, "halves")), topic


def test_filters_hold_back_articles_but_judge_them(wire: Wire) -> None:
    """One outlet's copies stay copies of what is not written; takedowns pass."""
    settings = wire.settings
    plan = plan_over(settings, "some", filters=Filters(sources=("kutipan",)))

    report = run(settings, plan, ONE)

    live, copies = (
        [each.value for each in written(settings, DUPLICATES, name) if each.value]
        for name in (None, "some")
    )
    assert report.is_balanced
    assert 0 < sum(one.filtered for one in report.balance.values())
    assert sorted(v for v in live if _source(v) == "kutipan") == sorted(copies)


def _source(value: bytes) -> str:
    source: str = json.loads(value)["stream"]["raw"]["source"]
    return source


def test_what_was_withdrawn_behind_the_range_stays_so(wire: Wire) -> None:
    """The range ends before the takedowns: their articles come canceled, not whole."""
    settings = wire.settings
    gone = {
        record.key
        for record in written(settings, ENRICHED)
        if header(record.headers, "kawat-fate") == "withdrawn"
    }
    takedowns = _takedowns(settings)
    early = tuple(
        structs.replace(one, end=min([one.end, *takedowns.get(one.name, [])]))
        for one in ranges(settings, settings.raw_topics[0])
    )

    report = run(settings, plan_over(settings, "gone", ranges=early), ONE)

    found = written(settings, ENRICHED, "gone")
    texts = {each.key for each in found if b'"canceled"' not in (each.value or b"")}
    assert report.is_balanced
    assert {each.key for each in found} & gone
    assert not texts & gone


def _takedowns(settings: Settings) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for record in written(settings, ENRICHED):
        if header(record.headers, "kawat-fate") == "withdrawn":
            origin = header(record.headers, "kawat-origin") or ""
            partition, _, offset = origin.rpartition("/")
            found.setdefault(partition, []).append(int(offset))
    return found
