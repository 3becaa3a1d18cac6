"""Two days of real portal articles replayed: from raw, from parsed, with other words.

    python -m tests.chaos.replay          # some minutes; not part of `make test`

The articles of 18 and 19 June are published to a raw topic of several partitions and a
live worker handles them. Then, each with the commands that a person types:

(i)   from raw in the recorded order, and from the recorded order itself: `kawat replay
      diff` against live finds nothing, stamps included.
(ii)  with one word more: exactly the articles differ that classify alone says otherwise
      of.
(iii) from raw by time, the recorded order deleted: what differs is what dedupe makes of
      that order and nothing else.
(iv)  the run of (ii) is promoted: diff finds nothing then, and the audit balances.

Needs the data beside the project; a Kafka is started unless `KAWAT_TEST_BOOTSTRAP`
names one. `--keep FOLDER` keeps reports and differences. Exits 1 when something does
not hold.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
from kafka import TopicPartition

from agents.kafka_clients import admin
from agents.replay.names import replay_topic
from schemas.message import Message
from schemas.topics import DUPLICATES, ENRICHED, PARSED, UNIQUE
from tests.broker.anywhere import broker
from tests.broker.articles.feed import Raw
from tests.broker.articles.recompute import recomputed, values
from tests.broker.articles.wire import Wire, make_wire
from tests.chaos.june import SHARED, TOOL, key, told
from tests.chaos.replay_oracle import by_time, elsewhere, told_otherwise

TABLES = sorted((SHARED / "data" / "dedupe").glob("portals-*.csv.gz"))
KAWAT = str(Path(sys.executable).with_name("kawat"))
RAW_PARTITIONS = 3
BEGIN = "2025-06-17"
SETTLE_SECONDS = 900
WORD = "selasa"  # a weekday: in many articles, in no lexicon file
SHEET = f'subject = "medtop:17000000"\n[id]\n{WORD} = 9.0\n'
COMPARED = (ENRICHED, DUPLICATES)
SUBJECTS = {"subjects", "grounds", "fields", "stamps"}


def main() -> int:
    """Play the parts, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--limit", type=int, help="so many articles only")
    parser.add_argument("--keep", type=Path, help="folder for what is written")
    options = parser.parse_args()
    feed = articles()[: options.limit]
    with broker() as bootstrap, tempfile.TemporaryDirectory() as folder:
        keep = options.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        show = Show(
            make_wire(
                bootstrap,
                Path(folder),
                raw_partitions=RAW_PARTITIONS,
                session_timeout_seconds=10,
            ),
            keep,
            feed,
        )
        try:
            parts = (show.live, show.same, show.seeded, show.by_time, show.promoted)
            holds = [part() for part in parts]
        finally:
            show.wire.dismiss()
    print("\nEVERYTHING HOLDS" if all(holds) else "\nNOT EVERYTHING HOLDS")
    return 0 if all(holds) else 1


def articles() -> list[bytes]:
    """Make raw envelopes of both tables, in the order in which a feed has them.

    Old articles that portals listed again come last: the first article sets the clock.
    """
    command = [sys.executable, str(TOOL), *map(str, TABLES), "-o", "/dev/stdout"]
    done = subprocess.run(command, check=True, capture_output=True)
    return sorted(done.stdout.splitlines(), key=_when)


def _when(value: bytes) -> tuple[bool, str]:
    published = orjson.loads(value).get("published_at") or ""
    return published < BEGIN, published


class Show:
    """The live chain over the two days, and the runs beside it."""

    def __init__(self, wire: Wire, keep: Path, feed: Sequence[bytes]) -> None:
        """Nothing is published yet."""
        self.wire = wire
        self._keep = keep
        self._feed = feed
        self._parsed: list[Message] = []

    def live(self) -> bool:
        """Publish, let a worker do it, stop the worker."""
        self.wire.publish(
            Raw(kind="june", partition=n % RAW_PARTITIONS, key=key(value), value=value)
            for n, value in enumerate(self._feed)
        )
        worker = self.wire.start(worker_id="one")
        worker.await_ready(120)
        report = self.wire.audit(SETTLE_SECONDS)
        code = worker.stop(60)
        self._parsed = self.wire.read(PARSED)
        fates = ", ".join(f"{fate} {n}" for fate, n in sorted(report.fates.items()))
        print(f"live: {report.raw} articles: {fates}; worker ends with {code}")
        return told("audit balanced", report.is_balanced)

    def same(self) -> bool:
        """Replay from raw and from parsed; nothing differs, not a byte."""
        holds = []
        for name, stage in (("from-raw", "parse"), ("from-parsed", "dedupe")):
            print(f"\n(i) {name}")
            self._run(name, "--from-stage", stage)
            code, found = self._diff(name, "--stamps")
            holds.append(told("no difference", (code, found["differing"]) == (0, 0)))
            live = [values(self.wire.read(topic)) for topic in COMPARED]
            equal = live == [self._values(name, topic) for topic in COMPARED]
            holds.append(told("equal bytes under equal keys", equal))
        return all(holds)

    def seeded(self) -> bool:
        """Replay with one word more; compare with what classify alone says."""
        print("\n(ii) one word more")
        words = self._keep / "words"
        words.mkdir(exist_ok=True)
        (words / "weather.toml").write_text(SHEET, "utf-8")
        self._run("seeded", "--model", str(words))
        code, _ = self._diff("seeded")
        kinds, touched = self._changed("seeded")
        expected = told_otherwise(self.wire.read(UNIQUE), SHEET, self.wire.settings)
        print(f"  {len(expected)} expected, {len(touched)} found, {sorted(kinds)}")
        is_exact = bool(touched) and expected == touched
        return all(
            (
                told("it ends with 3", code == 3),
                told("exactly the seeded change", is_exact),
                told("nothing but subjects and their grounds", kinds <= SUBJECTS),
            )
        )

    def _changed(self, name: str) -> tuple[set[str], set[tuple[str, int]]]:
        """Read what kinds of change were written, and of which articles."""
        lines = (self._keep / f"{name}.ndjson").read_bytes().splitlines()
        found = [one for one in map(orjson.loads, lines) if one["kinds"] != ["stamps"]]
        kinds = {kind for one in found for kind in one["kinds"]}
        return kinds, {(one["article"], one["version"]) for one in found}

    def promoted(self) -> bool:
        """Publish the run with one word more; then it is what is live."""
        print("\n(iv) promoted")
        dry = self._json("promote", "seeded")["counts"]
        real = self._json("promote", "seeded", "--yes")["counts"]
        again = self._json("promote", "seeded", "--yes")["counts"]
        print(f"  {real}")
        code, _ = self._diff("seeded", "--stamps", to="promoted")
        is_done = again[ENRICHED]["replaced"] == again[ENRICHED]["new"] == 0
        return all(
            (
                told("the dry run counted the same", dry == real),
                told("something was published", real[ENRICHED]["replaced"] > 0),
                told("a second time there is nothing to do", is_done),
                told("then nothing differs from live", code == 0),
                told("audit balanced", self.wire.audit(SETTLE_SECONDS).is_balanced),
            )
        )

    def by_time(self) -> bool:
        """Delete the recorded order, replay by time, explain every difference."""
        print("\n(iii) by time, the recorded order deleted")
        name = self.wire.settings.topic(PARSED)
        with admin(self.wire.settings) as client:
            client.delete_records({TopicPartition(name, 0): self.wire.count(PARSED)})
        self._run("by-time", "--from-stage", "parse")
        shown = self._json("show", "by-time")
        orders = shown["details"]["report"]["orders"] if "details" in shown else {}
        print(f"  orders {orders}")
        _, found = self._diff("by-time")
        moved = by_time(self._parsed, self.wire.read(self.wire.raw))
        ideal = recomputed(moved, self.wire.settings)
        same = all(ideal[topic] == self._values("by-time", topic) for topic in COMPARED)
        print(f"  {found['differing']} differ; {elsewhere(moved, self._parsed)} moved")
        return told("it is what dedupe makes of that order", same)

    def _values(self, run: str, topic: str) -> list[tuple[bytes, bytes]]:
        name = replay_topic(self.wire.settings, topic, run)
        return values(
            self.wire.read(name.removeprefix(self.wire.settings.topic_prefix))
        )

    def _run(self, name: str, *how: str) -> None:
        """Plan the whole log and run it."""
        plan = self._keep / f"{name}.json"
        window = ("--from", "2020-01-01", "--to", "now", "--warm-up", "0")
        self._call("plan", *window, "--name", name, "--plan", str(plan), *how)
        began = time.monotonic()
        report = self._json("run", str(plan))
        print(
            f"  {report['articles']} articles, {report['rate']:.0f}/s,"
            f" {time.monotonic() - began:.0f} s in all"
        )

    def _diff(
        self, name: str, *how: str, to: str | None = None
    ) -> tuple[int, dict[str, Any]]:
        """Compare a run with live; its exit code and counts."""
        out, html = (self._keep / f"{to or name}.{end}" for end in ("ndjson", "html"))
        files = ("--out", str(out), "--html", str(html))
        done = self._call("diff", "live", name, *files, "--json", *how)
        found: dict[str, Any] = orjson.loads(done.stdout)
        print(
            f"  diff: {found['articles']} compared, {found['differing']} differ,"
            f" kinds { {k: n for k, n in found['kinds'].items() if n} }"
        )
        return done.returncode, found

    def _json(self, *words: str) -> dict[str, Any]:
        found: dict[str, Any] = orjson.loads(self._call(*words, "--json").stdout)
        return found

    def _call(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Call `kawat replay` on this cluster; what it says when it fails is shown."""
        settings = self.wire.settings
        done = subprocess.run(
            [KAWAT, "replay", *words],
            check=False,
            capture_output=True,
            env=os.environ
            | {
                "KAWAT_BOOTSTRAP": settings.bootstrap,
                "KAWAT_TOPIC_PREFIX": settings.topic_prefix,
                "KAWAT_RAW_TOPICS": settings.raw_topics[0],
                "KAWAT_PARTITIONS": str(settings.partitions),
            },
        )
        if done.returncode not in {0, 3}:
            sys.exit(f"kawat replay {' '.join(words)}: {done.stderr.decode()}")
        return done


if __name__ == "__main__":
    sys.exit(main())
