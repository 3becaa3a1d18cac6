"""What a replay beside it costs the live chain: how long an article takes, p50 and p99.

    python -m tests.bench.bench_live_under_replay [--seconds 40] [--rate 30] [--turns 2]
    python -m tests.bench.bench_live_under_replay -- --nice 0      # another way to run

One Kafka, one worker, one publisher that sends an article every so often, whatever
becomes of the last one; beside them, in every second turn, `kawat replay run` over
other records, as a person starts it. An article's time is that from the moment at which
it was due in the raw topic until the broker had its enriched record, which a reader of
committed records may have from then on. What stands behind `--` goes to the replay.
Exits 1 when the replay more than doubles the p99.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from kafka import KafkaProducer

from agents.replay.plan_file import write
from agents.replay.register import known
from schemas.message import header
from schemas.topics import DEAD, DUPLICATES, ENRICHED
from streams.settings import Settings
from tests.bench.bench_replay import filled, planned
from tests.bench.long_feed import long_feed
from tests.broker.anywhere import broker
from tests.broker.articles.feed import Raw
from tests.broker.articles.wire import Wire, make_wire
from tests.broker.replay.commands import running
from tests.broker.run import until

WANTED = 2.0
START_SECONDS = 120.0
FIRST = 300  # articles before the first turn: tables and caches


def main() -> int:
    """Measure in turns, print, and say by the exit code whether the bar is met."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--rate", type=float, default=30, help="articles a second")
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--backlog", type=int, default=20_000, help="to be replayed")
    parser.add_argument("how", nargs="*", help="options of `kawat replay run`")
    options = parser.parse_args()
    logging.getLogger("kafka").setLevel(logging.ERROR)
    with broker() as bootstrap, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        past = Past(filled(bootstrap, options.backlog), folder, options.how)
        live = Live(make_wire(bootstrap, folder), options.rate, options.seconds)
        try:
            live.begin()
            return _compared(live, past, options.turns)
        finally:
            live.wire.dismiss()


def _compared(live: Live, past: Past, turns: int) -> int:
    print(f"{'':20}{'articles':>9}{'p50, ms':>9}{'p99, ms':>9}{'replayed/s':>12}")
    alone: list[float] = []
    beside: list[float] = []
    for _ in range(turns):
        took = live.turn()
        alone.append(_told("alone", took))
        with past.replayed():
            before, began = past.done, time.monotonic()
            took = live.turn()
            rate = (past.done - before) / (time.monotonic() - began)
        beside.append(_told("beside a replay", took, rate))
    ratio = statistics.median(beside) / statistics.median(alone)
    print(f"p99 beside / p99 alone {ratio:.2f}")
    return 0 if ratio <= WANTED else 1


def _told(what: str, took: Sequence[int], rate: float | None = None) -> float:
    cuts = statistics.quantiles(took, n=100)
    told = "" if rate is None else f"{rate:>12,.0f}"
    print(f"{what:20}{len(took):>9}{cuts[49]:>9.0f}{cuts[98]:>9.0f}{told}", flush=True)
    return cuts[98]


class Live:
    """A worker, and articles that reach it one after the other."""

    def __init__(self, wire: Wire, rate: float, seconds: float) -> None:
        """Nothing runs yet."""
        self.wire = wire
        self._rate = rate
        self._count = int(rate * seconds)
        self._feed = long_feed(1_000_000)
        self._sent = 0

    def begin(self) -> None:
        """Start the worker, and let it do what it does only once."""
        self.wire.start().await_ready(START_SECONDS)
        self._publish(list(islice(self._feed, FIRST)))

    def turn(self) -> list[int]:
        """Publish for so many seconds; give each article's milliseconds."""
        due = self._publish(list(islice(self._feed, self._count + int(self._rate))))
        origins = (
            (header(record.headers, "kawat-origin") or "", record.timestamp)
            for record in self.wire.read(ENRICHED)
        )
        return [at - due[origin] for origin, at in origins if origin in due]

    def _publish(self, articles: Sequence[Raw]) -> dict[str, int]:
        """Send each when it is due; tell when that was, by origin.

        Of those behind the first second: in that one the publisher connects.
        """
        due: list[tuple[int, Any]] = []
        bootstrap = self.wire.settings.bootstrap
        with closing(KafkaProducer(bootstrap_servers=bootstrap)) as client:
            began = time.time()
            for number, raw in enumerate(articles):
                at = began + number / self._rate
                time.sleep(max(at - time.time(), 0))
                sent = client.send(
                    self.wire.raw,
                    value=raw.value,
                    key=raw.key,
                    partition=raw.partition,
                )
                due.append((round(at * 1000), sent))
            found = {}
            for milliseconds, sent in due[int(self._rate) :]:
                place = sent.get(60)
                found[f"{place.topic}/{place.partition}/{place.offset}"] = milliseconds
        self._sent += len(articles)
        until(lambda: self._done() >= self._sent, START_SECONDS, "not all came out")
        return found

    def _done(self) -> int:
        time.sleep(0.5)
        return sum(map(self.wire.count, (ENRICHED, DUPLICATES, DEAD)))


class Past:
    """Other records, which replays go through again and again."""

    def __init__(self, settings: Settings, folder: Path, how: Sequence[str]) -> None:
        """Plan; nothing runs yet."""
        self._settings = settings
        self._path = folder / "past.json"
        self._how = how
        self._number = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._is_over = threading.Event()
        write(planned(settings), self._path)

    @property
    def done(self) -> int:
        """Count the records that all runs have done by now."""
        runs = known(self._settings).runs.values()
        return sum(at for state in runs for at in state.positions.values())

    @contextmanager
    def replayed(self) -> Iterator[None]:
        """Replay within the block, one run behind the other."""
        before = self.done
        self._is_over.clear()
        thread = threading.Thread(target=self._replay)
        thread.start()
        try:
            until(lambda: self.done > before, START_SECONDS, "no replay began")
            yield
        finally:
            self._is_over.set()
            if self._process is not None:
                self._process.kill()
            thread.join()

    def _replay(self) -> None:
        while not self._is_over.is_set():
            self._number += 1
            name = f"past{self._number}"
            with running(self._settings, self._path, name, *self._how) as process:
                self._process = process
                _, errors = process.communicate()
            if process.returncode > 0:
                print(f"{name} ended with {process.returncode}: {errors.decode()}")
                return


if __name__ == "__main__":
    sys.exit(main())
