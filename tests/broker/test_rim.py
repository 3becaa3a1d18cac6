"""Publish, tap and audit on a real Kafka: what the embedded broker cannot show."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from kafka import KafkaProducer, TopicPartition

from agents.admin import apply
from agents.audit import Report, Trouble, audit, repair
from agents.exits import Exit, Stop
from agents.kafka_clients import admin, options
from agents.publish import publish
from agents.tap import tap
from schemas.message import Message
from streams.settings import Settings
from tests.agents.audit.feed import gapless, sound
from tests.agents.audit.on_a_broker import commit, fill

pytestmark = pytest.mark.broker


@pytest.fixture
def settings(kafka_bootstrap: str) -> Settings:
    """Make all topics under a prefix of the test's own."""
    prefix = f"r{uuid.uuid4().hex[:8]}."
    made = Settings(
        bootstrap=kafka_bootstrap,
        topic_prefix=prefix,
        raw_topics=(f"{prefix}raw",),
        partitions=1,
    )
    apply(made, with_raw=True)
    return made


def judged(settings: Settings, **more: object) -> Report:
    """Audit without waiting."""
    return audit(settings, settle_seconds=0, **more)  # type: ignore[arg-type]


def values(*contents: bytes) -> list[Message]:
    """Make raw messages of these values."""
    return [
        Message(topic="", partition=0, offset=n, timestamp=0, key=None, value=value)
        for n, value in enumerate(contents)
    ]


def test_large_records_go_as_far_as_the_topic_takes_them(settings: Settings) -> None:
    """One above the topic's limit is counted; one of 5 MB and those after it arrive."""
    feed = values(b"x" * 5_000_000, b"x" * 6_291_400, b"small")

    published = publish(settings, feed)
    read = list(
        tap(settings, settings.raw_topics[0], from_beginning=True, until_end=True)
    )

    assert (2, [1], Exit.FAILED) == (
        published.records,
        published.refused,
        published.exit,
    )
    assert [5_000_000, 5] == [len(message.value or b"") for message in read]


def test_a_topic_is_found_without_its_prefix(settings: Settings) -> None:
    """One need not type the prefix of one's own settings."""
    fill(settings, sound(settings.raw_topics[0]))

    read = list(tap(settings, "articles.dead", from_beginning=True, until_end=True))

    assert [settings.topic("articles.dead")] == [message.topic for message in read]


def test_a_broker_that_goes_away_is_told() -> None:
    """Nobody there: exit 69, and where one looked."""
    with pytest.raises(Stop, match=r"127\.0\.0\.1:1") as stopped:
        publish(Settings(bootstrap="127.0.0.1:1"), [])

    assert Exit.BROKER_AWAY == stopped.value.code


def test_markers_are_no_messages(settings: Settings) -> None:
    """Aborted records and markers take offsets; the commit ends short of the last."""
    (raw,) = settings.raw_topics
    feed = sound(raw)
    writer = KafkaProducer(
        **options(settings), acks="all", transactional_id=f"{raw}-writer"
    )
    writer.init_transactions()
    writer.begin_transaction()
    for message in feed.raw[:4]:
        writer.send(raw, value=message.value, partition=0)
    writer.commit_transaction()  # its marker is raw offset 4
    writer.begin_transaction()
    for message in feed.raw[4:]:
        writer.send(raw, value=message.value, partition=0)
    writer.commit_transaction()
    writer.begin_transaction()
    writer.send(raw, value=b"aborted", partition=0)
    writer.flush()
    writer.abort_transaction()
    writer.close()
    feed.raw = []
    fill(settings, feed)
    commit(settings, short_by=3)

    report = judged(settings)

    assert [] == report.violations
    assert 6 == report.raw


def test_what_retention_took_is_not_auditable(settings: Settings) -> None:
    """Records that unique no longer keeps are not called lost; later ones are."""
    fill(settings, gapless(settings.raw_topics[0]))
    commit(settings)
    unique = TopicPartition(settings.topic("articles.unique"), 0)
    with admin(settings) as client:
        client.delete_records({unique: 1})

    report = judged(settings)

    assert [] == report.violations
    assert (1, 7) == (report.not_auditable, report.raw)


def test_late_copies_are_found_and_repaired(settings: Settings) -> None:
    """An older version, and a text behind its tombstone, hide the better record."""
    feed = gapless(settings.raw_topics[0])
    feed.enriched(0)
    feed.duplicate(1)
    fill(settings, feed)
    commit(settings)

    spoilt = judged(settings)
    repaired = repair(settings, spoilt)
    healed = judged(settings)

    assert {Trouble.OLDER_NEWEST: 2} == dict(spoilt.troubles)
    assert 2 == repaired
    assert [] == healed.violations


def test_a_lost_record_is_found(settings: Settings) -> None:
    """The audit says which, and how far it came."""
    feed = gapless(settings.raw_topics[0])
    feed.drop("articles.unique")
    fill(settings, feed)
    commit(settings)

    report = judged(settings)

    assert Exit.FOUND == report.exit
    assert {Trouble.LOST: 1} == dict(report.troubles)
    assert "it reached" in report.violations[0].detail


def test_an_audit_from_a_time_on(settings: Settings) -> None:
    """A time is looked up in the raw topic; beyond its end there is nothing."""
    feed = gapless(settings.raw_topics[0])
    fill(settings, feed)
    commit(settings)
    later = datetime(2099, 1, 1, tzinfo=UTC).isoformat()

    assert 7 == judged(settings, since="2001-01-01T00:00:00Z", until=later).raw
    assert 0 == judged(settings, since=later).raw


def test_an_audit_waits_and_gives_up(settings: Settings) -> None:
    """A group that has not read all is waited for, then exit 75."""
    fill(settings, gapless(settings.raw_topics[0]))

    with pytest.raises(Stop, match="7 to go") as stopped:
        audit(settings, settle_seconds=1)

    assert Exit.TRY_AGAIN == stopped.value.code


def test_an_audit_without_our_topics(kafka_bootstrap: str) -> None:
    """A missing topic is a matter of configuration."""
    nowhere = Settings(bootstrap=kafka_bootstrap, raw_topics=("nowhere",))

    with pytest.raises(Stop, match="no topic 'nowhere'") as stopped:
        judged(nowhere)

    assert Exit.CONFIGURATION == stopped.value.code


def test_an_empty_feed_balances(settings: Settings) -> None:
    """Nothing published, nothing missing, no group needed."""
    report = judged(settings)

    assert (0, Exit.FINE) == (report.raw, report.exit)


def test_raw_records_that_are_gone_have_no_say(settings: Settings) -> None:
    """A fate whose raw record retention took is not invented."""
    (raw,) = settings.raw_topics
    fill(settings, gapless(raw))
    commit(settings)
    with admin(settings) as client:
        client.delete_records({TopicPartition(raw, 0): 3})

    report = judged(settings)

    assert [] == report.violations
    assert 4 == report.raw
