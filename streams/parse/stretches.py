"""Where capitalised words stand together in an article, found by any of them."""

# ruff: noqa: RUF001, SIM905 - look-alike quotes are meant, word lists read best as text

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter

from msgspec import Struct

from streams.parse.name_forms import Run, runs
from streams.parse.names import fold, name_words
from streams.parse.roles import SENTENCE_WORDS

__all__ = ["GLUED", "GLUED_WORD", "Place", "Stretch", "Stretches"]

MAX_PLACES = 200
GLUED = (
    "yang dalam kepada telah dengan pada untuk saat mengatakan menjelaskan memuji "
    "menilai mengaku menyebut menegaskan meminta melalui usai ketika"
).split()
# "Wulandari" and its like are names.
GLUED_WORD = re.compile(rf"([A-Z]\w{{3,}}?)(?:(?<!n)dari|{'|'.join(GLUED)})")
GLUED_ENDS = ("dari", *GLUED)


class Stretch(Struct, frozen=True):
    """Capitalised words that stand together, as they are and folded."""

    words: list[str]
    folded: list[str]


Place = tuple[int, Stretch]


class Stretches:
    """The stretches of an article; a paragraph is read when a word is asked for."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """Take the paragraphs; `text` holds them all, a line each."""
        self.text = "\n".join(paragraphs)
        self.ends = [0, *accumulate(len(text) + 1 for text in paragraphs)]
        self._paragraphs = paragraphs
        self._runs: dict[int, list[Run]] = {}
        self._held: dict[str, list[Place]] = {}

    def runs(self, paragraph: int) -> list[Run]:
        """Give where names may stand in a paragraph."""
        found = self._runs.get(paragraph)
        if found is None:
            found = self._runs[paragraph] = runs(self._paragraphs[paragraph])
        return found

    def holding(self, word: str) -> list[Place]:
        """Find the stretches that hold a word as written, or in large letters."""
        low = fold(word)
        held = self._held.get(low)
        if held is None:
            bare = word.strip(".,'’")
            forms = {bare: 0, low.capitalize(): 0, low.upper(): 0} if bare else {}
            held = [place for form in forms for place in self._places(form, low)]
            held.sort(key=itemgetter(0))
            self._held[low] = held
        return held

    def _places(self, form: str, low: str) -> Iterator[Place]:
        at = self.text.find(form)
        for _ in range(MAX_PLACES):
            if at < 0:
                return
            paragraph = bisect_right(self.ends, at) - 1
            offset = self.ends[paragraph]
            found = self.runs(paragraph)
            index = bisect_right(found, at - offset, key=itemgetter(0)) - 1
            end = at + 1
            if index >= 0 and found[index][1] > at - offset:
                start, end = found[index][0] + offset, found[index][1] + offset
                for stretch in _cut(self.text[start:end]):
                    if low in stretch.folded:
                        yield start, stretch
            at = self.text.find(form, end)

    def backwards(self, paragraph: int) -> Iterator[Stretch]:
        """Give the stretches up to the end of a paragraph, the last one first."""
        for number in range(paragraph, -1, -1):
            text = self._paragraphs[number]
            for start, end in reversed(self.runs(number)):
                yield from reversed(_cut(text[start:end]))


@lru_cache(maxsize=8192)  # two names in three stood in the articles before
def _cut(run: str) -> list[Stretch]:
    """Cut capitalised words at those that begin a sentence."""
    found: list[list[str]] = [[]]
    for told in name_words(run):
        glued = GLUED_WORD.fullmatch(told) if told.endswith(GLUED_ENDS) else None
        word = told if glued is None else glued[1]
        is_name = fold(word) not in SENTENCE_WORDS
        if is_name:
            found[-1].append(word)
        if glued is not None or not is_name:
            found.append([])
    return [Stretch(words, list(map(fold, words))) for words in found if words]
