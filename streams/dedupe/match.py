"""Find the leader that a text belongs to, and say how."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.decisions import Verdict
from streams.dedupe.index import Probe
from streams.dedupe.memo import Memo
from streams.dedupe.reading import Reading
from streams.dedupe.record import Record
from streams.dedupe.verdict import Comparison, compare, verdict

__all__ = ["UNMATCHED", "Match", "match"]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The verdict, the leader it is about, and the comparison of both texts."""

    verdict: Verdict
    leader: Record | None = None
    comparison: Comparison | None = None

    @property
    def joins(self) -> bool:
        """Say whether the article joins the leader's story: versions and copies do.

        Round-ups, series and follow-ups would chain stories that are not one.
        """
        return self.verdict in JOINING


UNMATCHED = Match(verdict=Verdict.UNIQUE)


def match(
    text: Reading, source: str | None, probe: Probe, time: int, memo: Memo
) -> Match:
    """Compare with every candidate; the verdict that binds most wins, the older first."""
    found = [_pair(text, source, r, memo) for r in _candidates(probe, time, memo)]
    found = [pair for pair in found if pair.verdict is not Verdict.UNIQUE]
    return min(found, key=_rank, default=UNMATCHED)


def _candidates(probe: Probe, time: int, memo: Memo) -> list[Record]:
    """List what to read: the same body first, then by estimated containment."""
    index = memo.index
    found = [*index.same_text(probe), *index.candidates(probe)]
    near = {r.seq: r for r in found if index.is_near(r, time)}
    return list(near.values())[:MOST_READ]


def _pair(text: Reading, source: str | None, leader: Record, memo: Memo) -> Match:
    other = memo.read(leader)
    comparison = compare(text, other)
    said = verdict(text, other, comparison, is_same_outlet=source == leader.source)
    return Match(verdict=said, leader=leader, comparison=comparison)


_STRENGTH = (
    Verdict.EXACT,
    Verdict.DIGEST,
    Verdict.UPDATE,
    Verdict.EXCERPT,
    Verdict.SYNDICATED,
    Verdict.SERIES,
    Verdict.FOLLOWUP,
)


def _rank(pair: Match) -> tuple[int, float, int]:
    assert pair.comparison is not None
    assert pair.leader is not None
    return (
        _STRENGTH.index(pair.verdict),
        -pair.comparison.containment,
        pair.leader.seq,
    )
