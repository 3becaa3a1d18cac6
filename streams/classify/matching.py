"""Find the lexicon's terms among words: longest first, none inside another."""

from __future__ import annotations

from collections.abc import Sequence

from streams.classify.lexicon import Lexicon
from streams.classify.terms import Start, Term

__all__ = ["matches"]


def matches(words: Sequence[str], lexicon: Lexicon) -> list[tuple[int, Term]]:
    """List the terms, each with the place of its first word, in that order."""
    found: list[tuple[int, Term]] = []
    free = 0  # words before it belong to a term
    for place, start in enumerate(map(lexicon.starts.get, words)):
        if start is None or place < free:
            continue
        term = start.alone
        if start.phrases:
            term = _phrase(start, words, place) or term
        if term is not None:
            free = place + len(term.words)
            found.append((place, term))
    return found


def _phrase(start: Start, words: Sequence[str], place: int) -> Term | None:
    second = words[place + 1] if place + 1 < len(words) else ""
    for term in start.phrases.get(second, ()):
        if tuple(words[place : place + len(term.words)]) == term.words:
            return term
    return None
