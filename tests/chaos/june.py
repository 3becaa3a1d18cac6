"""A day of real portal articles through the chain, with and without SIGKILLs.

    python -m tests.chaos.june            # about ten minutes; not part of `make test`

The articles of 18 June are published once to a raw topic; runs read it under groups and
prefixes of their own.

(i)  One raw partition: run A has one worker, run B two, killed again and again. The
     SHA-256 over the sorted distinct values of enriched and of duplicates is the same.
(ii) Four raw partitions: two workers, killed again and again. The audit balances, and
     one process makes the same values of the run's own articles.parsed.

Needs the data beside the project; a Kafka is started unless `KAWAT_TEST_BOOTSTRAP`
names one. Exits 1 when something does not hold.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson
from kafka.admin import KafkaAdminClient

from agents.audit import Report
from schemas.message import Message, header
from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED, UNIQUE
from tests.broker.anywhere import broker
from tests.broker.articles.feed import Raw
from tests.broker.articles.recompute import BEHIND_PARSED, recomputed, values
from tests.broker.articles.wire import Wire, make_wire, rereads
from tests.broker.run import until

SHARED = Path(__file__).resolve().parents[3] / "shared"
TOOL = SHARED / "tools" / "make_dedupe_stream.py"
TABLE = SHARED / "data" / "dedupe" / "portals-2025-06-18.csv.gz"
KILLS = 8
BETWEEN_SECONDS = 4.0
SETTLE_SECONDS = 1800


def main() -> int:
    """Play both parts, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--limit", type=int, help="so many articles only")
    options = parser.parse_args()
    feed = list(articles())[: options.limit]
    with broker() as bootstrap, tempfile.TemporaryDirectory() as folder:
        june = June(bootstrap, Path(folder), feed)
        holds = [june.one_partition(), june.four_partitions()]
    print("\nEVERYTHING HOLDS" if all(holds) else "\nNOT EVERYTHING HOLDS")
    return 0 if all(holds) else 1


def articles() -> Iterator[bytes]:
    """Make raw envelopes of the table, one by one."""
    command = [sys.executable, str(TOOL), str(TABLE), "-o", "/dev/stdout"]
    done = subprocess.run(command, check=True, capture_output=True)
    yield from done.stdout.splitlines()


class June:
    """The day, and the runs over it."""

    def __init__(self, bootstrap: str, folder: Path, feed: list[bytes]) -> None:
        """Publish nothing yet."""
        self._bootstrap = bootstrap
        self._folder = folder
        self._feed = feed

    def one_partition(self) -> bool:
        """Compare the bytes of a quiet run and a troubled one."""
        print(f"(i) one raw partition, {len(self._feed)} articles")
        raw = self._publish(1)
        digests = []
        for name, play in (("A", quiet), ("B", troubled)):
            wire = self._wire(raw, name)
            self._play(name, wire, play)
            digests.append(digest(wire, ENRICHED, DUPLICATES))
            print(f"  run {name}: SHA-256 {digests[-1]}")
        return told("equal bytes", digests[0] == digests[1])

    def four_partitions(self) -> bool:
        """Compare a troubled run with what one process makes of its own parsed."""
        print(f"\n(ii) four raw partitions, {len(self._feed)} articles")
        wire = self._wire(self._publish(4), "C")
        report = self._play("C", wire, troubled)
        began = time.process_time()
        expected = recomputed(wire.read(PARSED), wire.settings)
        seconds = time.process_time() - began
        found = {topic: values(wire.read(topic)) for topic in BEHIND_PARSED}
        print(f"  recomputed in {seconds:.0f} CPU s")
        same = told("equal values recomputed", expected == found)
        return told("audit balanced", report.is_balanced) and same

    def _publish(self, partitions: int) -> str:
        name = f"june-{partitions}-{os.getpid()}"
        admin = KafkaAdminClient(bootstrap_servers=self._bootstrap)
        admin.create_topics(
            {name: {"num_partitions": partitions, "replication_factor": 1}}
        )
        admin.close()
        wire = Wire(settings=self._wire(name, "p").settings, folder=self._folder)
        began = time.monotonic()
        wire.publish(
            Raw(kind="june", partition=number % partitions, key=key(value), value=value)
            for number, value in enumerate(self._feed)
        )
        print(f"  published once in {time.monotonic() - began:.1f} s")
        return name

    def _wire(self, raw: str, name: str) -> Wire:
        folder = self._folder / f"{raw}-{name}"
        folder.mkdir()
        prefix = f"{raw}-{name}."
        return make_wire(
            self._bootstrap,
            folder,
            topic_prefix=prefix,
            raw_topics=(raw,),
            session_timeout_seconds=10,
        )

    def _play(self, name: str, wire: Wire, play: Callable[[Wire], int]) -> Report:
        try:
            kills = play(wire)
            report = wire.audit(SETTLE_SECONDS)
            codes = [w.stop(60) for w in wire.workers if w.code is None]
        finally:
            wire.dismiss()
        print(f"  run {name}: {len(codes)} workers, {kills} SIGKILLs, ends {codes}")
        tell(wire, report)
        return report


def quiet(wire: Wire) -> int:
    """One worker, left alone."""
    wire.start(worker_id="one").await_ready(120)
    return 0


def troubled(wire: Wire) -> int:
    """Two workers; while articles flow one of them is killed, in turn."""
    names = ("one", "two")
    team = [wire.start(worker_id=name) for name in names]
    until(lambda: wire.count(UNIQUE) > 0, 120, "no progress")
    kills = 0
    while kills < KILLS and not through(wire):
        team[kills % 2].kill()
        team[kills % 2] = wire.start(worker_id=names[kills % 2])
        kills += 1
        time.sleep(BETWEEN_SECONDS)
    for worker in team:
        worker.await_ready(120)
    return kills


def through(wire: Wire) -> bool:
    """Tell whether all is parsed and judged."""
    judged = wire.count(UNIQUE) + wire.count(DUPLICATES) + wire.count(DEAD)
    return judged >= len(wire.read(wire.raw))


def tell(wire: Wire, report: Report) -> None:
    """Print what became of the articles."""
    fates = ", ".join(f"{fate} {n}" for fate, n in sorted(report.fates.items()))
    print(f"    {report.raw} raw: {fates}; balanced: {report.is_balanced}")
    for violation in report.violations[:5]:
        print(f"    {violation}")
    kinds = Counter(verdict(r) for r in wire.read(DUPLICATES) if r.value is not None)
    print(f"    duplicates by verdict: {dict(kinds.most_common())}")
    print(
        f"    read twice by parse {rereads(wire, PARSED)},"
        f" by dedupe {rereads(wire, UNIQUE, DUPLICATES)}"
    )
    print(f"    {rate(wire):.0f} articles/s from the first output to the last")
    dead = {header(r.headers, "kawat-origin"): r for r in wire.read(DEAD)}
    reasons = Counter(header(r.headers, "kawat-reason") for r in dead.values())
    print(f"    dead letters: {len(dead) / report.raw:.2%} {dict(reasons)}")
    for origin, record in sorted(dead.items()):
        detail = header(record.headers, "kawat-detail")
        body = orjson.loads(record.value or b"").get("body", "")
        print(f"      {origin} {detail}: {body[:50]!r}")


def rate(wire: Wire) -> float:
    """Tell articles a second, by the broker's clock."""
    ends = [r.timestamp for t in (ENRICHED, DUPLICATES, DEAD) for r in wire.read(t)]
    begins = [record.timestamp for record in wire.read(PARSED)]
    return len(begins) / max((max(ends) - min(begins)) / 1000, 0.001)


def verdict(record: Message) -> str:
    """Read a duplicate's verdict."""
    found: str = orjson.loads(record.value or b"")["stream"]["dedupe"]["verdict"]
    return found


def digest(wire: Wire, *topics: str) -> str:
    """Hash the sorted distinct values of topics."""
    hashed = hashlib.sha256()
    for topic in topics:
        for value in sorted({record.value or b"" for record in wire.read(topic)}):
            hashed.update(b"%d " % len(value) + value)
    return hashed.hexdigest()


def key(value: bytes) -> bytes:
    """Key by the article's address, as many newsrooms do."""
    return str(orjson.loads(value).get("url", "")).encode()


def told(what: str, holds: bool) -> bool:  # noqa: FBT001 - what and whether
    """Print whether something holds."""
    print(f"  {what}: {'yes' if holds else 'NO'}")
    return holds


if __name__ == "__main__":
    sys.exit(main())
