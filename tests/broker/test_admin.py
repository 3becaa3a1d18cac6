"""Topics on a real Kafka: plan, apply, check, and what cannot be done."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from kafka.admin import ConfigResource

from agents.admin import apply, plan
from agents.exits import Exit, Stop
from agents.kafka_clients import admin
from agents.topic_plan import Action
from deploy.kafka.configuration import PASSWORDS
from deploy.kafka.local import Cluster
from streams.settings import Settings

pytestmark = pytest.mark.broker


@contextmanager
def stopped(code: Exit, what: str) -> Iterator[None]:
    """Expect a clear end."""
    with pytest.raises(Stop, match=what) as end:
        yield
    assert code == end.value.code


def test_apply_makes_what_the_plan_says(settings: Settings) -> None:
    """A second time there is nothing to do; the check is then content."""
    before = plan(settings)
    done = apply(settings, with_raw=True)
    after = plan(settings)

    assert 6 == len(before.having(Action.CREATE))
    assert 7 == len(done.having(Action.CREATE))
    assert {Action.KEEP} == {change.action for change in after.changes}
    assert [2, 1, 2, 2, 2, 2, 1] == [change.found for change in after.changes]
    assert () == apply(settings).having(Action.CREATE, Action.ALTER, Action.GROW)


def test_drift_is_told_and_mended(settings: Settings) -> None:
    """A value that somebody changed is told, and put back."""
    apply(settings, with_raw=True)
    name = settings.topic("articles.unique")
    with admin(settings) as client:
        client.alter_configs(
            [ConfigResource("topic", name, configs={"retention.ms": "60000"})]
        )

    drifted = plan(settings)
    apply(settings)

    assert Exit.FOUND == drifted.exit
    assert ["retention.ms: 60000 → 2592000000"] == [
        reason for change in drifted.having(Action.ALTER) for reason in change.reasons
    ]
    assert Exit.FINE == plan(settings).exit


def test_unique_and_enriched_do_not_grow(settings: Settings) -> None:
    """It is refused before anything is changed."""
    apply(settings, with_raw=True)
    more = Settings(
        bootstrap=settings.bootstrap,
        topic_prefix=settings.topic_prefix,
        raw_topics=settings.raw_topics,
        partitions=5,
    )

    with stopped(Exit.CONFIGURATION, r"articles\.unique .* has 2 partitions"):
        apply(more)

    assert Exit.FINE == plan(settings).exit


def test_parsed_has_one_partition_or_none(settings: Settings) -> None:
    """A topic that somebody made with two is refused."""
    with admin(settings) as client:
        name = settings.topic("articles.parsed")
        client.create_topics({name: {"num_partitions": 2, "replication_factor": 1}})

    with stopped(Exit.CONFIGURATION, r"articles\.parsed .* must have one"):
        apply(settings)

    assert Exit.CONFIGURATION == plan(settings).exit


def test_dead_letters_grow(settings: Settings) -> None:
    """Where no order is lost, partitions are added."""
    with admin(settings) as client:
        name = settings.topic("articles.dead")
        client.create_topics({name: {"num_partitions": 1, "replication_factor": 1}})

    apply(settings, with_raw=True)

    assert Exit.FINE == plan(settings).exit


def test_too_many_replicas_are_told(settings: Settings) -> None:
    """A cluster of one cannot hold two."""
    greedy = Settings(
        bootstrap=settings.bootstrap,
        topic_prefix=settings.topic_prefix,
        replication=9,
    )

    with stopped(Exit.CONFIGURATION, "9 brokers"):
        apply(greedy)


def secured(cluster: Cluster, **other: object) -> Settings:
    """Name the SASL_SSL listener."""
    given: dict[str, object] = {
        "bootstrap": cluster.secure_bootstrap,
        "security_protocol": "SASL_SSL",
        "ssl_ca_file": str(cluster.ca_file),
        "sasl_username": "admin",
        "sasl_password": PASSWORDS["admin"],
    }
    return Settings(**(given | other))  # type: ignore[arg-type]


def test_a_secured_cluster_is_reached(kafka_cluster: Cluster) -> None:
    """SASL_SSL with SCRAM, the authority from a file."""
    assert plan(secured(kafka_cluster, topic_prefix="nobody.")).changes


@pytest.mark.parametrize(
    ("other", "code", "what"),
    [
        ({"sasl_password": "wrong"}, Exit.CONFIGURATION, "refuses user 'admin'"),
        ({"ssl_ca_file": None}, Exit.CONFIGURATION, "not trusted"),
        ({"security_protocol": "PLAINTEXT"}, Exit.BROKER_AWAY, "PLAINTEXT"),
        ({"bootstrap": "127.0.0.1:1"}, Exit.BROKER_AWAY, "no broker answers"),
    ],
)
def test_what_is_wrong_is_said(
    kafka_cluster: Cluster, other: dict[str, object], code: Exit, what: str
) -> None:
    """Password, certificate, protocol, address: each in its own words."""
    with stopped(code, what):
        plan(secured(kafka_cluster, **other))


def test_a_plain_listener_speaks_no_tls(kafka_cluster: Cluster) -> None:
    """The wrong port is told as such."""
    with stopped(Exit.CONFIGURATION, "no TLS"):
        plan(secured(kafka_cluster, bootstrap=kafka_cluster.bootstrap))


def test_missing_rights_are_told(kafka_cluster: Cluster) -> None:
    """A user without rights is named."""
    poor = secured(
        kafka_cluster,
        sasl_username="kawat",
        sasl_password=PASSWORDS["kawat"],
        topic_prefix=f"p{uuid.uuid4().hex[:8]}.",
    )

    with stopped(Exit.CONFIGURATION, "'kawat' is not allowed"):
        apply(poor)
