"""Local additions: the paragraphs of a copy that its original does not hold."""

from __future__ import annotations

from streams.dedupe.pair import Pair
from streams.dedupe.reading import SHORT_GRAM, runs
from streams.text import words

__all__ = ["local_paragraphs"]

OWN = 0.2  # less of its runs of three words stand in the original
MOST = 200


def local_paragraphs(pair: Pair) -> tuple[int, ...]:
    """Tell the numbers, from 0, of the paragraphs that only the judged text has.

    A paragraph that was edited word by word still shares some runs with its original;
    one of fewer than three words tells nothing.
    """
    known = pair.there.short_grams
    found: list[int] = []
    for number, paragraph in enumerate(pair.here.paragraphs):
        told = words(paragraph)
        grams = runs(told, SHORT_GRAM)
        if len(told) >= SHORT_GRAM and _held(grams, known) < OWN * len(grams):
            found.append(number)
    return tuple(found[:MOST])


def _held(grams: list[tuple[str, ...]], known: frozenset[tuple[str, ...]]) -> int:
    return sum(gram in known for gram in grams)
