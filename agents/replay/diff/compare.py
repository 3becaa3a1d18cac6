"""Say what differs between the two records of a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from agents.replay.diff import facts
from agents.replay.diff.difference import (
    Difference,
    FieldChange,
    FromTo,
    Kind,
    Lines,
    Seen,
    Shift,
    Subjects,
)
from agents.replay.diff.fields import changes, kind_of, told
from agents.replay.diff.join import Joined, Pair
from agents.replay.diff.lines import came, went
from agents.replay.diff.terminal import Terminal

__all__ = ["compared"]

ORDER = tuple(Kind)
OF_ORIGIN = {"firstCreated", "versionCreated"}
CLASSIFIED = (
    "subjects",
    "stream.classify",
    "stream.versions.model",
    "stream.versions.taxonomy",
)
Value = dict[str, Any]


def compared(pair: Pair, ignored: Sequence[str] = ()) -> Difference | None:
    """Give the difference of a pair; None when there is none that can be told."""
    if pair.is_equal or pair.joined is Joined.COMPACTED:
        return None
    a, b = _value(pair.a), _value(pair.b)
    if pair.a is None or pair.b is None:
        only = Kind.ONLY_A if pair.b is None else Kind.ONLY_B
        return _difference(pair, a or b, (only,))
    found = [*_comparable(a, b, changes(a, b, ignored))]
    kinds = _kinds(found)
    if pair.a.fate is not pair.b.fate:
        kinds |= {Kind.FATE}
    if (pair.a.article, pair.a.version) != (pair.b.article, pair.b.version):
        kinds |= {Kind.IDENTITY}
    return _both(pair, a, b, found, kinds) if kinds else None


def _comparable(
    a: Value, b: Value, found: Iterable[FieldChange]
) -> Iterator[FieldChange]:
    """Leave out what a stage says that ran on one side only: the fate tells it."""
    if bool(facts.block(a, "classify")) == bool(facts.block(b, "classify")):
        yield from found
        return
    for change in found:
        if not any(change.path.startswith(path) for path in CLASSIFIED):
            yield change


def _kinds(found: Sequence[FieldChange]) -> set[Kind]:
    """Collect the kinds; reasons count only where the decision itself stands."""
    kinds = {kind_of(change.path) for change in found}
    kinds -= {Kind.GROUNDS}
    if Kind.ORIGIN in kinds and not any(map(_is_field, found)):
        kinds -= {Kind.FIELDS}
    decided = {
        "stream.classify": Kind.SUBJECTS in kinds,
        "stream.dedupe": bool({Kind.VERDICT, Kind.IDENTITY} & kinds),
    }
    for change in found:
        if kind_of(change.path) is Kind.GROUNDS:
            stage = ".".join(change.path.split(".")[:2])
            kinds |= set() if decided.get(stage) else {Kind.GROUNDS}
    return kinds


def _is_field(change: FieldChange) -> bool:
    """Say whether a field says more than when its raw record came."""
    return kind_of(change.path) is Kind.FIELDS and change.path not in OF_ORIGIN


def _both(
    pair: Pair, a: Value, b: Value, found: Sequence[FieldChange], kinds: set[Kind]
) -> Difference:
    here, there = facts.paragraphs(a), facts.paragraphs(b)
    lines = Lines(went=went(here, there), came=came(here, there))
    subjects = _subjects(facts.subjects(a), facts.subjects(b))
    if Kind.SUBJECTS not in kinds:
        subjects = None
    elif subjects is None:  # names or relevance alone
        kinds = kinds - {Kind.SUBJECTS} | {Kind.GROUNDS}
    stamps = [told(one) for one in found if kind_of(one.path) is Kind.STAMPS]
    fields = [told(one) for one in found if kind_of(one.path) is not Kind.STAMPS]
    return _difference(
        pair,
        b or a,
        tuple(kind for kind in ORDER if kind in kinds),
        verdict=_from_to(facts.verdict(a), facts.verdict(b)),
        headline=_from_to(facts.headline(a), facts.headline(b)),
        language=_from_to(a.get("language"), b.get("language")),
        body=lines if lines.went or lines.came else None,
        subjects=subjects,
        fields=tuple(fields),
        stamps=tuple(stamps),
    )


def _difference(
    pair: Pair,
    value: Value,
    kinds: tuple[Kind, ...],
    **told: Any,  # noqa: ANN401 - what differs
) -> Difference:
    either = pair.either
    return Difference(
        article=either.article,
        version=either.version,
        origin=either.origin,
        outlet=facts.outlet(value),
        day=facts.day(value),
        title=facts.headline(value),
        kinds=kinds,
        a=_seen(pair.a),
        b=_seen(pair.b),
        **told,
    )


def _seen(one: Terminal | None) -> Seen | None:
    if one is None:
        return None
    return Seen(
        fate=one.fate,
        article=one.article,
        version=one.version,
        origin=one.origin,
        verdict=facts.verdict(one.told),
    )


def _value(one: Terminal | None) -> Value:
    return {} if one is None else one.told


def _from_to(a: str | None, b: str | None) -> FromTo | None:
    return None if a == b else FromTo(a=a, b=b)


def _subjects(a: dict[str, int], b: dict[str, int]) -> Subjects | None:
    found = Subjects(
        added=tuple(sorted(b.keys() - a.keys())),
        dropped=tuple(sorted(a.keys() - b.keys())),
        shifted=tuple(
            Shift(literal=name, a=a[name], b=b[name])
            for name in sorted(a.keys() & b.keys())
            if a[name] != b[name]
        ),
    )
    return found if found.added or found.dropped or found.shifted else None
