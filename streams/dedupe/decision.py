"""The decision as records tell it: the verdict, its shares, its grounds."""

from __future__ import annotations

from schemas.codec import share
from schemas.decisions import Changed, DedupeDecision, FirstSeen
from streams.dedupe.match import Match
from streams.dedupe.memo import Memo
from streams.dedupe.reading import Reading
from streams.dedupe.record import Record, story, uri
from streams.dedupe.times import iso

__all__ = ["decision"]


def decision(
    text: Reading, memo: Memo, found: Match, *, version: int, begins: bytes
) -> DedupeDecision:
    """Tell a match; evidence is made for what was compared and found alike."""
    leader, pair = found.leader, found.pair
    return DedupeDecision(
        verdict=found.verdict,
        of=None if leader is None or leader.id is None else uri(leader.id),
        version=version,
        story=story(begins),
        containment_here=None if pair is None else share(pair.share_here),
        containment_there=None if pair is None else share(pair.share_there),
        jaccard=None if pair is None else share(pair.jaccard),
        first_seen=None if leader is None else _first_seen(leader, memo),
        silent_edit=False,
        passages=(),
        changed=Changed(),
    )


def _first_seen(leader: Record, memo: Memo) -> FirstSeen:
    """Name the oldest live record of the matched article."""
    assert leader.id is not None
    first = memo.identity.members(leader.id)[0]
    return FirstSeen(
        source=first.source,
        at=None if first.time is None else iso(first.time),
        raw=first.origin,
    )
