"""What a run's topics hold on the cluster, and their end."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agents.exits import Exit, Stop
from agents.kafka_clients import admin, consumer
from agents.reading import bounds
from agents.replay.names import run_of
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaAdminClient

__all__ = ["Held", "delete", "held"]

DELETE_MS = 30_000
LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One topic of a run; `bytes` on the disks of one replica, None if not told."""

    topic: str
    records: int
    bytes: int | None


def held(settings: Settings) -> dict[str, list[Held]]:
    """List the topics of all runs under our prefix, by run."""
    with admin(settings) as client:
        mine = [name for name in sorted(client.list_topics()) if run_of(settings, name)]
        sizes = _sizes(client, mine)
    found: dict[str, list[Held]] = {}
    with consumer(settings) as reader:
        for name in mine:
            spans = (bounds(reader, name) or {}).values()
            told = Held(
                topic=name,
                records=sum(end - begin for begin, end in spans),
                bytes=sizes.get(name),
            )
            found.setdefault(run_of(settings, name) or "", []).append(told)
    return found


def delete(settings: Settings, topics: Iterable[str]) -> None:
    """Delete topics and see them gone; one that is gone already is fine."""
    from kafka import errors  # noqa: PLC0415 - a second's import

    doomed = set(topics)
    with admin(settings) as client:
        for name in sorted(doomed):
            try:
                client.delete_topics([name], timeout_ms=DELETE_MS)
            except errors.UnknownTopicOrPartitionError:
                continue  # somebody else cleaned at the same time
        # A broker lists a topic for a moment after the controller deleted it.
        deadline = time.monotonic() + DELETE_MS / 1000
        while doomed.intersection(client.list_topics()):
            if time.monotonic() > deadline:
                raise Stop(
                    Exit.TRY_AGAIN,
                    "topics are still listed after they were deleted",
                    where=", ".join(sorted(doomed)),
                    todo="the same command again; is a broker away?",
                )
            time.sleep(LOOK_SECONDS)


def _sizes(client: KafkaAdminClient, names: list[str]) -> dict[str, int]:
    """Ask the brokers; who may not DESCRIBE the cluster is told nothing."""
    from kafka import errors  # noqa: PLC0415 - a second's import

    if not names:
        return {}
    try:
        told = client.describe_log_dirs(names)
    except errors.AuthorizationError:
        return {}
    largest: dict[tuple[str, int], int] = {}
    for topic, partition, size in _replicas(told):
        largest[topic, partition] = max(largest.get((topic, partition), 0), size)
    sizes: dict[str, int] = {}
    for (topic, _), size in largest.items():
        sizes[topic] = sizes.get(topic, 0) + size
    return sizes


def _replicas(told: list[dict[str, Any]]) -> Iterator[tuple[str, int, int]]:
    """Walk brokers, folders, topics: kafka-python gives the answer as it came."""
    folders = (folder for broker in told for folder in broker["log_dirs"])
    for topic in (topic for folder in folders for topic in folder["topics"]):
        for one in topic["partitions"]:
            yield topic["name"], one["partition_index"], one["partition_size"]
