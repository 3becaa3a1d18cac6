"""Partitions read side by side, however unevenly they are taken from."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from kafka import TopicPartition
from kafka.admin import KafkaAdminClient

from agents.exits import Stop
from agents.kafka_clients import consumer, producer
from agents.replay import reels
from agents.replay.reels import Reels
from streams.settings import Settings

pytestmark = [pytest.mark.broker, pytest.mark.timeout(60)]

COUNT = 3_000


@pytest.fixture
def topic(kafka_bootstrap: str) -> Iterator[str]:
    """Fill two partitions."""
    name = f"reels-{uuid.uuid4().hex[:8]}"
    admin = KafkaAdminClient(bootstrap_servers=kafka_bootstrap)
    admin.create_topics({name: {"num_partitions": 2, "replication_factor": 1}})
    with producer(Settings(bootstrap=kafka_bootstrap)) as client:
        for number in range(2 * COUNT):
            client.send(name, b"x" * 500, partition=number % 2)
        client.flush()
    yield name
    admin.delete_topics([name])
    admin.close()


def test_one_partition_after_the_other_is_read_whole(
    kafka_bootstrap: str, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one waits with a bounded part of it read, and comes in order."""
    monkeypatch.setattr(reels, "MOST_BYTES", 100_000)
    places = [TopicPartition(topic, number) for number in range(2)]
    with consumer(Settings(bootstrap=kafka_bootstrap)) as client:
        found = Reels(client, dict.fromkeys(places, (10, COUNT))).by_name
        offsets: list[list[int]] = []
        for name in sorted(found):
            reel, seen = found[name], []
            while reel.peek() is not None:
                seen.append(reel.take().offset)
                most = max(each.bytes for each in found.values())
                assert most < 100_000 + 1_048_576 + 500
            offsets.append(seen)

    assert [[*range(10, COUNT)]] * 2 == offsets


def test_what_retention_took_is_told(kafka_bootstrap: str, topic: str) -> None:
    """A run does not go on behind a hole as if nothing had been there."""
    place = TopicPartition(topic, 0)
    with consumer(Settings(bootstrap=kafka_bootstrap)) as client:
        read = Reels(client, {place: (COUNT + 5, COUNT + 9)}).by_name[f"{topic}/0"]

        with pytest.raises(Stop, match="retention has removed"):
            read.peek()
