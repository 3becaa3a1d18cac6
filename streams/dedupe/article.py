"""Rule on an article: withdrawn, known by a name, or compared with what is near."""

from __future__ import annotations

from msgspec import Struct

from schemas.article import ParsedArticle
from schemas.decisions import Verdict
from streams.dedupe.correction import announces
from streams.dedupe.decision import decision
from streams.dedupe.index import Probe
from streams.dedupe.match import Match, match
from streams.dedupe.memo import Memo
from streams.dedupe.pair import Pair
from streams.dedupe.reading import Reading
from streams.dedupe.record import Kind, Record
from streams.dedupe.resolve import Standing, standing
from streams.dedupe.ruling import Ruling, Said

__all__ = ["Case", "rule"]


class Case(Struct, frozen=True, kw_only=True):
    """An article as it is judged: its text, its sketch, its version's digest.

    `time` is its event time; None when it tells no date of its own.
    """

    article: ParsedArticle
    reading: Reading
    probe: Probe
    digest: bytes
    time: int | None


def rule(case: Case, memo: Memo) -> Ruling:
    """Judge one article on the memo, which holds all before it."""
    place = standing(case.article, memo)
    if place.is_withdrawn:
        return _withdrawn(place)
    if place.born is not None:
        return _known(case, place, memo)
    return _new(case, place, memo)


def _withdrawn(place: Standing) -> Ruling:
    return Ruling(
        kind=Kind.WITHDRAWN,
        id=place.id,
        born=place.born,
        aliases=place.claims,
        said=Said(canceled=((place.id, 0),)),
    )


def _known(case: Case, place: Standing, memo: Memo) -> Ruling:
    """Tell a redelivery from an update: any text that is known is no news."""
    first = memo.identity.oldest(place.id)
    same = memo.identity.same_version(place.id, case.digest)
    if same is not None:
        match_ = Match(verdict=Verdict.REDELIVERY, leader=first)
        return _ruling(place, memo, match_, same.version)
    if place.is_by_text and first is not None:
        match_ = Match(verdict=Verdict.EXACT, leader=first)
        return _ruling(place, memo, match_, first.version)
    return _update(case, place, memo)


def _update(case: Case, place: Standing, memo: Memo) -> Ruling:
    """Compare a new version with the newest whose text may be looked at."""
    members = memo.identity.members(place.id)
    readable = [r for r in members if memo.index.has_text(r, memo.time.now)]
    pair = Pair(case.reading, memo.read(readable[-1])) if readable else None
    match_ = Match(
        verdict=Verdict.UPDATE,
        leader=members[-1],
        pair=pair,
        corrects=announces(case.reading),
    )
    return _ruling(place, memo, match_, members[-1].top + 1)


def _new(case: Case, place: Standing, memo: Memo) -> Ruling:
    found = match(case.reading, case.article.source, case.probe, case.time, memo)
    if found.verdict is Verdict.UPDATE and found.leader is not None:
        return _adopted(place, memo, found, found.leader)
    return _ruling(place, memo, found, 1)


def _adopted(place: Standing, memo: Memo, found: Match, leader: Record) -> Ruling:
    """Let an article under another address become the next version of the first."""
    joined = Standing(id=leader.own, born=leader.born, claims=place.claims)
    newest = memo.identity.newest(leader.own) or leader
    return _ruling(joined, memo, found, newest.top + 1)


def _ruling(place: Standing, memo: Memo, found: Match, version: int) -> Ruling:
    newest = memo.identity.newest(place.id)
    leader = found.leader
    begins = place.id
    if leader is not None and found.joins:
        begins = leader.begins
    made = decision(memo, found, version=version, begins=begins)
    return Ruling(
        kind=Kind(found.verdict),
        id=place.id,
        born=place.born,
        version=version,
        top=max(version, 0 if newest is None else newest.top),
        story=None if begins == place.id else begins,
        aliases=place.claims,
        said=Said(decision=made),
    )
