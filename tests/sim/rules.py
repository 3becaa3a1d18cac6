"""The rules of the memo, and spoilt ones that every run of the simulator must catch."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from agents.texts import DiskTexts
from streams.dedupe import Memo
from streams.dedupe.clock import UNSET, StreamTime
from streams.dedupe.index import packed, unpacked
from streams.dedupe.record import Record, decode, encode
from streams.dedupe.restore import trusted
from streams.settings import Settings
from tests.sim.feed import Mix, mix_for

if TYPE_CHECKING:
    from tests.sim.feed import Raw
    from tests.sim.schedule import Schedule

__all__ = ["ON_DISK", "RIGHT", "SPOILT", "Rules", "long_mix"]

Pairs = Iterable[tuple[bytes, bytes]]


def told(_schedule: Schedule, _raw: Raw, settled: int) -> int | None:
    """The settled mark: parse's own acknowledged commit when it sent."""
    return settled


def acknowledged(committed: int, _offset: int) -> int:
    """The commit that the worker has acknowledged."""
    return committed


class Sealing(Memo):
    """Right: as few records are sealed together as can be."""

    block = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How the worker around the stage behaves."""

    memo: type[Memo] = Sealing
    mix: Callable[[int], Mix] = mix_for
    settled: Callable[[Any, Any, int], int | None] = told
    commit: Callable[[int, int], int] = acknowledged
    is_changelog_awaited: bool = True
    is_changelog_ordered: bool = True
    is_repeat_answered: bool = False
    has_keeper: bool = True
    is_forgetting_late: bool = True


RIGHT = Rules()


def long_mix(seed: int) -> Mix:
    """Draw a long schedule with short windows: much is forgotten, much goes wrong."""
    return dataclasses.replace(
        mix_for(seed), raws=28, faults=9, similar_hours=3, known_hours=4
    )


class OnDisk(Sealing):
    """Right: the texts lie in files, the smallest that there can be."""

    @classmethod
    def restore(
        cls, records: Pairs, commit: int, settings: Settings | None = None
    ) -> Memo:
        """Begin with an empty store."""
        texts = DiskTexts(Path(gettempdir()), segment_bytes=1)
        return super().restore(records, commit, settings, texts)


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


ON_DISK = Rules(memo=OnDisk, mix=long_mix)


class Floorless(Memo):
    """Spoilt: no record tells which commit its writer knew of."""

    @classmethod
    def restore(
        cls, records: Pairs, commit: int, settings: Settings | None = None
    ) -> Memo:
        """Believe the group's commit alone, which an operator may have set back."""
        blank = [(k, encode(replace(decode(v), commit=0))) for k, v in records]
        return super().restore(blank, commit, settings)

    def remember(self, record: Record) -> None:
        """Spare nothing for the sake of that commit."""
        super().remember(replace(record, commit=1 << 60))


class Refolding(Memo):
    """Spoilt: stream time is folded again from what has survived."""

    @classmethod
    def restore(
        cls, records: Pairs, commit: int, settings: Settings | None = None
    ) -> Memo:
        """Move the clock by the event times of the records that are left."""
        memo, time = cls(settings), UNSET
        for record in trusted((value for _, value in records), commit):
            time = time.after(record.time)
            memo.advance(time)
            memo.remember(record)
        return memo


class ByArrival(Memo):
    """Spoilt: records are folded as they stand in the changelog."""

    @classmethod
    def restore(
        cls, records: Pairs, commit: int, settings: Settings | None = None
    ) -> Memo:
        """Fold in the order of the last writes; slimming has moved some to the end."""
        values = [value for _, value in records]
        known = {record.origin: record for record in trusted(values, commit)}
        memo = cls(settings)
        for origin in [decode(value).origin for value in values]:
            if (record := known.get(origin)) is not None:
                memo.advance(_time_of(record))
                memo.remember(record)
        return memo


class Counting(Memo):
    """Spoilt: the windows go by how much this process has seen."""

    steps = 0

    def advance(self, time: StreamTime) -> None:
        """Take every step for an hour."""
        self.steps += 1
        super().advance(replace(time, now=self.steps * 3600))


class Aging(Memo):
    """Spoilt: what is past is told by a record's own event time."""

    def remember(self, record: Record) -> None:
        """Let an article that is old by its date leave early."""
        super().remember(replace(record, at=record.time))


class Full(Memo):
    """Spoilt: a key that many leaders bear takes no more of them."""

    def remember(self, record: Record) -> None:
        """Leave out the keys whose place is taken."""
        cap = self.settings.posting_cap
        keys = unpacked(record.keys or b"")
        free = [key for key in keys if len(self.index._keys.of(key)) < cap]
        if record.keys is not None:
            record = replace(record, keys=packed(free))
        super().remember(record)


def _time_of(record: Record) -> StreamTime:
    return StreamTime(
        now=record.at, reached=record.reached, ahead=record.ahead, floor=record.floor
    )


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
    "changelog out of order": Rules(
        memo=Gullible, mix=long_mix, is_changelog_ordered=False
    ),
    "rewind without floor": Rules(memo=Floorless, mix=long_mix),
    "stream time folded again": Rules(memo=Refolding, mix=long_mix),
    "restore by arrival": Rules(memo=ByArrival, mix=long_mix),
    "windows by arrival": Rules(memo=Counting),
    "windows by event time": Rules(memo=Aging, mix=long_mix),
    "cap at insertion": Rules(memo=Full, mix=long_mix),
    "repeats answered": Rules(is_repeat_answered=True, has_keeper=False),
    "no keeper": Rules(has_keeper=False),
}
