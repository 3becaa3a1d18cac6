"""What differs: slots of both sides, and sentences that were edited or stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agents.why.judged import Why
from schemas.article import ParsedArticle
from schemas.decisions import Change
from streams.dedupe.local import local_paragraphs
from streams.dedupe.pair import Pair
from streams.dedupe.reading import Reading
from streams.slots import MONTHS, WEEKDAYS, places
from streams.text import sentences, words

__all__ = ["Slot", "differing", "edited", "is_hardly_shared", "own_paragraphs", "slots"]

HARDLY = 0.12  # of the shorter text; below it nothing is set beside each other
ALIKE = 0.4  # of the words of both sentences: one is the other, edited


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One kind of slot: what both texts have, and only the first, only the second."""

    name: str
    both: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]


def slots(why: Why) -> tuple[Slot, ...]:
    """Compare numbers and days, as the verdict reads them, places and names."""
    here, there = why.grounds.pair.here, why.grounds.pair.there
    return (
        _slot("numbers", there.numbers, here.numbers),
        _slot("dates", there.dates, here.dates),
        _slot("places", _places(why.first.article), _places(why.second.article)),
        _names(why),
    )


def differing(why: Why) -> tuple[frozenset[str], frozenset[str]]:
    """Collect the words of numbers, days and names that only one side has, for each."""
    if is_hardly_shared(why):
        return frozenset(), frozenset()
    numbers, dates, _, names = slots(why)
    here, there = why.grounds.pair.here.vocabulary, why.grounds.pair.there.vocabulary
    first = {*numbers.first, *(words(" ".join((*dates.first, *names.first))))}
    second = {*numbers.second, *(words(" ".join((*dates.second, *names.second))))}
    return frozenset(first - here), frozenset(second - there)


def is_hardly_shared(why: Why) -> bool:
    """Say whether a list of changes would be the list of all sentences."""
    return not why.shared and why.grounds.pair.containment < HARDLY


def own_paragraphs(why: Why) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """List the paragraphs of either text that the other one does not hold."""
    pair = why.grounds.pair
    return local_paragraphs(Pair(pair.there, pair.here)), local_paragraphs(pair)


def edited(why: Why) -> Iterator[Change]:
    """List edited sentences, and single ones of paragraphs that are shared else."""
    here, there = why.grounds.pair.here, why.grounds.pair.there
    first, second = own_paragraphs(why)
    own_first, own_second = _sentences(there, first), _sentences(here, second)
    for change in why.changed.sentences:
        if _is_alike(change):
            yield change
            continue
        if change.from_ is not None and change.from_ not in own_first:
            yield Change(from_=change.from_, to=None)
        if change.to is not None and change.to not in own_second:
            yield Change(from_=None, to=change.to)


def _sentences(text: Reading, paragraphs: tuple[int, ...]) -> set[str]:
    return {s for number in paragraphs for s in sentences(text.paragraphs[number])}


def _names(why: Why) -> Slot:
    """List names of the bodies with a word that the other text does not have at all."""
    here, there = why.grounds.pair.here, why.grounds.pair.there
    gone = (one.from_ for one in why.changed.names if one.from_)
    come = (one.to for one in why.changed.names if one.to)
    first = (name for name in gone if _is_new(name, there, here))
    second = (name for name in come if _is_new(name, here, there))
    return Slot(
        name="names",
        both=(),
        first=tuple(dict.fromkeys(first)),
        second=tuple(dict.fromkeys(second)),
    )


def _is_new(name: str, text: Reading, other: Reading) -> bool:
    known = other.vocabulary | MONTHS | WEEKDAYS
    return name in text.text and not known >= set(words(name))


def _is_alike(change: Change) -> bool:
    old, new = set(words(change.from_ or "")), set(words(change.to or ""))
    return len(old & new) >= ALIKE * len(old | new)


def _slot(name: str, first: frozenset[str], second: frozenset[str]) -> Slot:
    return Slot(
        name=name,
        both=tuple(sorted(first & second)),
        first=tuple(sorted(first - second)),
        second=tuple(sorted(second - first)),
    )


def _places(article: ParsedArticle) -> frozenset[str]:
    return frozenset(places("\n".join([article.title or "", *article.paragraphs])))
