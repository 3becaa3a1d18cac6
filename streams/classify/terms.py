"""A lexicon's terms, and where a text may begin one: the table that matching reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

__all__ = ["Start", "Term", "by_first", "starts"]

SUFFIX = "nya"  # "its", "the": Indonesian and Malay put it behind any noun
SHORTEST_STEM = 4


class Term(Struct, frozen=True, kw_only=True, eq=False):
    """A word or phrase and its weights, by the subject's place in the taxonomy.

    Weights are kept in whole hundredths. A lexicon has each term once: terms are told
    apart by what they are, not by what is in them, which is quicker.
    """

    text: str
    words: tuple[str, ...]
    weights: tuple[tuple[int, int], ...]


class Start(Struct, frozen=True, kw_only=True):
    """What begins with a word: the word alone, phrases by their second word.

    Phrases stand longest first; without any there is no table to look into.
    """

    alone: Term | None
    phrases: dict[str, tuple[Term, ...]] | None


def by_first(terms: Iterable[Term]) -> dict[str, tuple[Term, ...]]:
    """Sort terms by their first word, longest first."""
    lists: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda term: (-len(term.words), term.words)):
        lists.setdefault(term.words[0], []).append(term)
    return {first: tuple(found) for first, found in lists.items()}


def starts(by_first: Mapping[str, tuple[Term, ...]]) -> dict[str, Start]:
    """Tell for every word that may begin a term what does.

    A word with the suffix stands for the word without, unless terms begin with it; it
    begins no phrase.
    """
    found = {
        first + SUFFIX: Start(alone=terms[-1], phrases=None)
        for first, terms in by_first.items()
        if len(first) >= SHORTEST_STEM and len(terms[-1].words) == 1
    }
    found.update((first, _start(terms)) for first, terms in by_first.items())
    return found


def _start(terms: tuple[Term, ...]) -> Start:
    lists: dict[str, list[Term]] = {}
    alone: Term | None = None
    for term in terms:
        if len(term.words) == 1:
            alone = term
        else:
            lists.setdefault(term.words[1], []).append(term)
    phrases = {second: tuple(found) for second, found in lists.items()}
    return Start(alone=alone, phrases=phrases or None)
