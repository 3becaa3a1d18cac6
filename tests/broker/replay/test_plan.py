"""Planning on a real Kafka: windows, spots, gaps, and what is left untouched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from kafka import TopicPartition
from msgspec.structs import replace

from agents.admin import apply
from agents.exits import Stop
from agents.kafka_clients import admin, consumer, producer
from agents.moments import At, Offset
from agents.reading import bounds
from agents.replay.plan import FromStage, Order, signed
from agents.replay.planning.from_topics import planned
from agents.replay.planning.request import Request
from agents.replay.planning.sampling import EXACT_RECORDS
from agents.replay.run import Options, run
from agents.replay.storage import held
from schemas.topics import PARSED, RAW
from streams.settings import Settings
from streams.topology import topics

pytestmark = pytest.mark.broker

NOW = datetime.now(UTC)
DAY_MS = 86_400_000
START = int(NOW.timestamp() * 1000) - 2 * DAY_MS
MINUTE = 60_000


def fill(
    settings: Settings, topic: str, times: Iterable[int], partitions: int = 2
) -> None:
    """Send a small article at each of these times, round the partitions."""
    with producer(settings) as client:
        for number, at in enumerate(times):
            client.send(
                topic,
                b'{"body":"Judul\\nSatu."}',
                partition=number % partitions,
                timestamp_ms=at,
                headers=[("kawat-origin", b"%s/0/%d" % (RAW.encode(), number))],
            )
        client.flush()


@pytest.fixture
def filled(settings: Settings) -> Settings:
    """Ten hours of raw articles in two partitions, one a minute."""
    apply(settings, with_raw=True)
    fill(settings, settings.raw_topics[0], (START + n * MINUTE for n in range(600)))
    return settings


def window(begin: int, end: int, **asked: object) -> Request:
    """Ask for some minutes."""
    return Request(
        now=NOW,
        since=At(milliseconds=START + begin * MINUTE),
        until=At(milliseconds=START + end * MINUTE),
        **asked,  # type: ignore[arg-type]
    )


def test_an_hour_is_found_by_its_time(filled: Settings) -> None:
    """Offsets, counts and times of both partitions; the slack reads on behind it."""
    made = planned(filled, window(120, 180, slack_seconds=600.0))

    assert [(60, 95), (60, 95)] == [(one.start, one.end) for one in made.ranges]
    assert [35, 35] == [one.records for one in made.ranges]
    assert [(0, 60), (0, 60)] == [(one.start, one.end) for one in made.warm_up]
    assert START + 120 * MINUTE == made.ranges[0].first_timestamp
    assert made.cluster
    assert made.estimate is not None


def test_nothing_is_produced_and_no_group_is_made(filled: Settings) -> None:
    """No topic or group is there that was not, and no topic of ours is longer."""
    before, ends = there(filled), lengths(filled)
    planned(filled, window(0, 60))

    assert there(filled) <= before
    assert ends == lengths(filled)


def there(settings: Settings) -> set[str]:
    """Name the topics and groups of the cluster; those of other tests may go."""
    with admin(settings) as client:
        groups = {one["group_id"] for one in client.list_groups()}
        return {*client.list_topics(), *groups}


def lengths(settings: Settings) -> dict[TopicPartition, tuple[int, int]]:
    """Tell begin and end of every topic that the chain has, the raw one included."""
    names = (settings.raw_topics[0], *(one.name for one in topics(settings)))
    with consumer(settings) as client:
        found = [bounds(client, name) or {} for name in names]
    return {place: span for one in found for place, span in one.items()}


def test_a_large_topic_is_told_from_spots_to_its_very_end(settings: Settings) -> None:
    """Every partition is read in each round, again and again, with one client."""
    apply(settings, with_raw=True)
    count = EXACT_RECORDS + 2_000
    fill(settings, settings.raw_topics[0], (START + n * 1_000 for n in range(count)))

    made = planned(settings, Request(now=NOW, warm_up_days=0.0))

    assert [count // 2] * 2 == [one.records for one in made.ranges]
    assert START + (count - 2) * 1_000 == made.ranges[0].last_timestamp
    assert not made.ranges[0].is_exact


def test_what_retention_took_is_an_error(filled: Settings) -> None:
    """Deleted records are told, by time and by offset; they may be allowed."""
    with admin(filled) as client:
        client.delete_records({TopicPartition(filled.raw_topics[0], 1): 100})

    with pytest.raises(Stop, match="retention has removed"):
        planned(filled, window(100, 300))
    with pytest.raises(Stop, match="begins at 100"):
        planned(filled, Request(now=NOW, since=Offset(offset=50)))

    made = planned(filled, window(100, 300, allows_gaps=True))

    assert 0 == made.ranges[0].deleted
    assert made.ranges[1].deleted in range(45, 55)
    assert made.cautions


def test_dedupe_reads_its_own_topic(filled: Settings) -> None:
    """articles.parsed has broker times: no slack, its order is the order."""
    fill(filled, filled.topic(PARSED), [START] * 40, partitions=1)
    made = planned(filled, Request(now=NOW, from_stage=FromStage.DEDUPE))

    assert [(0, 40, Order.RECORDED)] == [
        (one.start, one.end, one.order) for one in made.ranges
    ]
    assert 0 == made.slack_seconds


def test_a_plan_of_another_cluster_is_not_run(filled: Settings) -> None:
    """Its offsets would name other records: nothing is made for it."""
    made = planned(filled, window(0, 60, run="elsewhere"))

    with pytest.raises(Stop, match="another cluster"):
        run(filled, signed(replace(made, cluster="other")), Options())
    assert {} == held(filled)
