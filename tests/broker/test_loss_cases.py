"""The ways in which stock Faust loses messages: none is lost behind the guard."""

from __future__ import annotations

import pytest
from kafka.admin import ConfigResource, KafkaAdminClient

from schemas.topics import DEAD, ENRICHED, PARSED
from tests.broker.oracle import assert_sound
from tests.broker.run import make_run, until
from tests.broker.workers import Crew

pytestmark = [pytest.mark.broker, pytest.mark.timeout(120)]


def test_an_exception_in_a_stage_stops_the_worker_uncommitted(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """Cases 1 and 3: Faust would acknowledge the record and go on."""
    run = make_run(kafka_bootstrap)
    run.publish([*range(40), "raise", *range(50, 80)])
    worker = crew.start(run.settings, mood="wild")

    assert 1 == worker.ends()
    assert "parse: ValueError:" in worker.last_line
    assert 10 >= run.commits(run.raw)[0]
    again = crew.start(run.settings)
    run.await_outputs()
    assert 0 == again.stop()
    assert_sound(run)


def test_a_slow_record_holds_the_commit_of_its_partition(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """Case 4: Faust's concurrency commits past a record still in flight."""
    run = make_run(kafka_bootstrap)
    run.publish([*range(40), "slow", *range(50, 79)])
    worker = crew.start(run.settings, mood="wild")
    until(lambda: run.count(ENRICHED) >= 40 + 21, 30, "the others do not pass")
    until(lambda: run.commits(run.raw).get(1) == 18, 10, "the others' commit")

    assert 10 == run.commits(run.raw)[0]
    worker.kill()
    again = crew.start(run.settings)
    run.await_outputs()
    assert 0 == again.stop()
    assert_sound(run)


def test_a_refused_delivery_ends_the_process_and_is_never_sent_again(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """Case 5: Faust logs the failure and commits; here the next start sends it."""
    run = make_run(kafka_bootstrap)
    _allow(kafka_bootstrap, run.settings.topic(PARSED), 4_000)
    run.publish(["large"], pad=b"|" + b"x" * 20_000)
    run.publish(range(40))
    worker = crew.start(run.settings)

    assert 1 == worker.ends()
    assert "delivery failed for" in worker.last_line
    assert 0 == run.commits(run.raw).get(0, 0)
    _allow(kafka_bootstrap, run.settings.topic(PARSED), 1_000_000)
    again = crew.start(run.settings)
    run.await_outputs()
    assert 0 == again.stop()
    assert_sound(run)


def test_a_rejected_record_is_dead_and_the_stream_goes_on(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """The dead letter holds the bytes; outputs over the limit become one, too."""
    run = make_run(kafka_bootstrap, max_output_bytes=5_000)
    run.publish([1, "reject", 2, 3])
    run.publish(["large"], pad=b"|" + b"x" * 20_000)
    worker = crew.start(run.settings, mood="wild")
    run.await_outputs()

    assert 0 == worker.stop()
    reasons = {r.value.split("|")[0]: r.headers["kawat-reason"] for r in run.read(DEAD)}
    assert {"reject": b"empty_body", "large": b"output_too_large"} == reasons
    assert {"1", "2", "3"} == {record.value["id"] for record in run.read(ENRICHED)}
    assert 2 == run.commits(run.raw)[0]


def test_a_dead_letter_that_no_topic_of_ours_takes(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """Their raw topic may hold larger records: the letter goes without the bytes."""
    run = make_run(kafka_bootstrap)
    _allow(kafka_bootstrap, run.raw, 20_000_000)
    run.publish(["reject"], pad=b"|" + b"x" * 7_000_000)
    run.publish(range(8))
    worker = crew.start(run.settings, mood="wild")
    run.await_outputs()

    assert 0 == worker.stop()
    (letter,) = run.read(DEAD)
    assert (b"true", "") == (letter.headers["kawat-value-cut"], letter.value)
    assert 64 == len(letter.headers["kawat-sha256"])


def _allow(bootstrap: str, topic: str, nbytes: int) -> None:
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    change = {"max.message.bytes": str(nbytes)}
    admin.alter_configs([ConfigResource("topic", topic, configs=change)])
    admin.close()
