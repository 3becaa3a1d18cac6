"""Shared passages: the longest runs of words that both texts hold, with positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.decisions import Passage
from streams.sketch import GRAM
from streams.text import located

__all__ = ["all_passages", "passages"]

MOST = 5
FEWEST_WORDS = 8
MOST_CHARACTERS = 1000
MOST_PLACES = 4  # of one gram in the other text that are tried

Located = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class _Run:
    here: int
    there: int
    words: int


def passages(here: str, there: str) -> tuple[Passage, ...]:
    """Find the longest shared runs, in the order of this text; at most five."""
    mine, theirs = located(here), located(there)
    longest = sorted(_told(mine, theirs), key=lambda run: (-run.words, run.here))[:MOST]
    return tuple(
        _passage(here, _short(run, mine), mine, theirs)
        for run in sorted(longest, key=lambda run: run.here)
    )


def all_passages(here: str, there: str) -> tuple[Passage, ...]:
    """Find every shared run that is long enough, whole, in the order of this text."""
    mine, theirs = located(here), located(there)
    return tuple(_passage(here, run, mine, theirs) for run in _told(mine, theirs))


def _told(mine: Located, theirs: Located) -> list[_Run]:
    runs = _runs([word for word, _, _ in mine], [word for word, _, _ in theirs])
    return [run for run in runs if run.words >= FEWEST_WORDS]


def _runs(mine: list[str], theirs: list[str]) -> Iterator[_Run]:
    """Walk through this text, taking the longest run that begins at each word."""
    places = _places(theirs)
    at = 0
    while at + GRAM <= len(mine):
        runs = [
            _Run(at, start, _length(mine, at, theirs, start))
            for start in places.get(tuple(mine[at : at + GRAM]), ())
        ]
        if runs:
            longest = max(runs, key=lambda run: run.words)
            yield longest
            at += longest.words
        else:
            at += 1


def _places(theirs: list[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    grams = zip(*(theirs[start:] for start in range(GRAM)), strict=False)
    for start, gram in enumerate(grams):
        known = places.get(gram)
        if known is None:
            places[gram] = [start]
        elif len(known) < MOST_PLACES:
            known.append(start)
    return places


def _length(mine: list[str], here: int, theirs: list[str], there: int) -> int:
    most = min(len(mine) - here, len(theirs) - there)
    length = GRAM
    while length < most and mine[here + length] == theirs[there + length]:
        length += 1
    return length


def _short(run: _Run, mine: Located) -> _Run:
    """Cut a run at a word when it is too long to be quoted whole."""
    start = mine[run.here][1]
    words = run.words
    while words > 1 and mine[run.here + words - 1][2] - start > MOST_CHARACTERS:
        words -= 1
    return _Run(run.here, run.there, words)


def _passage(here: str, run: _Run, mine: Located, theirs: Located) -> Passage:
    start, end = mine[run.here][1], mine[run.here + run.words - 1][2]
    other_end = theirs[run.there + run.words - 1][2]
    return Passage(
        text=here[start:end],
        here=(start, end),
        there=(theirs[run.there][1], other_end),
    )
