"""The lane: a seek that ends after its assignment was given back begins nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from agents.delivery.guard import make_guard
from agents.delivery.lane import Lane
from agents.delivery.slices import Fetched, Partition
from streams.settings import Settings

RAW = Partition("articles.raw", 0)
CHANGELOG = Partition("memo-changelog", 0)


class Broker:
    """Answers where the group is."""

    async def committed(self, tps: Collection[Partition]) -> dict[Partition, int]:
        """Stand at offset 7 everywhere."""
        return dict.fromkeys(tps, 7)

    async def seek_all(self, _: Mapping[Partition, int]) -> None:
        """Seek."""

    async def heartbeat(self) -> None:
        """Answer."""


class Assigned(Lane):
    """A lane with one raw partition and one changelog, without Faust."""

    def __init__(self, *, is_revoked: bool, settings: Settings | None = None) -> None:
        """Revoke within the last question that a seek asks, or never."""
        recovery = SimpleNamespace(active_offsets={CHANGELOG: 4})
        tables = SimpleNamespace(recovery=recovery)
        self.app = SimpleNamespace(consumer_generation_id=1, tables=tables)
        self.guard = make_guard(settings or Settings())
        self.guard.is_draining = True
        self._thread = Broker()
        self._is_revoked = is_revoked

    def assignment(self) -> set[Partition]:
        """List both."""
        return {RAW, CHANGELOG}

    def _is_changelog_tp(self, tp: Any) -> bool:
        return bool(tp == CHANGELOG)

    async def highwaters(self, *tps: Any) -> dict[Any, int]:
        """Tell the ends, which were all read."""
        await asyncio.sleep(0)
        if self._is_revoked:
            self.guard.chain.close()
            self.guard.ledger.close()
            self.app.tables.recovery.active_offsets.clear()
        return dict.fromkeys(tps, 5)


def test_a_seek_begins_the_assignment() -> None:
    """At the commits; what was draining is over."""
    lane = Assigned(is_revoked=False)

    asyncio.run(lane.perform_seek())

    assert [RAW] == lane.guard.ledger.partitions()
    assert 7 == lane.guard.chain.expected(RAW)
    assert not lane.guard.is_draining


def test_a_seek_overtaken_by_a_revocation_begins_nothing() -> None:
    """The generation is still the same: only the closing tells."""
    lane = Assigned(is_revoked=True)

    asyncio.run(lane.perform_seek())

    assert [] == lane.guard.ledger.partitions()
    lane.guard.chain.open()
    assert not lane.guard.chain.is_open
    assert lane.guard.is_draining


def test_a_raw_topic_made_anew_asks_for_another_group(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Offsets set back would make repeats of the new records."""

    def leave(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr("os._exit", leave)
    lane = Assigned(is_revoked=False)
    lane.guard.chain.begin({RAW: 7})
    lane.guard.chain.open()

    with pytest.raises(SystemExit) as ended:
        asyncio.run(lane._take(Fetched(tp=RAW, start=0, end=3, records=())))

    assert 78 == ended.value.code
    line = capfd.readouterr().err
    assert "another KAWAT_GROUP or KAWAT_TOPIC_PREFIX" in line
    assert "set the group's offsets" not in line
