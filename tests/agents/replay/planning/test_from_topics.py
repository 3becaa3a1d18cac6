"""A plan from what lies in a log, and what it says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from kafka import TopicPartition

from agents.exits import Exit, Stop
from agents.moments import At, Offset, Places
from agents.replay.plan import FromStage, Order, OutputKind, Plan
from agents.replay.planning.from_topics import planned_by
from agents.replay.planning.request import Request
from agents.replay.planning.sampling import EXACT_RECORDS, RECORDS
from agents.replay.planning.topic_facts import TopicFacts
from schemas.topics import PARSED, UNIQUE
from streams.settings import Settings
from tests.agents.replay.planning.cluster import FakeConsumer, Record, log

SETTINGS = Settings(raw_topics=("raw",))
ABOUT = TopicFacts(cluster="c1", is_append_time=False, is_compacted=False)
DAY = 86_400_000
START = 1_780_000_000_000
MINUTE = 60_000
NOW = datetime.fromtimestamp((START + 3 * DAY) / 1000, UTC)
Logs = dict[TopicPartition, list[Record]]


def raw(count: int, *, partition: int = 0, begin: int = 0, start: int = START) -> Logs:
    """One record a minute."""
    times = range(start, start + count * MINUTE, MINUTE)
    return log("raw", times, partition=partition, begin=begin, value=b"Judul\nSatu.\n")


def parsed(origins: Mapping[int, str], begin: int = 0) -> Logs:
    """articles.parsed with these origins, one a minute."""
    made = log(PARSED, range(START, START + len(origins) * MINUTE, MINUTE), begin=begin)
    for record, (_, origin) in zip(
        *made.values(), sorted(origins.items()), strict=True
    ):
        record.headers.append(("kawat-origin", origin.encode()))
    return made


def plan(
    consumer: Any,
    about: TopicFacts = ABOUT,
    settings: Settings = SETTINGS,
    **asked: Any,
) -> Plan:
    """Make a plan."""
    return planned_by(consumer, settings, Request(now=NOW, **asked), about)


def at(minutes: float) -> At:
    """So many minutes behind the first record."""
    return At(milliseconds=round(START + minutes * MINUTE))


def test_a_small_window_is_read_whole_and_counted() -> None:
    """Offsets, records, bytes, times: all of it as it is."""
    made = plan(FakeConsumer(raw(100)), since=at(10), until=at(20), slack_seconds=0)
    (one,) = made.ranges

    assert (10, 20, 10, 120) == (one.start, one.end, one.records, one.bytes)
    assert (START + 10 * MINUTE, START + 19 * MINUTE) == (
        one.first_timestamp,
        one.last_timestamp,
    )
    assert one.is_exact
    assert (START + 10 * MINUTE, START + 20 * MINUTE) == (made.since_ms, made.until_ms)
    assert ("c1", "2026-05-31T20:26:40Z") == (made.cluster, made.made)


def test_slack_reads_further_but_does_not_move_the_window() -> None:
    """Late records of the window are read; what belongs to it is told by its time."""
    made = plan(FakeConsumer(raw(100)), since=at(10), until=at(20), slack_seconds=300)

    assert (10, 25) == (made.ranges[0].start, made.ranges[0].end)
    assert 300 == made.slack_seconds
    assert START + 20 * MINUTE == made.until_ms


def test_broker_times_need_no_slack() -> None:
    """LogAppendTime never comes out of order."""
    about = TopicFacts(cluster=None, is_append_time=True, is_compacted=False)
    made = plan(FakeConsumer(raw(100)), about, since=at(10), until=at(20))

    assert (20, 0) == (made.ranges[0].end, made.slack_seconds)


def test_a_large_range_is_told_from_few_records() -> None:
    """Ten times as many records cost the same reading."""
    reads = []
    for count in (EXACT_RECORDS + 1_000, EXACT_RECORDS * 3):
        consumer = FakeConsumer(raw(count), most=20)
        made = plan(consumer, warm_up_days=0.0)
        reads.append(consumer.read)

    assert (count, count * 12) == (made.ranges[0].records, made.ranges[0].bytes)
    assert not made.ranges[0].is_exact
    assert START + (count - 1) * MINUTE == made.ranges[0].last_timestamp
    assert reads[1] <= reads[0] <= RECORDS + 8 * 20


def test_exact_reads_everything() -> None:
    """Asked to, a plan counts what compaction and markers have left."""
    logs = raw(EXACT_RECORDS * 2)
    (records,) = logs.values()
    del records[5:15]

    made = plan(FakeConsumer(logs, most=5_000), is_exact=True, warm_up_days=0.0)

    assert EXACT_RECORDS * 2 - 10 == made.ranges[0].records
    assert EXACT_RECORDS * 2 == made.ranges[0].end


def test_the_warm_up_lies_before_the_window() -> None:
    """As long as it was asked for; the estimate counts it."""
    consumer = FakeConsumer(raw(3_000))
    made = plan(consumer, since=at(2_900), until=at(2_950), warm_up_days=1.0)
    (before,) = made.warm_up

    assert (2_900 - 1_440, 2_900) == (before.start, before.end)
    assert made.estimate is not None
    assert made.estimate.bytes > 1_440 * 12
    assert made.estimate.articles_per_second > 0


def test_without_a_span_the_warm_up_is_all_that_the_state_remembers() -> None:
    """From the log's beginning nothing can come out differently: no caution."""
    made = plan(FakeConsumer(raw(3_000)), since=at(2_900), until=at(2_950))

    assert (0, 2_900) == (made.warm_up[0].start, made.warm_up[0].end)
    assert () == made.cautions
    assert 90.0 == made.warm_up_days


def test_a_short_warm_up_is_told() -> None:
    """Both windows of dedupe are named."""
    made = plan(
        FakeConsumer(raw(3_000)), since=at(2_900), until=at(2_950), warm_up_days=1.0
    )

    assert 2 == len(made.cautions)
    assert "copies of older articles come out as unique" in made.cautions[0]
    assert "90 days" in made.cautions[1]


def test_no_warm_up_reads_nothing_before() -> None:
    """Zero is zero."""
    made = plan(
        FakeConsumer(raw(3_000)), since=at(2_900), until=at(2_950), warm_up_days=0.0
    )

    assert () == made.warm_up


def test_a_log_that_begins_inside_the_warm_up_is_told() -> None:
    """What was before it, no state can know."""
    made = plan(FakeConsumer(raw(100, begin=50)), since=at(50), until=at(60))

    assert any("begins inside the warm-up" in one for one in made.cautions)


def test_a_gap_by_offset_is_an_error() -> None:
    """What retention has removed is told with what is left."""
    with pytest.raises(Stop, match="retention has removed") as stop:
        plan(FakeConsumer(raw(100, begin=50)), since=Offset(offset=20))

    assert Exit.USAGE == stop.value.code
    assert "begins at 50" in str(stop.value.where)
    assert "about 30 offsets are gone" in str(stop.value.where)


def test_a_gap_by_time_is_an_error() -> None:
    """At one record a minute, twenty minutes are twenty records."""
    with pytest.raises(Stop, match="about 20 offsets are gone"):
        plan(FakeConsumer(raw(100, begin=50)), since=at(-20))


def test_a_gap_may_be_allowed() -> None:
    """Then the plan says what is missing."""
    made = plan(FakeConsumer(raw(100, begin=50)), since=at(-20), allows_gaps=True)

    assert 20 == made.ranges[0].deleted
    assert "retention has removed about 20 offsets" in made.cautions[0]


def test_a_log_that_is_gone_is_a_gap() -> None:
    """Everything expired: nothing is left to measure, at least one is missing."""
    place = TopicPartition("raw", 1)
    consumer = FakeConsumer(raw(10) | {place: []}, {place: 70})

    with pytest.raises(Stop, match="raw/1 begins at 70, about 1 offsets"):
        plan(consumer, since=at(0))


def test_an_empty_window_is_refused() -> None:
    """A slip of the year must not look like a plan."""
    with pytest.raises(Stop, match="no record lies in the window") as stop:
        plan(FakeConsumer(raw(100)), since=at(200), until=at(300))

    assert "raw/0 holds 0 to 100" in str(stop.value.where)


def test_a_missing_topic_is_told() -> None:
    """Another prefix, another broker."""
    with pytest.raises(Stop, match="no topic 'raw'") as stop:
        plan(FakeConsumer({}))

    assert Exit.CONFIGURATION == stop.value.code


def test_one_partition_of_two_leaves_the_other_unknown() -> None:
    """What stood in the other, dedupe will not know."""
    consumer = FakeConsumer(raw(10) | raw(10, partition=1))
    made = plan(consumer, since=Places(offsets={"raw/1": 2}))

    assert ["raw/1"] == [one.name for one in made.ranges]
    assert any("without raw/0" in one for one in made.cautions)


def test_the_order_is_recorded_where_the_log_is_whole() -> None:
    """Every record that came is in articles.parsed since its beginning."""
    logs = raw(10) | raw(10, partition=1) | parsed({0: "raw/0/0", 1: "raw/1/0"})
    made = plan(FakeConsumer(logs), since=Offset(offset=3))

    assert [Order.RECORDED] * 2 == [one.order for one in made.ranges]
    assert (PARSED, 0, 2) == (
        made.recorded[0].topic,
        made.recorded[0].start,
        made.recorded[0].end,
    )
    assert () == made.cautions


def test_the_order_is_lost_before_the_log_begins_to_tell() -> None:
    """raw/0 is told of from 5 on, raw/1 from its beginning."""
    told = {0: "raw/0/5", 1: "raw/1/0", 2: "raw/0/6"}
    logs = raw(10) | raw(10, partition=1) | parsed(told, begin=70)
    made = plan(FakeConsumer(logs))

    assert [Order.TIMESTAMP, Order.RECORDED] == [one.order for one in made.ranges]
    assert any("raw/0 came is not recorded" in one for one in made.cautions)


def test_the_order_of_a_warm_up_is_told_apart() -> None:
    """The window is told of, what lies before it only by time."""
    told = {0: "raw/0/5", 1: "raw/1/5", 2: "raw/0/6"}
    logs = raw(10) | raw(10, partition=1) | parsed(told, begin=70)
    made = plan(FakeConsumer(logs), since=Offset(offset=5))

    assert [Order.RECORDED] * 2 == [one.order for one in made.ranges]
    assert [Order.TIMESTAMP] * 2 == [one.order for one in made.warm_up]
    (caution,) = made.cautions
    assert "of the warm-up of raw/0, raw/1 the order is not recorded" in caution


def test_the_recorded_order_is_looked_for_from_the_window_on() -> None:
    """A record is parsed after it came; the slack covers a clock that is ahead."""
    logs = raw(100) | parsed({at: f"raw/0/{at}" for at in range(100)})
    made = plan(FakeConsumer(logs), since=at(50), warm_up_days=0.0, slack_seconds=600)

    assert (40, 100) == (made.recorded[0].start, made.recorded[0].end)


@pytest.mark.parametrize("asked", [{"order": Order.TIMESTAMP}, {}])
def test_without_a_record_the_order_is_by_time(asked: dict[str, Any]) -> None:
    """Not asked for, or no topic that holds it: with two partitions that is told."""
    made = plan(FakeConsumer(raw(10) | raw(10, partition=1)), **asked)

    assert [Order.TIMESTAMP] * 2 == [one.order for one in made.ranges]
    assert () == made.recorded
    assert any("not recorded" in one for one in made.cautions)


def test_dedupe_reads_its_own_log() -> None:
    """Its order is the order."""
    logs = parsed({at: f"raw/0/{at}" for at in range(10)})
    made = plan(FakeConsumer(logs), from_stage=FromStage.DEDUPE, warm_up_days=1.0)

    assert [(PARSED, Order.RECORDED)] == [(r.topic, r.order) for r in made.ranges]
    assert () == made.recorded


def test_classify_needs_no_warm_up() -> None:
    """It remembers nothing."""
    made = plan(
        FakeConsumer(log(UNIQUE, [START, START + 1], begin=7)),
        from_stage=FromStage.CLASSIFY,
        since=Offset(offset=8),
    )

    assert () == made.warm_up == made.cautions
    assert 0 == made.warm_up_days


def test_records_that_come_later_than_the_slack_are_told() -> None:
    """One of the window stands behind its end, with another's time before it."""
    logs = raw(100)
    (records,) = logs.values()
    records[30].timestamp = START + 15 * MINUTE

    made = plan(FakeConsumer(logs), since=at(10), until=at(20), slack_seconds=60)

    assert any("raise --slack" in one for one in made.cautions)


def test_disorder_inside_the_window_is_told() -> None:
    """A record seven minutes late, a slack of one."""
    logs = raw(100)
    (records,) = logs.values()
    records[18].timestamp = START + 10 * MINUTE

    made = plan(FakeConsumer(logs), since=at(10), until=at(20), slack_seconds=60)

    assert any("up to 7 min late, the slack is 1 min" in one for one in made.cautions)


@pytest.mark.parametrize(
    ("asked", "about", "told"),
    [
        ({"until": At(milliseconds=START + 9 * DAY)}, ABOUT, "ends in the future"),
        ({"output": OutputKind.LIVE}, ABOUT, "writes to the live topics"),
        (
            {},
            TopicFacts(cluster=None, is_append_time=True, is_compacted=True),
            "is compacted",
        ),
    ],
)
def test_what_a_reader_must_know_is_told(
    asked: dict[str, Any], about: TopicFacts, told: str
) -> None:
    """One sentence each."""
    made = plan(FakeConsumer(raw(10)), about, **asked)

    assert any(told in one for one in made.cautions)


def test_records_without_times_are_planned_by_offset() -> None:
    """Ancient logs: the warm-up is all that is left."""
    made = plan(FakeConsumer(log("raw", [-1] * 9)), since=Offset(offset=5))

    assert (0, 5) == (made.warm_up[0].start, made.warm_up[0].end)


def test_the_same_log_gives_the_same_plan_but_for_its_speed() -> None:
    """What a plan says of a log is a function of the log."""
    first = plan(FakeConsumer(raw(500)), since=at(5), run="r1")
    second = plan(FakeConsumer(raw(500), most=7), since=at(5), run="r1")

    assert (first.ranges, first.warm_up, first.cautions) == (
        second.ranges,
        second.warm_up,
        second.cautions,
    )
