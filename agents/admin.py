"""The topics on a cluster: plan, apply, check (kafka-python)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from agents.exits import Exit, Stop
from agents.kafka_clients import admin
from agents.topic_configs import topic_configs
from agents.topic_plan import Action, Change, Found, Plan, planned
from streams.settings import Settings
from streams.topology import Topic, topics

if TYPE_CHECKING:
    from kafka import KafkaAdminClient

__all__ = ["apply", "make", "plan", "raw_topics"]

RAW_CONFIG = (("max.message.bytes", "6291456"),)


def raw_topics(settings: Settings) -> tuple[Topic, ...]:
    """List the raw topics as `--with-raw` makes them: development only."""
    return tuple(
        Topic(name=name, partitions=settings.partitions, config=RAW_CONFIG)
        for name in settings.raw_topics
    )


def plan(settings: Settings, *, with_raw: bool = False) -> Plan:
    """Say what `apply` would do; changes nothing. `plan.exit` serves `check`."""
    with admin(settings) as client:
        return _plan(client, settings, with_raw=with_raw)


def apply(settings: Settings, *, with_raw: bool = False) -> Plan:
    """Do it, and give what was done; a second time there is nothing to do.

    Raises Stop (78) before anything is changed when a topic has to be refused.
    """
    with admin(settings) as client:
        todo = _plan(client, settings, with_raw=with_raw)
        _stop_if_refused(todo)
        for change in todo.changes:
            _do(client, settings, change)
        return todo


def make(settings: Settings, wanted: Iterable[Topic]) -> None:
    """Make topics beside the topology's; one that exists stays as it is."""
    with admin(settings) as client:
        existing = set(client.list_topics())
        for topic in wanted:
            if topic.name not in existing:
                _create(client, settings, topic)


def _plan(client: KafkaAdminClient, settings: Settings, *, with_raw: bool) -> Plan:
    ours, raw = topics(settings), raw_topics(settings)
    return planned(
        ours,
        raw,
        _found(client, raw, ours),
        replication=settings.replication,
        with_raw=with_raw,
    )


def _found(
    client: KafkaAdminClient, raw: Iterable[Topic], ours: Iterable[Topic]
) -> dict[str, Found]:
    """Look at the topics; a raw one's configuration is not ours to ask for."""
    existing = set(client.list_topics())
    mine = [topic.name for topic in ours if topic.name in existing]
    names = [topic.name for topic in raw if topic.name in existing] + mine
    if not names:
        return {}
    configs = topic_configs(client, mine)
    return {
        described["name"]: _as_found(described, configs.get(described["name"], {}))
        for described in client.describe_topics(names)
    }


def _as_found(described: Mapping[str, Any], config: Mapping[str, str | None]) -> Found:
    partitions = described["partitions"]
    return Found(
        partitions=len(partitions),
        replication=len(partitions[0]["replica_nodes"]),
        config=config,
    )


def _stop_if_refused(todo: Plan) -> None:
    refused = todo.having(Action.REFUSE)
    if refused:
        raise Stop(
            Exit.CONFIGURATION,
            refused[0].reasons[0],
            where=f"topic {refused[0].topic.name}",
            todo="`kawat topics plan` shows all; nothing was changed",
        )


def _do(client: KafkaAdminClient, settings: Settings, change: Change) -> None:
    if change.action is Action.CREATE:
        _create(client, settings, change.topic)
    if change.action is Action.GROW:
        client.create_partitions({change.topic.name: change.topic.partitions})
    if change.action in {Action.ALTER, Action.GROW}:
        _alter(client, change.topic)


def _create(client: KafkaAdminClient, settings: Settings, topic: Topic) -> None:
    from kafka import errors  # noqa: PLC0415 - a second's import

    wanted = {
        "num_partitions": topic.partitions,
        "replication_factor": settings.replication,
        "configs": dict(topic.config),
    }
    try:
        client.create_topics({topic.name: wanted}, wait_for_metadata=True)
    except errors.TopicAlreadyExistsError:
        return  # somebody else applied at the same time
    except errors.InvalidReplicationFactorError as error:
        raise Stop(
            Exit.CONFIGURATION,
            f"the cluster has not {settings.replication} brokers for the replicas",
            where=f"topic {topic.name}",
            todo="lower KAWAT_REPLICATION",
        ) from error


def _alter(client: KafkaAdminClient, topic: Topic) -> None:
    from kafka.admin import ConfigResource  # noqa: PLC0415 - a second's import

    resource = ConfigResource("topic", topic.name, configs=dict(topic.config))
    answer = client.alter_configs([resource])["topic"][topic.name]
    if answer != "OK":
        raise Stop(Exit.FAILED, answer, where=f"topic {topic.name}")
