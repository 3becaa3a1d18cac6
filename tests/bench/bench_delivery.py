"""What the delivery guard costs per record and hop, beside raw aiokafka.

    python -m tests.bench.bench_delivery --bootstrap 127.0.0.1:9092

Both read the same topic (three partitions, 350-byte records) and send each record on,
awaited, to a topic of one partition; each measurement is a process of its own, and the
two take turns, so that a busy machine hits both. Counted is CPU time from the first
record on. The engine's figure holds a trivial stage, its JSON and twelve headers.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

import aiokafka
from kafka.admin import KafkaAdminClient
from prometheus_client import CollectorRegistry

PARTITIONS = 3
RECORD_BYTES = 350
LIMIT_MICROSECONDS = 40.0


@dataclass(slots=True)
class Meter:
    """CPU and wall time from the first record to the last."""

    total: int
    seen: int = 0
    skipped: int = 0
    cpu: float = 0.0
    wall: float = 0.0

    def tick(self, records: int = 1) -> None:
        """Count; at the end print the figures and leave the process."""
        if not self.wall:
            self.skipped = records
            self.cpu, self.wall = time.process_time(), time.perf_counter()
        self.seen += records
        if self.seen < self.total:
            return
        counted = max(self.seen - self.skipped, 1)
        cpu = (time.process_time() - self.cpu) / counted * 1e6
        rate = counted / (time.perf_counter() - self.wall)
        print(json.dumps({"cpu": cpu, "rate": rate}), flush=True)
        os._exit(0)


def main() -> int:
    """Fill a topic, measure in turns, print; 1 when the engine is over its limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bootstrap", default="127.0.0.1:9092")
    parser.add_argument("--records", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    name = f"bench{int(time.time())}"
    _make_topics(options.bootstrap, name)
    asyncio.run(_fill(options.bootstrap, name, options.records))
    found: dict[str, list[dict[str, float]]] = {"raw": [], "engine": []}
    for turn in range(options.rounds):
        for what, figures in found.items():
            figures.append(_measure(what, f"{name}-{turn}", name, options))
    return _report(found)


def _report(found: dict[str, list[dict[str, float]]]) -> int:
    cpu = {k: statistics.median(f["cpu"] for f in v) for k, v in found.items()}
    rate = {k: statistics.median(f["rate"] for f in v) for k, v in found.items()}
    for what in found:
        print(
            f"{what:7} {cpu[what]:6.1f} µs CPU a record   {rate[what]:9,.0f} records/s"
        )
    print(f"ratio   {cpu['engine'] / cpu['raw']:6.2f}")
    return int(cpu["engine"] > LIMIT_MICROSECONDS)


def _measure(what: str, group: str, name: str, options: Any) -> dict[str, float]:
    command = [sys.executable, "-m", __spec__.name, what, group, name]
    command += [options.bootstrap, str(options.records)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        sys.exit(f"{what} failed:\n{done.stdout}{done.stderr}")
    figures: dict[str, float] = json.loads(lines[-1])
    return figures


def _make_topics(bootstrap: str, name: str) -> None:
    counts = {
        name: PARTITIONS,
        f"{name}-articles.parsed": 1,
        f"{name}-articles.dead": 1,
    }
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    admin.create_topics(
        {
            topic: {"num_partitions": count, "replication_factor": 1}
            for topic, count in counts.items()
        }
    )
    admin.close()


async def _fill(bootstrap: str, name: str, records: int) -> None:
    producer = aiokafka.AIOKafkaProducer(bootstrap_servers=bootstrap, linger_ms=20)
    await producer.start()
    value = b"x" * RECORD_BYTES
    for number in range(records):
        await producer.send(name, value, key=b"%d" % number, partition=number % 3)
    await producer.stop()


async def _raw(group: str, name: str, bootstrap: str, meter: Meter) -> None:
    consumer = aiokafka.AIOKafkaConsumer(
        name,
        bootstrap_servers=bootstrap,
        group_id=group,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )
    producer = aiokafka.AIOKafkaProducer(
        bootstrap_servers=bootstrap,
        acks="all",
        enable_idempotence=True,
        linger_ms=5,
        max_batch_size=262_144,
    )
    await consumer.start()
    await producer.start()
    waiting: list[Any] = []
    while True:
        fetched = await consumer.getmany(timeout_ms=1000, max_records=500)
        sent = [
            await producer.send(f"{name}-articles.parsed", r.value, r.key, 0)
            for records in fetched.values()
            for r in records
        ]
        for future in waiting:
            await future
        waiting = sent
        if sent:
            meter.tick(len(sent))


def _engine(group: str, name: str, bootstrap: str, meter: Meter) -> None:
    # Heavy and not needed for the baseline.
    from agents.app import Wiring
    from agents.worker import run_worker
    from schemas.headers import Provenance
    from schemas.message import Message
    from schemas.topics import PARSED
    from streams.metrics import Metrics
    from streams.runner import Link
    from streams.settings import Settings
    from streams.stage import Emit, Fate, Incoming, Outcome, Stage

    def run(incoming: Incoming, _: Any) -> Outcome:
        meter.tick()
        message = incoming.message
        record = {"body": (message.value or b"").decode()}
        emit = Emit(topic=PARSED, key=message.key, record=record, settled=1)
        return Outcome(fate=Fate.PASSED, emits=(emit,))

    link = Link(
        stage=Stage(name="parse", accepts=Message, emits=Message, run=run),
        provenance=Provenance(version="0"),
        max_output_bytes=6_000_000,
    )
    settings = Settings(
        bootstrap=bootstrap,
        group=group,
        topic_prefix=f"{name}-",
        raw_topics=(name,),
        web_port=0,
    )
    metrics = Metrics(CollectorRegistry())
    wiring = Wiring(links={"parse": link}, metrics=metrics, restore={})
    run_worker(settings, ("parse",), wiring=wiring)


def _child(what: str, group: str, name: str, bootstrap: str, records: str) -> None:
    meter = Meter(int(records))
    if what == "raw":
        asyncio.run(_raw(group, name, bootstrap, meter))
    _engine(group, name, bootstrap, meter)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in {"raw", "engine"}:
        _child(*sys.argv[1:])
    sys.exit(main())
