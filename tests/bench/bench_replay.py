"""A replay on a real Kafka beside the bare stages: articles a second, CPU, memory.

    python -m tests.bench.bench_replay [--articles 6000] [--rounds 3]
    python -m tests.bench.bench_replay --memory --articles 200000 [--window 2]

The bare stages run in as many processes as there are cores, each on its share of the
articles, with nothing else: no broker, no order, no sending. They and the replay take
turns, so that both meet the same machine. `--memory` prints how memory grows instead:
articles are a minute and a half apart, so that the windows of 7 and 90 days hold
86,400; `--window DAYS` shortens both to show the same sooner. A Kafka that was started
here counts among the replay's processes; `KAWAT_TEST_BOOTSTRAP` names another one.
"""

from __future__ import annotations

import argparse
import logging
import os
import statistics
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from kafka import KafkaProducer
from kafka.admin import KafkaAdminClient
from msgspec import structs

from agents.replay.plan import Plan, signed
from agents.replay.run import Options, run
from agents.replay.run_progress import Shown
from agents.replay.stage_settings import frozen
from schemas.headers import Provenance
from streams.embedded import Embedded, parse_here
from streams.settings import Settings
from streams.topology import links
from tests.bench.bench_stages import messages
from tests.bench.long_feed import MINUTES, START, long_feed
from tests.broker.anywhere import broker
from tests.broker.articles.feed import RAW_PARTITIONS
from tests.broker.replay.plans import ranges

CORES = os.cpu_count() or 1
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
WANTED = 0.7
FOR_EVER = str(2**63 - 1)
BARE_MOST = 2_000  # articles of a bare round in each process


@dataclass(slots=True, kw_only=True)
class Turn:
    """One replay: its loop's seconds and CPU, reading back's CPU, and memory."""

    seconds: float = 0.0
    cpu: float = 0.0
    back_cpu: float = 0.0
    articles: int = 0
    memory: list[tuple[int, int, int]] = field(default_factory=list)


def main() -> int:
    """Measure, print, and say by the exit code whether the bar is met."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--articles", type=int, default=6_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--window", type=float)
    options = parser.parse_args()
    logging.getLogger("kafka").setLevel(logging.ERROR)
    with broker() as bootstrap:
        settings = filled(bootstrap, options.articles)
        if options.memory:
            return _memory(_windowed(settings, options.window))
        return _speed(settings, options.articles, options.rounds)


def _speed(settings: Settings, count: int, rounds: int) -> int:
    bare: list[tuple[float, float]] = []
    turns: list[Turn] = []
    with ProcessPoolExecutor(CORES) as pool:
        for number in range(rounds):
            shares = list(pool.map(alone, [min(count, BARE_MOST)] * CORES))
            bare.append((_mean(s for s, _ in shares), _mean(c for _, c in shares)))
            turns.append(replayed(settings, f"bench{number}"))
    speed = CORES / statistics.median(wall for wall, _ in bare)
    cost = statistics.median(cpu for _, cpu in bare)
    rate = statistics.median(turn.articles / turn.seconds for turn in turns)
    each = statistics.median(turn.cpu / turn.articles for turn in turns)
    back = statistics.median(turn.back_cpu / turn.articles for turn in turns)
    _row("bare stages x cores, articles/s", speed)
    _row("replay, articles/s", rate, rate / speed)
    _row("bare stages, CPU µs an article", cost * 1e6)
    _row("replay, CPU µs an article", each * 1e6, cost / each)
    _row("reading back, CPU µs an article", back * 1e6, back / each)
    _row("both, CPU µs an article", (each + back) * 1e6, cost / (each + back))
    return 0 if rate / speed >= WANTED else 1


def alone(count: int) -> tuple[float, float]:
    """Run the three stages on so many articles: wall and CPU seconds an article."""
    settings = Settings()
    chained = links(settings, Provenance(version="0"))
    feed = messages(long_feed(count + 100))
    topology = Embedded(chained, settings)
    for message in feed[:100]:  # tables and caches of the first time
        for _ in topology.run(parse_here(chained["parse"], [message])):
            pass
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in topology.run(parse_here(chained["parse"], feed[100:])):
        pass
    return (time.perf_counter() - wall) / count, (time.process_time() - cpu) / count


def filled(bootstrap: str, count: int) -> Settings:
    """Publish the articles under a prefix of their own."""
    prefix = f"b{uuid.uuid4().hex[:8]}."
    settings = Settings(
        bootstrap=bootstrap,
        topic_prefix=prefix,
        raw_topics=(f"{prefix}raw",),
        partitions=3,
    )
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    wanted = {
        "num_partitions": RAW_PARTITIONS,
        "replication_factor": 1,
        # They bear old times, and the last of many come from tomorrow.
        "configs": {"retention.ms": "-1", "message.timestamp.after.max.ms": FOR_EVER},
    }
    admin.create_topics({settings.raw_topics[0]: wanted})
    admin.close()
    client = KafkaProducer(bootstrap_servers=bootstrap, linger_ms=20)
    # What is published later than it came counts as of then: both times rise alike.
    first = START.timestamp() * 1000
    for number, raw in enumerate(long_feed(count)):
        client.send(
            settings.raw_topics[0],
            raw.value,
            raw.key,
            partition=raw.partition,
            timestamp_ms=int(first + number * MINUTES * 60_000),
        )
        if number % 5_000 == 0:
            client.flush()
    client.close()
    return settings


def planned(settings: Settings) -> Plan:
    """Plan everything, by time: no live chain has recorded an order."""
    return signed(
        Plan(
            made="2026-01-01T00:00:00Z",
            run="bench",
            ranges=ranges(settings, settings.raw_topics[0]),
            topic_prefix=settings.topic_prefix,
            settings=frozen(settings),
        )
    )


def replayed(settings: Settings, name: str, *, every: int = 0) -> Turn:
    """Run the plan once in this process and its workers."""
    turn = Turn()
    marks: list[tuple[float, float, float]] = []

    def mark() -> None:
        marks.append((time.perf_counter(), tree_cpu(), time.process_time()))

    def show(shown: Shown) -> None:
        if not marks:
            mark()
        if every and shown.done >= len(turn.memory) * every:
            turn.memory.append((shown.done, *memory()))

    def say(text: str) -> None:
        if text.startswith("reading back"):
            mark()

    report = run(settings, planned(settings), Options(name=name), show, say)
    mark()
    began, written, over = marks
    turn.seconds, turn.cpu = written[0] - began[0], written[1] - began[1]
    turn.back_cpu = over[2] - written[2]  # the workers are idle then, and gone by now
    turn.articles = report.articles
    if report.faults:
        sys.exit(f"not balanced: {report.faults}")
    return turn


def tree_cpu() -> float:
    """Sum the CPU seconds of this process and the children that live."""
    return sum(
        (int(words[11]) + int(words[12])) / TICKS for words in map(_stat, _family())
    )


def memory() -> tuple[int, int]:
    """Tell the bytes that this process holds, and its children together."""
    own, *others = (int(_stat(pid)[21]) * PAGE for pid in _family())
    return own, sum(others)


def _family() -> Iterator[int]:
    me = os.getpid()
    yield me
    for path in Path(f"/proc/{me}/task").glob("*/children"):
        yield from map(int, path.read_text().split())


def _stat(pid: int) -> Sequence[str]:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:  # it has ended
        return ["0"] * 50
    return text.rpartition(")")[2].split()


def _memory(settings: Settings) -> int:
    plan = planned(settings)
    count = sum(one.records for one in plan.ranges)
    turn = replayed(settings, "memory", every=max(count // 20, 1))
    print(f"{'articles':>10}{'replay, MB':>14}{'its processes, MB':>20}")
    for done, own, others in turn.memory:
        print(f"{done:>10,}{own / 1e6:>14,.0f}{others / 1e6:>20,.0f}")
    late = [(done, own) for done, own, _ in turn.memory if done >= count / 2]
    slope = statistics.linear_regression(*zip(*late, strict=True)).slope
    print(f"second half: {slope:,.0f} bytes an article, in the replay's own process")
    print(f"{turn.articles / turn.seconds:,.0f} articles/s")
    return 0


def _windowed(settings: Settings, days: float | None) -> Settings:
    if days is None:
        return settings
    return structs.replace(settings, window_days=days, identity_days=3 * days)


def _mean(numbers: Iterator[float]) -> float:
    return statistics.fmean(numbers)


def _row(what: str, figure: float, ratio: float | None = None) -> None:
    print(f"{what:40}{figure:>12,.1f}" + (f"{ratio:>8.2f}" if ratio else ""))


if __name__ == "__main__":
    sys.exit(main())
