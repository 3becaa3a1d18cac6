"""The comparison on a page: counts by subject, then articles that move."""

from __future__ import annotations

from collections.abc import Iterator

from agents.lexicon.compare import Comparison, Move
from streams.classify import deeper, taxonomy

__all__ = ["page"]

DIGITS = 8  # of a version
NOWHERE = "nowhere"


def page(found: Comparison) -> str:
    """Write everything that a person wants to know before the words come into force."""
    return "\n".join([*_head(found), *_subjects(found), *_samples(found)])


def _head(found: Comparison) -> Iterator[str]:
    old, new = (version[:DIGITS] for version in found.versions)
    yield f"words {old} → {new}: {found.changed} of {found.articles} articles change"
    before, after = found.abstained
    yield f"filed nowhere: {before} → {after}"


def _subjects(found: Comparison) -> Iterator[str]:
    names = {one: _name(one) for one in found.subjects}
    width = max(map(len, names.values()), default=0)
    for one, name in names.items():
        before, after = found.before[one], found.after[one]
        moves = f"  +{found.gained[one]} -{found.lost[one]}"
        is_moved = found.gained[one] or found.lost[one]
        yield f"  {name.ljust(width)} {before:>6} → {after:<6}" + moves * bool(is_moved)


def _samples(found: Comparison) -> Iterator[str]:
    for move in found.samples:
        yield ""
        yield from _move(move)


def _move(move: Move) -> Iterator[str]:
    yield f"{move.origin}  {move.title}"
    yield f"  {_listed(move.before)} → {_listed(move.after)}"
    if move.terms:
        yield f"  because: {', '.join(move.terms)}"


def _listed(literals: tuple[str, ...]) -> str:
    return ", ".join(map(_name, literals)) or NOWHERE


def _name(literal: str) -> str:
    rules = [rule for rules in deeper.load().values() for rule in rules]
    known = {topic.literal: topic.en for topic in (*taxonomy.load().topic, *rules)}
    return known.get(literal, literal)
