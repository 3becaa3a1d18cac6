"""Runs whose windows are short: they forget under way, and are killed in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from agents.replay.names import replay_topic, state_topic
from agents.replay.plan import FromStage, Plan
from agents.replay.report import Report
from agents.replay.run import Options, run
from agents.replay.standing import STANDING
from agents.tap import tap
from schemas.topics import DUPLICATES, ENRICHED, PARSED, UNIQUE
from streams.dedupe.clock import is_past
from streams.dedupe.record import Record, decode
from streams.settings import Settings
from tests.broker.articles.feed import mixed
from tests.broker.articles.wire import Wire
from tests.broker.replay.deaths import dies_at
from tests.broker.replay.plans import plan_over, ranges

pytestmark = [pytest.mark.broker, pytest.mark.timeout(180)]

COUNT = 240  # a minute apart
LATE = COUNT * 3 // 4
WINDOW_DAYS, IDENTITY_DAYS = 0.02, 0.06  # half an hour, an hour and a half
IDENTITY_SECONDS = int(IDENTITY_DAYS * 86_400)
ONE = Options(workers=1)


@dataclass(frozen=True, kw_only=True)
class Memory:
    """A run's state topic: the records that are left, and the tombstones there were."""

    left: dict[str, Record]
    dropped: set[str]

    @property
    def known(self) -> dict[str, Record]:
        """Leave out what is past every window: when it is swept up changes nothing."""
        now = max(self.left.values(), key=lambda record: record.seq).at
        return {
            origin: record
            for origin, record in self.left.items()
            if not is_past(record.at, now, IDENTITY_SECONDS)
        }


def memory(settings: Settings, name: str) -> Memory:
    """Read a run's state topic as a run that goes on does."""
    topic = state_topic(settings, name).name
    left: dict[str, Record] = {}
    dropped: set[str] = set()
    for record in tap(settings, topic, from_beginning=True, until_end=True):
        origin = (record.key or b"").decode()
        if record.value is None:
            del left[origin]
            dropped.add(origin)
        elif record.key != STANDING:
            left[origin] = decode(record.value)
    return Memory(left=left, dropped=dropped)


@pytest.fixture(scope="module")
def whole(wiring: Callable[..., Wire]) -> tuple[Settings, Plan, Report]:
    """Run a feed of four hours that nobody kills."""
    wire = wiring(window_days=WINDOW_DAYS, identity_days=IDENTITY_DAYS)
    wire.publish(mixed(COUNT))
    plan = plan_over(wire.settings, "whole")
    return wire.settings, plan, run(wire.settings, plan, ONE)


def test_what_was_forgotten_stays_so_behind_a_kill(
    whole: tuple[Settings, Plan, Report],
) -> None:
    """Slimmed and dropped as the outputs were committed: same bytes, same state."""
    settings, plan, unkilled = whole
    for done in (COUNT // 2, LATE):
        dies_at(settings, plan, "killed", done)
    dead = memory(settings, "killed")

    report = run(settings, plan, Options(name="killed", workers=1))

    before, after = memory(settings, "whole"), memory(settings, "killed")
    assert unkilled.sha256 == report.sha256
    assert unkilled.balance == report.balance
    assert dead.dropped
    assert any(record.is_slim for record in dead.known.values())
    assert before.known == after.known
    assert len(before.left) < COUNT / 2


def test_the_verdicts_are_the_same_from_dedupe(
    whole: tuple[Settings, Plan, Report],
) -> None:
    """Read from the log that the whole run has recorded, killed as well."""
    settings, _, unkilled = whole
    log = ranges(settings, replay_topic(settings, PARSED, "whole"))
    plan = plan_over(settings, "log", FromStage.DEDUPE, ranges=log)
    dies_at(settings, plan, "log", LATE)
    dead = memory(settings, "log")

    report = run(settings, plan, ONE)

    assert dead.dropped
    assert report.is_balanced
    for topic in (UNIQUE, DUPLICATES, ENRICHED):
        assert unkilled.sha256[topic] == report.sha256[topic], topic
