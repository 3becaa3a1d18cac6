"""Find the lexicon's terms among words: longest first, none inside another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from streams.classify.lexicon import Lexicon
from streams.classify.terms import Term

__all__ = ["matches"]


def matches(words: Sequence[str], lexicon: Lexicon) -> list[tuple[int, Term]]:
    """List the terms, each with the place of its first word, in that order."""
    found: list[tuple[int, Term]] = []
    free = 0  # words before it belong to a term
    for place, start in enumerate(map(lexicon.starts.get, words)):
        if start is None or place < free:
            continue
        if start.phrases is not None:
            phrase = _phrase(start.phrases, words, place)
            if phrase is not None:
                free = place + len(phrase.words)
                found.append((place, phrase))
                continue
        if start.alone is not None:
            found.append((place, start.alone))
    return found


def _phrase(
    phrases: Mapping[str, Sequence[Term]], words: Sequence[str], place: int
) -> Term | None:
    second = words[place + 1] if place + 1 < len(words) else ""
    for term in phrases.get(second, ()):
        if tuple(words[place : place + len(term.words)]) == term.words:
            return term
    return None
