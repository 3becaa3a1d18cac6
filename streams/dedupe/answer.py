"""The recorded answer: what a judgement said, so that it can be said again.

A record that is read again brings its article with it: only the decision is kept, and
of the article's own words their positions. Told by the code that judges (`told.py`), it
gives the same bytes.
"""

from __future__ import annotations

from msgspec import Struct

from schemas.article import ParsedArticle
from schemas.codec import share
from schemas.decisions import (
    Change,
    Changed,
    DedupeDecision,
    FirstSeen,
    Passage,
    Verdict,
)
from schemas.errors import Reason, Rejected
from streams.dedupe.record import Record, id_bytes, story, uri
from streams.dedupe.ruling import Said
from streams.text import joined

__all__ = ["Answer", "pack", "unpack"]

PARTS = 1000  # shares have three decimals

_Share = int | None
_Sides = tuple[str | None, str | None]


class _Decision(Struct, frozen=True, array_like=True, kw_only=True):
    """A decision; verdict, version and story stand in the memo record."""

    of: bytes | None
    shares: tuple[_Share, _Share, _Share]
    first_seen: tuple[str | None, str | None, str] | None
    is_silent: bool
    passages: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    changed: tuple[tuple[_Sides, ...], tuple[_Sides, ...], tuple[_Sides, ...]]
    local: tuple[int, ...] = ()
    corrects: bool = False


class Answer(Struct, frozen=True, array_like=True, kw_only=True):
    """What was said, as the changelog keeps it."""

    versions: tuple[str, str]
    decision: _Decision | None
    canceled: tuple[tuple[bytes, int], ...]
    gone: tuple[tuple[bytes, str], ...]
    refused: tuple[str, str] | None


def pack(said: Said) -> Answer:
    """Leave out what the record and its article tell again."""
    decision, rejection = said.decision, said.rejection
    return Answer(
        versions=said.versions,
        decision=None if decision is None else _packed(decision),
        canceled=said.canceled,
        gone=said.gone,
        refused=None if rejection is None else (rejection.reason, rejection.detail),
    )


def unpack(answer: Answer, record: Record, article: ParsedArticle) -> Said:
    """Put what was said together again, for the record's own article."""
    decision, refused = answer.decision, answer.refused
    return Said(
        decision=None if decision is None else _unpacked(decision, record, article),
        canceled=answer.canceled,
        gone=answer.gone,
        rejection=None if refused is None else Rejected(Reason(refused[0]), refused[1]),
        versions=answer.versions,
    )


def _packed(decision: DedupeDecision) -> _Decision:
    seen, changed = decision.first_seen, decision.changed
    return _Decision(
        of=None if decision.of is None else id_bytes(decision.of),
        shares=(
            _parts(decision.containment_here),
            _parts(decision.containment_there),
            _parts(decision.jaccard),
        ),
        first_seen=None if seen is None else (seen.source, seen.at, seen.raw),
        is_silent=decision.silent_edit,
        passages=tuple((one.here, one.there) for one in decision.passages),
        changed=(
            _sides(changed.sentences),
            _sides(changed.numbers),
            _sides(changed.names),
        ),
        local=decision.local_paragraphs,
        corrects=decision.corrects is not None,
    )


def _unpacked(
    packed: _Decision, record: Record, article: ParsedArticle
) -> DedupeDecision:
    here, there, jaccard = map(_share, packed.shares)
    text = joined(article.paragraphs) if packed.passages else ""
    sentences, numbers, names = map(_changes, packed.changed)
    of = None if packed.of is None else uri(packed.of)
    return DedupeDecision(
        verdict=Verdict(record.kind),
        of=of,
        version=record.version,
        story=story(record.begins),
        containment_here=here,
        containment_there=there,
        jaccard=jaccard,
        first_seen=_seen(packed.first_seen),
        silent_edit=packed.is_silent,
        passages=tuple(
            Passage(text=text[mine[0] : mine[1]], here=mine, there=theirs)
            for mine, theirs in packed.passages
        ),
        changed=Changed(sentences=sentences, numbers=numbers, names=names),
        local_paragraphs=packed.local,
        corrects=of if packed.corrects else None,
    )


def _parts(value: float | None) -> _Share:
    return None if value is None else round(value * PARTS)


def _share(parts: _Share) -> float | None:
    return None if parts is None else share(parts / PARTS)


def _sides(changes: tuple[Change, ...]) -> tuple[_Sides, ...]:
    return tuple((change.from_, change.to) for change in changes)


def _changes(sides: tuple[_Sides, ...]) -> tuple[Change, ...]:
    return tuple(Change(from_=before, to=after) for before, after in sides)


def _seen(packed: tuple[str | None, str | None, str] | None) -> FirstSeen | None:
    if packed is None:
        return None
    source, at, raw = packed
    return FirstSeen(source=source, at=at, raw=raw)
