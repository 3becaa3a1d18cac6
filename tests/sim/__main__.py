"""Play many faulty schedules over the real stage and state, and count what differs.

    python -m tests.sim                      10,000 schedules, one process
    python -m tests.sim --schedules 50000 --first 1 --processes 2

Two thirds have drawn faults (every fifth of these is long, with short windows), the
rest one crash: between every two effects of a schedule, one schedule after the other.
Exit code 1 when a verdict or a byte differs.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import count, islice
from multiprocessing import Pool

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from tests.sim.rules import RIGHT, Rules, long_mix
from tests.sim.schedule import Schedule
from tests.sim.search import effects, played

Job = tuple[int, int | None]  # seed, and the effect after which it crashes
LONG = Rules(mix=long_mix)
CHUNK = 20
CRASHES_FROM = 1_000_000  # seeds of the schedules with one crash


def jobs(first: int, schedules: int) -> Iterator[Job]:
    """List what to play: drawn faults, then a crash after each effect in turn."""
    drawn = schedules * 2 // 3
    yield from ((first + number, None) for number in range(drawn))
    seeds = count(CRASHES_FROM + first)
    every = ((seed, at) for seed in seeds for at in range(1, effects(seed) + 1))
    yield from islice(every, schedules - drawn)


def play(job: Job) -> tuple[Job, str | None, Counter[str]]:
    """Play one schedule."""
    seed, at = job
    rules = LONG if at is None and seed % 5 == 0 else RIGHT
    schedule = Schedule(seed, rules, crash_at=at)
    wrong, met = played(schedule)
    met["judgements"] = len(schedule.logs["parsed", 0])
    met[f"{schedule.mix.workers} workers"] = 1
    return job, wrong, met


def main() -> int:
    """Play them all; print counts, and every schedule that differs."""
    parser = argparse.ArgumentParser(description="Faulty schedules of dedupe.")
    parser.add_argument("--schedules", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="seed to begin with")
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    met: Counter[str] = Counter()
    failed = 0
    todo = jobs(options.first, options.schedules)
    console = Console()
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with (
        Progress(TextColumn("schedules"), *columns, console=console) as bar,
        Pool(options.processes) as pool,
    ):
        task = bar.add_task("", total=options.schedules)
        for number, (job, wrong, seen) in enumerate(pool.imap(play, todo, CHUNK)):
            met += seen
            bar.advance(task)
            if wrong is not None:
                failed += 1
                console.print(f"seed {job[0]}, crash at {job[1]}: {wrong}")
            if not console.is_terminal and number % 1000 == 999:
                console.print(f"{number + 1} schedules, {failed} differ")
    for what, times in sorted(met.items()):
        console.print(f"{what:14} {times:9,}")
    console.print(f"{options.schedules:,} schedules, {failed} with a difference")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
