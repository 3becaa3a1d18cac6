"""Faulty schedules give the fault-free judge's bytes; every spoilt rule is caught."""

from __future__ import annotations

import pytest

from tests.sim.rules import ON_DISK, RIGHT, SPOILT, Rules, long_mix
from tests.sim.schedule import KINDS, Schedule
from tests.sim.search import effects, first_failure, played

# Where the search begins: a little before a schedule that is known to show it.
HINTS = {"rewind without floor": 2130}


def test_faults_change_no_byte() -> None:
    """Crashes, late sends, rewinds and compaction leave every answer as it is."""
    assert first_failure(range(200), RIGHT) is None


def test_forgetting_changes_no_byte() -> None:
    """Long schedules with short windows, in which most is forgotten, agree as well."""
    assert first_failure(range(40), Rules(mix=long_mix)) is None


def test_texts_on_disk_change_no_byte() -> None:
    """Where the texts lie tells no difference: not in a verdict, not in evidence."""
    assert first_failure(range(30), ON_DISK) is None


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

    assert set(KINDS) == met


@pytest.mark.parametrize("seed", range(2))
def test_a_crash_between_any_two_effects_changes_no_byte(seed: int) -> None:
    """The same schedule, with its one crash at every place where it can fall."""
    crashed = [Schedule(seed, crash_at=at) for at in range(1, effects(seed) + 1)]
    found = [played(schedule) for schedule in crashed]

    assert len(found) > 20
    assert {None} == {wrong for wrong, _ in found}
    assert all(met["crash"] == 1 for _, met in found)


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_rule_is_caught(name: str) -> None:
    """Each rule is needed: without it some schedule loses or changes an answer."""
    start = HINTS.get(name, 0)

    assert first_failure(range(start, start + 3000), SPOILT[name]) is not None
