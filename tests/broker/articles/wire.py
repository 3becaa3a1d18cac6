"""One run of the real stages on a real Kafka: its topics, workers, what came out."""

from __future__ import annotations

import itertools
import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from kafka.admin import KafkaAdminClient

from agents.admin import apply
from agents.audit import Report, audit
from agents.kafka_clients import consumer, producer
from agents.reading import bounds
from agents.tap import tap
from schemas.message import Message, header
from streams.settings import Settings
from streams.topology import STAGES
from tests.broker.articles.feed import RAW_PARTITIONS, Raw
from tests.broker.run import until
from tests.broker.workers import Worker

__all__ = ["Wire", "counted", "make_wire", "rereads"]

ROOT = Path(__file__).resolve().parents[3]
UNIQUE_PARTITIONS = 3
SESSION_SECONDS = 6  # the least that a broker allows
SETTLE_SECONDS = 120
WAIT_SECONDS = 60
COUNT = re.compile(
    r'^kawat_articles_total\{outcome="(\w+)",stage="(\w+)"\} (\S+)$', re.MULTILINE
)

_numbers = itertools.count()


@dataclass(slots=True, kw_only=True)
class Wire:
    """Topics under one prefix, and the workers that were started on them."""

    settings: Settings
    folder: Path
    workers: list[Worker] = field(default_factory=list)

    @property
    def raw(self) -> str:
        """The raw topic's name."""
        return self.settings.raw_topics[0]

    def publish(self, feed: Iterable[Raw]) -> int:
        """Publish in order and wait for all; gives how many they were."""
        count = 0
        with producer(self.settings) as client:
            for count, raw in enumerate(feed, 1):  # noqa: B007 - the last one counts
                client.send(
                    self.raw,
                    value=raw.value,
                    key=raw.key,
                    headers=list(raw.headers),
                    partition=raw.partition,
                )
            client.flush()
        return count

    def start(
        self,
        *tricks: str,
        stages: Sequence[str] = STAGES,
        worker_id: str | None = None,
    ) -> Worker:
        """Start a real worker; tricks are names in tests/broker/saboteurs."""
        chosen = msgspec.structs.replace(self.settings, worker_id=worker_id)
        log = self.folder / f"worker-{len(self.workers)}.log"
        command = [sys.executable, "-m", "tests.broker.articles.worker_main"]
        command += [json.dumps(msgspec.to_builtins(chosen)), ",".join(stages), *tricks]
        with log.open("wb") as out:
            process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
        self.workers.append(Worker(process, log))
        return self.workers[-1]

    def read(self, topic: str) -> list[Message]:
        """Read a topic of ours, or a full name, from its beginning to its end."""
        name = topic if topic == self.raw else self.settings.topic(topic)
        return list(tap(self.settings, name, from_beginning=True, until_end=True))

    def count(self, topic: str) -> int:
        """Count the offsets of a topic of ours."""
        with consumer(self.settings) as client:
            found = bounds(client, self.settings.topic(topic)) or {}
        return sum(end for _, end in found.values())

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds; fails at once when a worker ended by itself."""

        def is_over() -> bool:
            ended = [w for w in self.workers if (w.code or 0) > 0]
            assert [] == [worker.last_line for worker in ended]
            return holds()

        until(is_over, WAIT_SECONDS, what)

    def audit(self, seconds: float = SETTLE_SECONDS) -> Report:
        """Wait until the group has done everything, and audit."""
        return audit(self.settings, settle_seconds=seconds)

    def commit(self, topic: str) -> int:
        """Sum the group's commits of a topic, given by its full name."""
        with consumer(self.settings, self.settings.effective_group) as client:
            found = bounds(client, topic) or {}
            return sum(client.committed(each) or 0 for each in found)

    @property
    def last_words(self) -> list[str]:
        """The last line of each worker."""
        return [worker.last_line for worker in self.workers]

    def dismiss(self) -> None:
        """Kill the workers that still run."""
        for worker in self.workers:
            if worker.code is None:
                worker.signal(signal.SIGCONT)
                worker.kill()


def make_wire(
    bootstrap: str,
    folder: Path,
    *,
    raw_partitions: int = RAW_PARTITIONS,
    **settings: Any,
) -> Wire:
    """Make the topics of a new run, as an operator does."""
    prefix = f"a{os.getpid()}-{next(_numbers)}."
    given: dict[str, Any] = {
        "bootstrap": bootstrap,
        "topic_prefix": prefix,
        "raw_topics": (f"{prefix}raw",),
        "partitions": UNIQUE_PARTITIONS,
        "web_port": 0,
        "session_timeout_seconds": SESSION_SECONDS,
    }
    made = Settings(**(given | settings))
    apply(made)
    if "raw_topics" not in settings:
        admin = KafkaAdminClient(bootstrap_servers=bootstrap)
        wanted = {"num_partitions": raw_partitions, "replication_factor": 1}
        admin.create_topics({made.raw_topics[0]: wanted})
        admin.close()
    return Wire(settings=made, folder=folder)


def counted(workers: Iterable[Worker]) -> Counter[tuple[str, str]]:
    """Sum the workers' own counts: (stage, outcome) → articles."""
    pages = [worker.get("/metrics")[1] for worker in workers]
    counts: Counter[tuple[str, str]] = Counter()
    for page in pages:
        for outcome, stage, number in COUNT.findall(page):
            counts[stage, outcome] += int(float(number))
    return counts


def rereads(wire: Wire, *topics: str) -> int:
    """Count the records that a hop made twice from one raw record, in these topics.

    Of articles.parsed: parse read the raw record twice. Of unique and duplicates:
    dedupe did, since it sends nothing for what parse appended a second time.
    """
    seen = Counter(
        (header(record.headers, "kawat-origin"), record.topic, record.key)
        for topic in topics
        for record in wire.read(topic)
        if record.value is not None
    )
    return sum(times - 1 for times in seen.values())
