"""What the cluster says of itself and of the topics that are read, if it says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from agents.exits import Stop
from agents.kafka_clients import admin
from agents.topic_configs import topic_configs
from streams.settings import Settings

__all__ = ["TopicFacts", "cluster_of", "facts_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFacts:
    """`is_append_time`: the broker set all times, so none comes out of order."""

    cluster: str | None
    is_append_time: bool
    is_compacted: bool


def cluster_of(settings: Settings) -> str | None:
    """Ask the cluster for its own name."""
    with admin(settings) as client:
        told: str | None = client.describe_cluster()["cluster_id"]
        return told


def facts_of(settings: Settings, topics: Iterable[str]) -> TopicFacts:
    """Ask; what may not be read is taken for the case that needs more care."""
    with admin(settings) as client:
        cluster = client.describe_cluster()["cluster_id"]
        try:
            configs = topic_configs(client, topics).values()
        except Stop:  # no right to read the configuration of their topics
            return TopicFacts(cluster=cluster, is_append_time=False, is_compacted=False)
    return TopicFacts(
        cluster=cluster,
        is_append_time=all(
            config.get("message.timestamp.type") == "LogAppendTime"
            for config in configs
        ),
        is_compacted=any(
            "compact" in (config.get("cleanup.policy") or "") for config in configs
        ),
    )
