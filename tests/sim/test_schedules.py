"""Faulty schedules give the fault-free judge's bytes; every spoilt rule is caught."""

from __future__ import annotations

import pytest

from tests.sim.rules import RIGHT, SPOILT, Rules, long_mix
from tests.sim.schedule import Schedule, first_failure

# Where the search begins: a little before a schedule that is known to show it.
HINTS = {
    "no memo": 70,
    "restore over holes": 0,
    "no era in ids": 0,
    "own version only": 0,
    "no settled mark": 0,
    "settled = highest judged": 0,
    "settled = live commit": 0,
    "forget at once": 0,
    "changelog not awaited": 310,
}


def test_faults_change_no_byte() -> None:
    """Crashes, late sends, rewinds and compaction leave every answer as it is."""
    assert first_failure(range(200), RIGHT) is None


def test_forgetting_changes_no_byte() -> None:
    """Long schedules with short windows, in which most is forgotten, agree as well."""
    assert first_failure(range(40), Rules(mix=long_mix)) is None


@pytest.mark.slow
def test_faults_change_no_byte_in_many_schedules() -> None:
    """The same over thousands of other schedules."""
    assert first_failure(range(1000, 4000), RIGHT) is None
    assert first_failure(range(1000, 1300), Rules(mix=long_mix)) is None


def test_schedules_meet_every_fault() -> None:
    """The schedules are no walk in the park: each kind of fault comes up."""
    met: set[str] = set()
    for seed in range(20):
        schedule = Schedule(seed)
        schedule.run()
        met |= set(schedule.met)

    assert {"crash", "hole", "late", "rewind"} == met


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_rule_is_caught(name: str) -> None:
    """Each rule is needed: without it some schedule loses or changes an answer."""
    start = HINTS[name]

    assert first_failure(range(start, start + 3000), SPOILT[name]) is not None
