"""The rules of the memo, and spoilt ones that every run of the simulator must catch."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from streams.dedupe import Memo
from streams.dedupe.record import Record
from streams.settings import Settings
from tests.sim.feed import Mix, mix_for

if TYPE_CHECKING:
    from tests.sim.feed import Raw
    from tests.sim.schedule import Schedule

__all__ = ["RIGHT", "SPOILT", "Rules"]

Pairs = Iterable[tuple[bytes, bytes]]


def told(_schedule: Schedule, _raw: Raw, settled: int) -> int | None:
    """The settled mark: parse's own acknowledged commit when it sent."""
    return settled


def acknowledged(committed: int, _offset: int) -> int:
    """The commit that the worker has acknowledged."""
    return committed


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How the worker around the stage behaves."""

    memo: type[Memo] = Memo
    mix: Callable[[int], Mix] = mix_for
    settled: Callable[[Any, Any, int], int | None] = told
    commit: Callable[[int, int], int] = acknowledged
    is_changelog_awaited: bool = True
    is_forgetting_late: bool = True


RIGHT = Rules()


def long_mix(seed: int) -> Mix:
    """Draw a long schedule with short windows: much is forgotten, much goes wrong."""
    return dataclasses.replace(
        mix_for(seed), raws=28, faults=9, similar_hours=3, known_hours=4
    )


class Forgetful(Memo):
    """Spoilt: a restart begins with an empty memo."""

    @classmethod
    def restore(
        cls, records: Pairs, commit: int, settings: Settings | None = None
    ) -> Memo:
        """Forget everything."""
        del records
        return super().restore((), commit, settings)


class Gullible(Memo):
    """Spoilt: what follows a hole in the changelog is believed."""

    @classmethod
    def restore(
        cls, records: Pairs, commit: int, settings: Settings | None = None
    ) -> Memo:
        """Fold everything, as if all of it were below the commit."""
        del commit
        return super().restore(records, 1 << 60, settings)


class Markless(Memo):
    """Spoilt: what was forgotten is judged again when it comes again."""

    def mark(self, partition: str) -> int:
        """Know of no settled mark."""
        del partition
        return 0


class Eraless(Memo):
    """Spoilt: an id is not salted with the time of its birth."""

    def era(self) -> int | None:
        """Always the same era."""
        return 0


class Topless(Memo):
    """Spoilt: a record knows its own version only, not the article's highest."""

    def remember(self, record: Record) -> None:
        """Forget the highest version."""
        super().remember(replace(record, top=record.version))


SPOILT = {
    "no memo": Rules(memo=Forgetful),
    "restore over holes": Rules(memo=Gullible, mix=long_mix),
    "no era in ids": Rules(memo=Eraless),
    "own version only": Rules(memo=Topless),
    "no settled mark": Rules(memo=Markless, mix=long_mix),
    "settled = highest judged": Rules(
        settled=lambda _schedule, raw, _settled: raw.offset + 1
    ),
    "settled = live commit": Rules(
        settled=lambda schedule, raw, _settled: schedule.commits["raw", raw.partition]
    ),
    "forget at once": Rules(
        commit=lambda _committed, offset: offset,
        mix=long_mix,
        is_forgetting_late=False,
    ),
    "changelog not awaited": Rules(mix=long_mix, is_changelog_awaited=False),
}
