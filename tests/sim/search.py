"""Many schedules: of drawn faults, and of one crash between every two effects."""

from __future__ import annotations

from collections import Counter

from tests.sim.rules import RIGHT, Rules
from tests.sim.schedule import Schedule

__all__ = ["effects", "first_failure", "played"]


def first_failure(seeds: range, rules: Rules = RIGHT) -> tuple[int, str] | None:
    """Run schedules until one is violated; its seed and what was wrong."""
    for seed in seeds:
        wrong, _ = played(Schedule(seed, rules))
        if wrong is not None:
            return seed, wrong
    return None


def effects(seed: int, rules: Rules = RIGHT) -> int:
    """Count the effects of a schedule without faults: sends and commits."""
    calm = Schedule(seed, rules, crash_at=0)
    calm.run()
    return calm.effects


def played(schedule: Schedule) -> tuple[str | None, Counter[str]]:
    """Run one schedule: what was wrong, and which faults it met."""
    try:
        wrong = schedule.run()
    except (LookupError, TypeError, ValueError) as error:
        wrong = f"broken: {error!r}"  # a spoilt memo contradicts itself
    return wrong, schedule.met
