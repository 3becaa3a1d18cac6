"""Shared passages: the longest runs of words that both texts hold, with positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.decisions import Passage
from streams.sketch import GRAM
from streams.text import located

__all__ = ["passages"]

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
    found = [run for run in _runs(mine, theirs) if run.words >= FEWEST_WORDS]
    longest = sorted(found, key=lambda run: (-run.words, run.here))[:MOST]
    return tuple(
        _passage(here, run, mine, theirs)
        for run in sorted(longest, key=lambda run: run.here)
    )


def _runs(mine: Located, theirs: Located) -> Iterator[_Run]:
    """Walk through this text, taking the longest run that begins at each word."""
    places = _places(theirs)
    at = 0
    while at + GRAM <= len(mine):
        starts = places.get(_gram(mine, at), ())
        run = max(
            (_Run(at, start, _length(mine, at, theirs, start)) for start in starts),
            key=lambda run: run.words,
            default=None,
        )
        if run is not None:
            yield run
        at += 1 if run is None else run.words


def _places(theirs: Located) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(theirs) - GRAM + 1):
        known = places[_gram(theirs, start)]
        if len(known) < MOST_PLACES:
            known.append(start)
    return places


def _gram(text: Located, start: int) -> tuple[str, ...]:
    return tuple(word for word, _, _ in text[start : start + GRAM])


def _length(mine: Located, at: int, theirs: Located, start: int) -> int:
    length = 0
    for (one, _, _), (other, _, _) in zip(mine[at:], theirs[start:], strict=False):
        if one != other:
            break
        length += 1
    return length


def _passage(here: str, run: _Run, mine: Located, theirs: Located) -> Passage:
    """Cut a run at a word when it is too long to be quoted whole."""
    start = mine[run.here][1]
    words = run.words
    while words > 1 and mine[run.here + words - 1][2] - start > MOST_CHARACTERS:
        words -= 1
    end = mine[run.here + words - 1][2]
    other_end = theirs[run.there + words - 1][2]
    return Passage(
        text=here[start:end],
        here=(start, end),
        there=(theirs[run.there][1], other_end),
    )
