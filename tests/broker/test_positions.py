"""Where a group begins, what it never sees, and where it ends."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

import aiokafka
import pytest
from kafka import OffsetAndMetadata, TopicPartition
from kafka.admin import KafkaAdminClient
from msgspec.structs import replace

from agents.exits import Exit
from schemas.topics import DEAD, ENRICHED, PARSED
from tests.broker.oracle import assert_sound
from tests.broker.run import Run, make_run, until
from tests.broker.workers import Crew

pytestmark = [pytest.mark.broker, pytest.mark.timeout(120)]


def test_latest_holds_from_the_first_start(kafka_bootstrap: str, crew: Crew) -> None:
    """Its start is committed: what comes while no worker runs is not skipped."""
    run = make_run(kafka_bootstrap, start="latest")
    run.publish(range(20))
    worker = crew.start(run.settings)
    worker.await_ready()
    assert 0 == worker.stop()
    run.sent.clear()
    run.publish(range(100, 120))
    worker = crew.start(run.settings)
    run.await_outputs()

    assert 0 == worker.stop()
    assert_sound(run)


def test_a_time(kafka_bootstrap: str, crew: Crew) -> None:
    """The first record written at that time or later; our own topics from the first."""
    run = make_run(kafka_bootstrap)
    run.publish(range(20))
    time.sleep(0.01)
    moment = datetime.now(UTC).isoformat()
    run.sent.clear()
    run.publish(range(100, 120))
    settings = replace(run.settings, start="time", start_time=moment)
    worker = crew.start(settings)
    run.await_outputs()

    assert 0 == worker.stop()
    assert_sound(run)


def test_aborted_records_are_not_read(kafka_bootstrap: str, crew: Crew) -> None:
    """read_committed; markers are no holes, and the commit passes the last of them."""
    run = make_run(kafka_bootstrap)
    asyncio.run(_transactions(run))
    run.sent = {0: [f"kept{n}" for n in range(30)]}
    worker = crew.start(run.settings)
    run.await_outputs()
    until(lambda: run.commits(run.raw)[0] == 30 + 30 + 6, 10, "not at the end")

    assert 0 == worker.stop()
    assert_sound(run)
    assert "seeking back" not in worker.text


def test_an_offset_beyond_the_log_is_not_passed_over(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """78: the log lost records or is another one; Faust would begin it anew."""
    run = make_run(kafka_bootstrap)
    run.publish(range(40))
    _commit(run, 1_000)
    worker = crew.start(run.settings)

    assert Exit.CONFIGURATION == worker.ends()
    assert "offset 1000, which the log does not reach" in worker.last_line


def test_records_past_their_retention_are_told(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """They are gone for good: one error line, and the stream goes on behind them."""
    run = make_run(kafka_bootstrap)
    run.publish(range(40))
    _commit(run, 2)
    admin = KafkaAdminClient(bootstrap_servers=kafka_bootstrap)
    admin.delete_records({TopicPartition(run.raw, 0): 6})
    admin.close()
    worker = crew.start(run.settings)
    run.sent = {p: ids[6:] if p == 0 else ids for p, ids in run.sent.items()}
    run.await_outputs()

    assert 0 == worker.stop()
    assert_sound(run)
    assert f"event=records_gone topic={run.raw} partition=0 from=2 to=6" in worker.text


def test_too_many_dead_letters_stop_the_worker(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """A bad deploy must not empty the feed into the dead letters."""
    run = make_run(kafka_bootstrap, breaker_records=50, breaker_share=0.5)
    run.publish(["reject"] * 400)
    worker = crew.start(run.settings, mood="wild")

    assert 1 == worker.ends()
    assert "more than 50% of the last 50 inputs" in worker.last_line
    assert 400 > run.count(DEAD)
    assert 0 == run.count(PARSED) + run.count(ENRICHED)


def _commit(run: Run, offset: int) -> None:
    admin = KafkaAdminClient(bootstrap_servers=run.settings.bootstrap)
    at = {TopicPartition(run.raw, 0): OffsetAndMetadata(offset, "", -1)}
    admin.alter_group_offsets(run.settings.effective_group, at)
    admin.close()


async def _transactions(run: Run) -> None:
    """Write three kept and three aborted transactions of ten into one partition."""
    producer = aiokafka.AIOKafkaProducer(
        bootstrap_servers=run.settings.bootstrap,
        transactional_id=run.settings.topic_prefix,
    )
    await producer.start()
    for number in range(30):
        if number % 10 == 0:
            await _ten(producer, run.raw, "aborted", number, is_kept=False)
            await _ten(producer, run.raw, "kept", number, is_kept=True)
    await producer.stop()


async def _ten(
    producer: aiokafka.AIOKafkaProducer,
    topic: str,
    word: str,
    first: int,
    *,
    is_kept: bool,
) -> None:
    await producer.begin_transaction()
    for number in range(first, first + 10):
        value = f"{word}{number}|".encode()
        await producer.send(topic, value, key=b"k", partition=0)
    if is_kept:
        await producer.commit_transaction()
    else:
        await producer.abort_transaction()
