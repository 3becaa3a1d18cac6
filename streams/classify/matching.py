"""Find the lexicon's terms among words: longest first, none inside another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from streams.classify.lexicon import Lexicon, Term

__all__ = ["matches"]

SUFFIX = "nya"  # "its", "the": Indonesian and Malay put it behind any noun
SHORTEST_STEM = 4


def matches(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, Term]]:
    """Yield the terms, each with the place of its first word, in that order."""
    by_first = lexicon.by_first
    free = 0  # words before it belong to a term
    for place, terms in enumerate(map(by_first.get, words)):
        if place < free:
            continue
        if terms is not None:
            found = _longest(terms, words, place)
        elif words[place].endswith(SUFFIX):
            found = _stemmed(words[place], lexicon)
        else:
            continue
        if found is not None:
            free = place + len(found.words)
            yield place, found


def _longest(terms: Sequence[Term], words: Sequence[str], place: int) -> Term | None:
    for term in terms:
        size = len(term.words)
        if size == 1 or tuple(words[place : place + size]) == term.words:
            return term
    return None


def _stemmed(word: str, lexicon: Lexicon) -> Term | None:
    """Try the word without its suffix, as a single word only."""
    stem = word[: -len(SUFFIX)]
    if len(stem) < SHORTEST_STEM:
        return None
    last = lexicon.by_first.get(stem, (None,))[-1]  # the shortest stands last
    return last if last is not None and len(last.words) == 1 else None
