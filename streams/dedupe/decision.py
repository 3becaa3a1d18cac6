"""The decision as records tell it: the verdict, its shares, its grounds."""

from __future__ import annotations

from schemas.codec import share
from schemas.decisions import (
    Changed,
    DedupeDecision,
    FirstSeen,
    Passage,
    Verdict,
)
from streams.dedupe.changes import changed, is_silent
from streams.dedupe.local import local_paragraphs
from streams.dedupe.match import Match
from streams.dedupe.memo import Memo
from streams.dedupe.passages import passages
from streams.dedupe.record import Record, story, uri
from streams.dedupe.times import iso

__all__ = ["decision"]


NO_CHANGE = Changed()


def decision(
    memo: Memo, found: Match, *, version: int, begins: bytes
) -> DedupeDecision:
    """Tell a match; evidence is made for what joins a story, where texts differ."""
    leader, pair = found.leader, found.pair
    updated = pair if found.verdict is Verdict.UPDATE else None
    copied = pair if found.verdict is Verdict.SYNDICATED else None
    of = None if leader is None else uri(leader.own)
    return DedupeDecision(
        verdict=found.verdict,
        of=of,
        version=version,
        story=story(begins),
        containment_here=None if pair is None else share(pair.share_here),
        containment_there=None if pair is None else share(pair.share_there),
        jaccard=None if pair is None else share(pair.jaccard),
        first_seen=None if leader is None else _first_seen(leader, memo),
        silent_edit=updated is not None and is_silent(updated),
        passages=_passages(found),
        changed=NO_CHANGE if updated is None else changed(updated),
        local_paragraphs=() if copied is None else local_paragraphs(copied),
        corrects=of if found.corrects else None,
    )


def _passages(found: Match) -> tuple[Passage, ...]:
    if found.pair is None or not found.joins or found.verdict is Verdict.EXACT:
        return ()
    return passages(found.pair.here.text, found.pair.there.text)


def _first_seen(leader: Record, memo: Memo) -> FirstSeen:
    """Name the oldest live record of the matched article."""
    first = memo.identity.oldest(leader.own) or leader
    return FirstSeen(
        source=first.source,
        at=None if first.time is None else iso(first.time),
        raw=first.origin,
    )
