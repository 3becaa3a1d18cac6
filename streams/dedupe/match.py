"""Find the leader that a text belongs to, and say how."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from schemas.decisions import Verdict
from streams.dedupe.correction import announces, cited
from streams.dedupe.index import Probe, title_name
from streams.dedupe.memo import Memo
from streams.dedupe.pair import Pair
from streams.dedupe.reading import Reading
from streams.dedupe.record import Record
from streams.dedupe.roundup import is_made_of, is_roundup
from streams.dedupe.verdict import verdict
from streams.sketch import encoded, title_hashes

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


class Match(Struct, frozen=True, kw_only=True):
    """The verdict, the leader it is about, and both texts where they were read."""

    verdict: Verdict
    leader: Record | None = None
    pair: Pair | None = None
    corrects: bool = False

    @property
    def joins(self) -> bool:
        """Say whether the article joins the leader's story: versions and copies do.

        Round-ups, series and follow-ups would chain stories that are not one.
        """
        return self.verdict in JOINING


UNMATCHED = Match(verdict=Verdict.UNIQUE)


class _Found(Struct, frozen=True, kw_only=True):
    verdict: Verdict
    leader: Record
    pair: Pair

    @property
    def rank(self) -> tuple[int, float, int]:
        return STRENGTH.index(self.verdict), -self.pair.containment, self.leader.seq


def match(
    text: Reading, source: str | None, probe: Probe, time: int | None, memo: Memo
) -> Match:
    """Find what the text belongs to; a correction belongs to what it corrects."""
    found = _likest(text, source, probe, time, memo)
    return _correction(found, text, source, time, memo) if announces(text) else found


def _likest(
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


def _correction(
    found: Match, text: Reading, source: str | None, time: int | None, memo: Memo
) -> Match:
    """Link a correction to what it corrects; it is never folded away with that.

    Example: "Ralat: Feri Menabrak Dermaga", a notice of two sentences. A copy of the
    notice, or its second version, is what it is to the notice.
    """
    if found.pair is not None and found.joins and announces(found.pair.there):
        return found
    if found.verdict is Verdict.UPDATE:
        return replace(found, corrects=True)
    named = _named(text, source, time, memo)
    if named is not None:
        pair = Pair(text, memo.read(named))
        return Match(verdict=Verdict.FOLLOWUP, leader=named, pair=pair, corrects=True)
    if found.joins or found.verdict is Verdict.FOLLOWUP:
        return replace(found, verdict=Verdict.FOLLOWUP, corrects=True)
    return found


def _named(
    text: Reading, source: str | None, time: int | None, memo: Memo
) -> Record | None:
    """Find the outlet's own article whose headline is cited, the newest first."""
    index = memo.index
    for headline in cited(text):
        for record in index.titled(title_name(title_hashes(encoded(headline)))):
            if record.source == source and index.is_near(record, time):
                return record
    return None


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
