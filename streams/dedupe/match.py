"""Find the leader that a text belongs to, and say how."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.decisions import Verdict
from streams.dedupe.index import Probe
from streams.dedupe.memo import Memo
from streams.dedupe.pair import Pair
from streams.dedupe.reading import Reading
from streams.dedupe.record import Record
from streams.dedupe.roundup import is_made_of, is_roundup
from streams.dedupe.verdict import verdict

__all__ = ["UNMATCHED", "Match", "candidates", "match"]

MOST_READ = 8  # candidates whose texts are read
JOINING = frozenset(
    {
        Verdict.REDELIVERY,
        Verdict.EXACT,
        Verdict.SYNDICATED,
        Verdict.EXCERPT,
        Verdict.UPDATE,
    }
)
# What binds most comes first. A leader that is a round-up binds less than a true one.
STRENGTH = (
    Verdict.EXACT,
    Verdict.UPDATE,
    Verdict.EXCERPT,
    Verdict.SYNDICATED,
    Verdict.DIGEST,
    Verdict.SERIES,
    Verdict.FOLLOWUP,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The verdict, the leader it is about, and both texts where they were read."""

    verdict: Verdict
    leader: Record | None = None
    pair: Pair | None = None

    @property
    def joins(self) -> bool:
        """Say whether the article joins the leader's story: versions and copies do.

        Round-ups, series and follow-ups would chain stories that are not one.
        """
        return self.verdict in JOINING


UNMATCHED = Match(verdict=Verdict.UNIQUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    verdict: Verdict
    leader: Record
    pair: Pair

    @property
    def rank(self) -> tuple[int, float, int]:
        return STRENGTH.index(self.verdict), -self.pair.containment, self.leader.seq


def match(
    text: Reading, source: str | None, probe: Probe, time: int | None, memo: Memo
) -> Match:
    """Compare with every candidate; what binds most wins, the likest, the oldest."""
    pairs = [(r, Pair(text, memo.read(r))) for r in candidates(probe, time, memo)]
    found = [
        _Found(verdict=said, leader=leader, pair=pair)
        for leader, pair in pairs
        if (said := verdict(pair, is_same_outlet=source == leader.source))
        is not Verdict.UNIQUE
    ]
    found = _of_this_day(found)
    if not found:
        return UNMATCHED
    best = min(found, key=lambda one: one.rank)
    if best.verdict is not Verdict.EXACT and _is_digest(text, found):
        best = max(found, key=lambda one: (one.pair.containment, -one.leader.seq))
        return Match(verdict=Verdict.DIGEST, leader=best.leader, pair=best.pair)
    return Match(verdict=best.verdict, leader=best.leader, pair=best.pair)


def _of_this_day(found: list[_Found]) -> list[_Found]:
    """Leave out copies that name other days, when the text is a template's instance.

    What copied yesterday's gold price, with additions, is no original of today's.
    """
    if not any(one.verdict is Verdict.SERIES for one in found):
        return found
    return [
        one
        for one in found
        if one.verdict not in JOINING or not one.pair.has_moved_dates
    ]


def _is_digest(text: Reading, found: list[_Found]) -> bool:
    """Say whether it is a round-up; one that is another round-up's copy is a copy."""
    if is_roundup(text):
        return any(one.verdict is Verdict.DIGEST for one in found) and not any(
            one.verdict in JOINING and is_roundup(one.pair.there) for one in found
        )
    return is_made_of([one.pair for one in found])


def candidates(probe: Probe, time: int | None, memo: Memo) -> list[Record]:
    """List what to read: the same body first, then by estimated containment."""
    index = memo.index
    found = [*index.same_text(probe), *index.candidates(probe)]
    near = {r.seq: r for r in found if index.is_near(r, time)}
    return list(near.values())[:MOST_READ]
