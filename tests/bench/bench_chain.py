"""The real stages on a real Kafka: the worker beside raw aiokafka with the same steps.

Both read the same raw topic (one partition: the verdicts are those of the embedded run,
which tells how many articles reach classify) and write parsed, unique, duplicates,
enriched and the memo's changelog: three hops in one process. The baseline awaits what
it sent before it commits; it has no window, no order, no membership of its own. The two
take turns, each in a process of its own; counted is CPU time from the first article on.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import aiokafka
from kafka import KafkaProducer
from kafka.admin import KafkaAdminClient

from agents.delivery.slices import message_of
from agents.wiring import wire
from agents.worker import run_worker
from schemas.headers import Provenance
from schemas.topics import UNIQUE
from streams.dedupe import Memo
from streams.embedded import Embedded, parse_here
from streams.runner import Link, step
from streams.settings import Settings
from streams.stage import Incoming, Outcome
from streams.topology import READS, STAGES, changelog, links, topics
from tests.bench.bench_stages import messages
from tests.broker.articles.feed import envelope

__all__ = ["measure"]

PARTITIONS = 3
ROUNDS = 3
COMMIT_SECONDS = 1.0


def measure(bootstrap: str, count: int) -> dict[str, float]:
    """Give the median CPU microseconds an article of worker and baseline."""
    name = f"chain{int(time.time())}"
    last = _fill(bootstrap, name, count)
    found: dict[str, list[float]] = {"aiokafka": [], "worker": []}
    for turn in range(ROUNDS):
        for what, figures in found.items():
            settings = _settings(bootstrap, f"{name}-{what}-{turn}.", name)
            _make(bootstrap, {t.name: t.partitions for t in topics(settings)})
            figures.append(_child(what, settings.topic_prefix, name, bootstrap, last))
    return {what: statistics.median(f) / count for what, f in found.items()}


def _fill(bootstrap: str, name: str, count: int) -> int:
    """Publish fresh articles; tell how many of them reach classify."""
    _make(bootstrap, {name: 1})
    feed = messages(envelope(number) for number in range(count))
    client = KafkaProducer(bootstrap_servers=bootstrap, linger_ms=5)
    for raw in feed:
        client.send(name, raw.value, raw.key)
    client.close()
    chained = links(Settings(), Provenance(version="0"))
    journeys = Embedded(chained, Settings()).run(parse_here(chained["parse"], feed))
    return sum(r.topic == UNIQUE for j in journeys for r in j.records)


def _child(what: str, prefix: str, name: str, bootstrap: str, last: int) -> float:
    command = [sys.executable, "-m", __name__, what, prefix, name, bootstrap, str(last)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("[")]
    if not lines:
        sys.exit(f"{what} failed:\n{done.stdout}{done.stderr}")
    (seconds,) = json.loads(lines[-1])
    return float(seconds) * 1e6


def _settings(bootstrap: str, prefix: str, name: str) -> Settings:
    return Settings(
        bootstrap=bootstrap,
        topic_prefix=prefix,
        raw_topics=(name,),
        partitions=PARTITIONS,
        web_port=0,
    )


def _make(bootstrap: str, counts: dict[str, int]) -> None:
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    wanted = {
        name: {"num_partitions": count, "replication_factor": 1}
        for name, count in counts.items()
    }
    admin.create_topics(wanted)
    admin.close()


class _Meter:
    """CPU time from the first parsed article to the last classified one."""

    def __init__(self, last: int) -> None:
        self._left = last
        self._began: float | None = None

    def over(self, link: Link) -> Link:
        """Watch a link's stage."""
        run = self._watched(link.stage.name, link.stage.run)
        stage = dataclasses.replace(link.stage, run=run)
        return dataclasses.replace(link, stage=stage)

    def _watched(
        self, name: str, run: Callable[[Incoming, Any], Outcome]
    ) -> Callable[[Incoming, Any], Outcome]:
        def watched(incoming: Incoming, state: Any) -> Outcome:
            if self._began is None:
                self._began = time.process_time()
            outcome = run(incoming, state)
            if name == "classify":
                self._count(self._began)
            return outcome

        return watched

    def _count(self, began: float) -> None:
        self._left -= 1
        if not self._left:
            print(json.dumps([time.process_time() - began]), flush=True)
            os._exit(0)


def _worker(settings: Settings, meter: _Meter) -> None:
    wiring = wire(settings, STAGES)
    watched = {name: meter.over(link) for name, link in wiring.links.items()}
    run_worker(settings, wiring=dataclasses.replace(wiring, links=watched))


async def _baseline(settings: Settings, meter: _Meter) -> None:
    provenance = Provenance(version="0")
    chained = {n: meter.over(k) for n, k in links(settings, provenance).items()}
    stage_of = {settings.topic(topic): name for name, topic in READS.items()}
    stage_of |= dict.fromkeys(settings.raw_topics, "parse")
    consumer, producer = await _clients(settings, *stage_of)
    states = {"dedupe": Memo(settings)}
    waiting: list[Any] = []
    committed = time.monotonic()
    while True:
        fetched = await consumer.getmany(timeout_ms=1000, max_records=500)
        sent: list[Any] = []
        for tp, records in fetched.items():
            name = stage_of[tp.topic]
            for record in records:
                done = step(
                    chained[name], message_of(record), states.get(name), commit=0
                )
                for topic, key, value, headers in _outputs(done, settings):
                    sent.append(await producer.send(topic, value, key, headers=headers))
        for future in waiting:
            await future
        waiting = sent
        if time.monotonic() - committed > COMMIT_SECONDS:
            await consumer.commit()
            committed = time.monotonic()


def _outputs(done: Any, settings: Settings) -> list[tuple[Any, ...]]:
    found = [
        (settings.topic(o.topic), o.key, o.value, list(o.headers)) for o in done.outputs
    ]
    return found + [(changelog(settings), k, v, []) for k, v in done.memo]


async def _clients(settings: Settings, *names: str) -> tuple[Any, Any]:
    consumer = aiokafka.AIOKafkaConsumer(
        *names,
        bootstrap_servers=settings.bootstrap,
        group_id=settings.effective_group,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )
    producer = aiokafka.AIOKafkaProducer(
        bootstrap_servers=settings.bootstrap,
        acks="all",
        enable_idempotence=True,
        linger_ms=5,
        max_batch_size=262_144,
    )
    await consumer.start()
    await producer.start()
    return consumer, producer


def _run(what: str, prefix: str, name: str, bootstrap: str, last: str) -> None:
    settings, meter = _settings(bootstrap, prefix, name), _Meter(int(last))
    if what == "worker":
        _worker(settings, meter)
    asyncio.run(_baseline(settings, meter))


if __name__ == "__main__":
    _run(*sys.argv[1:])
