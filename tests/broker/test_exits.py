"""How a worker that cannot start, or cannot stop, tells it: codes of the reference."""

from __future__ import annotations

import signal
import time

import msgspec
import pytest
from kafka.admin import KafkaAdminClient

from agents.exits import Exit
from deploy.kafka.local import Cluster
from schemas.topics import ENRICHED, PARSED
from streams.settings import Settings
from tests.broker.run import make_run, until
from tests.broker.workers import Crew

pytestmark = [pytest.mark.broker, pytest.mark.timeout(120)]


def test_no_broker(crew: Crew) -> None:
    """69: nobody listens there."""
    worker = crew.start(Settings(bootstrap="127.0.0.1:1", web_port=0))

    assert Exit.BROKER_AWAY == worker.ends()
    assert "127.0.0.1:1" in worker.last_line


def test_missing_topics(kafka_bootstrap: str, crew: Crew) -> None:
    """78, and the command that makes them."""
    settings = Settings(bootstrap=kafka_bootstrap, topic_prefix="none.", web_port=0)
    worker = crew.start(settings)

    assert Exit.CONFIGURATION == worker.ends()
    assert "topics missing: articles.raw, none.articles.parsed" in worker.last_line
    assert "kawat topics apply" in worker.last_line


def test_more_than_one_parsed_partition(kafka_bootstrap: str, crew: Crew) -> None:
    """78: near-duplicates need one total order."""
    run = make_run(kafka_bootstrap)
    admin = KafkaAdminClient(bootstrap_servers=kafka_bootstrap)
    admin.create_partitions({run.settings.topic(PARSED): 2})
    admin.close()
    worker = crew.start(run.settings)

    assert Exit.CONFIGURATION == worker.ends()
    assert "has 2 partitions, it must have one" in worker.last_line


def test_a_taken_port(kafka_bootstrap: str, crew: Crew) -> None:
    """78, and the setting."""
    run = make_run(kafka_bootstrap)
    first = crew.start(run.settings)
    first.await_ready()
    port = int(first.text.partition("http://127.0.0.1:")[2].partition("/")[0])
    second = crew.start(msgspec.structs.replace(run.settings, web_port=port))

    assert Exit.CONFIGURATION == second.ends()
    assert "KAWAT_WEB_PORT" in second.last_line
    assert 0 == first.stop()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sasl_password": "wrong"}, "refused the login"),
        ({"ssl_ca_file": None}, "no TLS connection"),
        ({"security_protocol": "SSL"}, "does not tell its topics"),
    ],
)
def test_wrong_credentials(
    kafka_cluster: Cluster, crew: Crew, change: dict[str, str | None], told: str
) -> None:
    """78 within seconds, not a time-out that leaves one guessing."""
    settings = Settings(
        bootstrap=kafka_cluster.secure_bootstrap,
        security_protocol="SASL_SSL",
        sasl_username="kawat",
        sasl_password="kawat-secret",  # noqa: S106 - the launcher's
        ssl_ca_file=str(kafka_cluster.ca_file),
        web_port=0,
    )
    worker = crew.start(msgspec.structs.replace(settings, **change))

    assert worker.ends() in {Exit.CONFIGURATION, Exit.BROKER_AWAY}
    assert told in worker.last_line


def test_a_hanging_stage_is_left_after_the_deadline(
    kafka_bootstrap: str, crew: Crew
) -> None:
    """75: SIGTERM takes readiness first, then the drain has its own deadline."""
    run = make_run(kafka_bootstrap, drain_timeout_seconds=2)
    worker = crew.start(run.settings, mood="wild")
    worker.await_ready()
    run.publish(["hang"])
    time.sleep(2)
    began = time.monotonic()

    assert Exit.TRY_AGAIN == worker.stop()
    assert 10 > time.monotonic() - began
    assert "not stopped within 2 s" in worker.last_line
    assert 0 == run.commits(run.raw)[0]


def test_a_second_signal_does_not_wait(kafka_bootstrap: str, crew: Crew) -> None:
    """75 at once: an operator who insists."""
    run = make_run(kafka_bootstrap)
    worker = crew.start(run.settings, mood="wild")
    worker.await_ready()
    run.publish(range(3000))
    until(lambda: run.count(ENRICHED) > 0, 20, "no progress")
    worker.signal(signal.SIGTERM)
    worker.signal(signal.SIGINT)

    assert worker.ends() in {Exit.FINE, Exit.TRY_AGAIN}


def test_a_signal_before_the_first_assignment(kafka_bootstrap: str, crew: Crew) -> None:
    """0 at once: a member that owns nothing yet leaves, and holds nobody up."""
    run = make_run(kafka_bootstrap)
    owner = crew.start(run.settings)
    owner.await_ready()
    owner.signal(signal.SIGSTOP)  # the group waits for it: nothing is assigned anew
    waiting = crew.start(run.settings)
    until(lambda: waiting.get("/livez")[0] == 200, 20, "not started")
    time.sleep(1)
    ready, began = waiting.get("/readyz")[0], time.monotonic()
    code = waiting.stop()
    took = time.monotonic() - began
    owner.kill()  # stopped for longer than its session, it would end itself
    heir = crew.start(run.settings)
    run.publish(range(100))
    run.await_outputs()

    assert (503, Exit.FINE) == (ready, code), waiting.text[-2000:]
    assert took < run.settings.drain_timeout_seconds
    assert 0 == heir.stop()
