"""How long `kawat replay plan` takes for one hour out of a large topic.

    python -m tests.bench.bench_plan [--records 1000000] [--rounds 5]

The whole command in a process of its own, its start included. The records lie within
ten days, so an hour is some 4,000 of them; the warm-up before it is most of the topic.
A busy machine only adds to the wall time. So a spinning loop takes turns with it, and
the time is divided by how much longer the loop took than its CPU time; the best counts.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

from agents.admin import apply, make
from agents.kafka_clients import producer
from streams.settings import Settings
from streams.topology import Topic
from tests.broker.anywhere import broker

WANTED_SECONDS = 3.0
SPIN_SECONDS = 0.5
DAYS = 10
HOUR_MS = 3_600_000
BEGIN_DAYS = 5
BODY = " ".join(f"kata{number % 97}" for number in range(60))


def raw(settings: Settings) -> Topic:
    """Keep records that are older than the week that a broker keeps."""
    return Topic(
        name=settings.raw_topics[0],
        partitions=settings.partitions,
        config=(("retention.ms", "-1"),),
    )


def fill(settings: Settings, records: int) -> int:
    """Send the records, their times evenly over the days; gives the first time."""
    first = int(time.time() * 1000) - DAYS * 24 * HOUR_MS
    partitions = settings.partitions
    with producer(settings) as client:
        for number in range(records):
            value = f'{{"title":"Berita {number}","body":"{BODY} {number}"}}'
            client.send(
                settings.raw_topics[0],
                value.encode(),
                partition=number % partitions,
                timestamp_ms=first + number * DAYS * 24 * HOUR_MS // records,
            )
        client.flush()
    return first


def planned(settings: Settings, begin: int, folder: Path) -> tuple[float, float]:
    """Run the command; gives wall and CPU seconds."""
    since, until = (
        datetime.fromtimestamp(at / 1000, UTC).isoformat()
        for at in (begin, begin + HOUR_MS)
    )
    command = [str(Path(sys.executable).with_name("kawat")), "replay", "plan"]
    command += ["--from", since, "--to", until, "--plan", str(folder / "plan.json")]
    environment = {
        "KAWAT_BOOTSTRAP": settings.bootstrap,
        "KAWAT_TOPIC_PREFIX": settings.topic_prefix,
        "KAWAT_RAW_TOPICS": settings.raw_topics[0],
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(
        command,
        env=os.environ | environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def slowness() -> float:
    """Tell how many times its CPU time a loop takes now."""
    began, spent = time.perf_counter(), time.process_time()
    while time.process_time() - spent < SPIN_SECONDS:
        pass
    return (time.perf_counter() - began) / (time.process_time() - spent)


def main() -> int:
    """Fill, plan, print; 1 when the best round took too long."""
    arguments = argparse.ArgumentParser(description="What planning costs.")
    arguments.add_argument("--records", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    prefix = f"b{uuid.uuid4().hex[:8]}."
    with broker() as bootstrap, tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            bootstrap=bootstrap,
            topic_prefix=prefix,
            raw_topics=(f"{prefix}raw",),
            partitions=4,
        )
        apply(settings)
        make(settings, [raw(settings)])
        first = fill(settings, options.records)
        begin = first + BEGIN_DAYS * 24 * HOUR_MS
        found = []
        for _ in range(options.rounds):
            before = slowness()
            wall, cpu = planned(settings, begin, Path(folder))
            quiet = wall / max(min(before, slowness()), 1.0)
            print(f"{wall:.2f} s, {quiet:.2f} s if alone, CPU {cpu:.2f} s")
            found.append(quiet)
        print((Path(folder) / "plan.txt").read_text("utf-8"))
    print(f"{options.records:,} records: {min(found):.2f} s of {WANTED_SECONDS}")
    return 0 if min(found) <= WANTED_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
