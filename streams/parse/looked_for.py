"""Which words of speech a text holds: by its words already split, which is quick."""

from __future__ import annotations

from collections.abc import Iterable

from streams.parse.nicknames import CALLS
from streams.parse.reported import CUES

__all__ = ["looked_for"]

LOOKED_FOR = CUES | CALLS
STOPS = ",."
STOP = 1  # at most one belongs to a word


def _spellings() -> dict[str, tuple[str, ...]]:
    """List the words without their stops by what `text.words` makes of them."""
    bare = sorted({word.rstrip(STOPS) for word in LOOKED_FOR})
    return {
        low: tuple(word for word in bare if word.lower() == low)
        for low in map(str.lower, bare)
    }


SPELLINGS = _spellings()
FOLDED = frozenset(SPELLINGS)


def looked_for(text: str, tokens: Iterable[str]) -> set[str]:
    """Give what is looked for and stands between white space, one form of each word.

    `tokens` are the words of the text: most of these are not among them.
    """
    spelled = [one for low in FOLDED.intersection(tokens) for one in SPELLINGS[low]]
    return {found for word in spelled if (found := _standing(text, word))}


def _standing(text: str, word: str) -> str | None:
    """Find a word with no more than its stop between white space."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].strip():
            found = text[at : end + STOP + 1].split(maxsplit=1)[0]
            if found in LOOKED_FOR and found.rstrip(STOPS) == word:
                return found
        at = text.find(word, end)
    return None
