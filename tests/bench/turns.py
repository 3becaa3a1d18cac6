"""Costs in CPU time: tasks take turns on each input, so a busy machine slows all."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from statistics import quantiles
from typing import Any

__all__ = ["Costs", "Task", "Tasks", "table", "timed"]

Task = Callable[[Any], object]
Tasks = Mapping[str, Task]
Costs = dict[str, list[float]]


def timed(
    tasks: Tasks,
    inputs: Sequence[object],
    rounds: int,
    clock: Callable[[], float] = time.process_time,
) -> Costs:
    """Give the seconds of every task on every input, each in its best round."""
    best = {name: [float("inf")] * len(inputs) for name in tasks}
    for _ in range(rounds):
        for at, one in enumerate(inputs):
            for name, task in tasks.items():
                began = clock()
                task(one)
                best[name][at] = min(best[name][at], clock() - began)
    return best


def table(title: str, found: Costs, *, per: str) -> None:
    """Print a row a task: its mean, its ratio to the task `per`, its slowest inputs."""
    print(f"\n{title}")
    print(f"{'':34}{'µs':>10}{'a second':>10}{'ratio':>8}{'p50 ms':>9}{'p99 ms':>9}")
    reference = sum(found[per]) if per in found else 0.0
    for name, spent in found.items():
        each = sum(spent) / len(spent)
        ratio = f"{sum(spent) / reference:.2f}" if reference else ""
        cuts = quantiles(spent, n=100)
        print(
            f"{name:34}{each * 1e6:10,.0f}{1 / each:10,.0f}{ratio:>8}"
            f"{cuts[49] * 1e3:9.1f}{cuts[98] * 1e3:9.1f}"
        )
