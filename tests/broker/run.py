"""One run of the chain: its own topics and group, the feed, and what came out."""

from __future__ import annotations

import itertools
import json
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import KafkaAdminClient

from schemas.topics import DEAD, ENRICHED, PARSED, UNIQUE
from streams.settings import Settings
from streams.topology import topics

__all__ = ["Read", "Run", "make_run", "until"]

RAW_PARTITIONS = 4
PARTITIONS = 3
PAD = b"|" + b"x" * 300
SESSION_SECONDS = 6  # the least that a broker allows

_numbers = itertools.count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One record read back."""

    partition: int
    offset: int
    key: bytes | None
    value: Any
    headers: dict[str, bytes]


@dataclass(slots=True, kw_only=True)
class Run:
    """Topics under one prefix; `sent` are the ids published, by raw partition."""

    settings: Settings
    sent: dict[int, list[str]] = field(default_factory=dict)

    @property
    def raw(self) -> str:
        """The raw topic's name."""
        return self.settings.raw_topics[0]

    def publish(self, ids: Iterable[object], pad: bytes = PAD, keys: int = 997) -> None:
        """Publish one record per id, round the partitions, and wait for all."""
        producer = KafkaProducer(
            bootstrap_servers=self.settings.bootstrap,
            linger_ms=5,
            max_request_size=20_000_000,
        )
        self.send(producer, ids, pad, keys)
        producer.close()

    def send(
        self, producer: Any, ids: Iterable[object], pad: bytes = PAD, keys: int = 997
    ) -> None:
        """Publish with a producer that is there."""
        for number, one in enumerate(ids):
            partition = number % RAW_PARTITIONS
            self.sent.setdefault(partition, []).append(str(one))
            producer.send(
                self.raw,
                str(one).encode() + pad,
                key=b"k%d" % (number % keys),
                partition=partition,
            )
        producer.flush()

    def read(self, topic: str) -> list[Read]:
        """Read a topic of ours from its beginning to its present end."""
        consumer = KafkaConsumer(
            bootstrap_servers=self.settings.bootstrap,
            auto_offset_reset="earliest",
            enable_auto_commit=False,
            isolation_level="read_committed",
        )
        name = self.settings.topic(topic)
        tps = [TopicPartition(name, p) for p in consumer.partitions_for_topic(name)]
        consumer.assign(tps)
        consumer.seek_to_beginning()
        ends = consumer.end_offsets(tps)
        found: list[Read] = []
        while any(consumer.position(tp) < ends[tp] for tp in tps):
            for records in consumer.poll(500, max_records=5000).values():
                found += [_read(record) for record in records]
        consumer.close()
        return found

    def count(self, topic: str) -> int:
        """Count the offsets of a topic, markers included."""
        return sum(self._ends(self.settings.topic(topic)).values())

    def _ends(self, name: str) -> dict[int, int]:
        consumer = KafkaConsumer(bootstrap_servers=self.settings.bootstrap)
        tps = [TopicPartition(name, p) for p in consumer.partitions_for_topic(name)]
        ends = consumer.end_offsets(tps)
        consumer.close()
        return {tp.partition: end for tp, end in ends.items()}

    def commits(self, topic: str) -> dict[int, int]:
        """Tell the group's commits of a topic by partition, under its full name."""
        admin = KafkaAdminClient(bootstrap_servers=self.settings.bootstrap)
        group = self.settings.effective_group
        found = admin.list_group_offsets(group)[group]
        admin.close()
        return {
            tp.partition: at.offset for tp, at in found.items() if tp.topic == topic
        }

    def await_outputs(self, seconds: float = 60) -> None:
        """Wait until every id that was sent is in articles.enriched or dead."""
        wanted = {one for ids in self.sent.values() for one in ids}
        until(lambda: self._out() >= len(wanted), seconds, "too few outputs")
        until(lambda: wanted <= self._ids(), seconds, "ids are missing")

    def await_settled(self, seconds: float = 60) -> None:
        """Wait until everything that was read again is sent again and committed.

        A worker stopped before that leaves old versions behind new ones, until its
        successor has sent the rest.
        """
        read = [self.raw, *map(self.settings.topic, (PARSED, UNIQUE))]
        until(lambda: all(map(self._is_settled, read)), seconds, "not settled")

    def _is_settled(self, name: str) -> bool:
        ends = {p: end for p, end in self._ends(name).items() if end}
        return ends.items() <= self.commits(name).items()

    def _out(self) -> int:
        return self.count(ENRICHED) + self.count(DEAD)

    def _ids(self) -> set[str]:
        dead = {str(r.value).split("|")[0] or "reject" for r in self.read(DEAD)}
        return dead | {r.value["id"] for r in self.read(ENRICHED)}


def make_run(bootstrap: str, **settings: Any) -> Run:
    """Make the topics of a new run."""
    prefix = f"t{os.getpid()}-{next(_numbers)}."
    made = Settings(
        **{
            "bootstrap": bootstrap,
            "topic_prefix": prefix,
            "raw_topics": (f"{prefix}raw",),
            "partitions": PARTITIONS,
            "web_port": 0,
            "session_timeout_seconds": SESSION_SECONDS,
            "log_level": "debug",
            **settings,
        }
    )
    wanted = {topic.name: topic.partitions for topic in topics(made)}
    wanted |= dict.fromkeys(made.raw_topics, RAW_PARTITIONS)
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    admin.create_topics(
        {
            name: {"num_partitions": count, "replication_factor": 1}
            for name, count in wanted.items()
        }
    )
    admin.close()
    return Run(settings=made)


def until(holds: Any, seconds: float, what: str) -> None:
    """Wait until something holds; fails after so many seconds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"{what} after {seconds} s"
        time.sleep(0.1)


def _read(record: Any) -> Read:
    value = record.value
    if value is not None:
        try:
            value = json.loads(value)
        except ValueError:
            value = value.decode()
    return Read(
        partition=record.partition,
        offset=record.offset,
        key=record.key,
        value=value,
        headers=dict(record.headers),
    )
