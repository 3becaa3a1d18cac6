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

from streams.parse.name_forms import Run, run_from, runs
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


class Stretch(Struct, frozen=True, eq=False):
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
        known = self._held.get(low)
        if known is not None:
            return known
        held: list[Place] = []
        bare = word.strip(".,'’")
        forms = {bare: 0, low.capitalize(): 0, low.upper(): 0} if bare else {}
        for form in forms:
            self._look_for(form, low, held)
        held.sort(key=itemgetter(0))
        self._held[low] = held
        return held

    def _look_for(self, form: str, low: str, held: list[Place]) -> None:
        text = self.text
        at = text.find(form)
        for _ in range(MAX_PLACES):
            if at < 0:
                return
            start, end = run_from(text, at) or self._run_at(at)
            cut = _cut(text[start:end])
            held += [(start, one) for one in cut if low in one.folded]
            at = text.find(form, max(end, at + 1))

    def _run_at(self, at: int) -> Run:
        """Find the run that holds a place; an empty one where there is none."""
        paragraph = bisect_right(self.ends, at) - 1
        offset = self.ends[paragraph]
        found = self.runs(paragraph)
        index = bisect_right(found, (at - offset, len(self.text))) - 1
        if index < 0 or found[index][1] <= at - offset:
            return at, at
        return found[index][0] + offset, found[index][1] + offset

    def backwards(self, paragraph: int, end: int) -> Iterator[Stretch]:
        """Give the stretches up to a place in a paragraph, the last one first."""
        for number in range(paragraph, -1, -1):
            text = self._paragraphs[number]
            for start, stop in reversed(self.runs(number)):
                if number < paragraph or start < end:
                    yield from reversed(_cut(text[start:stop]))


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
