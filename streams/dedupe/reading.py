"""A text as the verdict reads it: words, grams, sentences; each made when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from streams.sketch import GRAM
from streams.slots import MONTHS, WEEKDAYS, dates, day, is_number
from streams.text import joined, normalise, sentences, words

__all__ = ["NAME", "SHORT_GRAM", "Gram", "Reading", "runs"]

Gram = tuple[str, ...]
SHORT_GRAM = 3
MAX_SENTENCES = 400
FEWEST_WORDS = 5  # of a sentence that is told apart from others

# A capitalised name that does not begin the sentence.
NAME = re.compile(r"(?<=\s)[A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30}){0,3}")

# A word of a name: what begins a sentence or a quote has its capital from there.
NAME_WORD = re.compile(r"(?<=[\w,)] )[A-Z][\w'-]{1,30}")

# Marks are folded before; a quote that is not closed in its paragraph is no quote.
QUOTED = re.compile(r'"[^"\n]*"[^".!?\n]*')


class Reading:
    """Headline and paragraphs of one article, and what is derived from them."""

    def __init__(
        self,
        title: str | None,
        paragraphs: Sequence[str],
        published: str | None = None,
    ) -> None:
        """Keep what a reader sees; nothing is computed yet."""
        self.title = title or ""
        self.paragraphs = paragraphs
        self.published = published

    @cached_property
    def text(self) -> str:
        """The body, as offsets count it."""
        return joined(self.paragraphs)

    @cached_property
    def words(self) -> list[str]:
        """The words of the body."""
        return words(self.text)

    @cached_property
    def title_words(self) -> list[str]:
        """The words of the headline."""
        return words(self.title)

    @cached_property
    def runs(self) -> list[Gram]:
        """Every run of five words, in order; a shorter body as a whole."""
        return runs(self.words, GRAM)

    @cached_property
    def grams(self) -> frozenset[Gram]:
        """Every run of five words, each once."""
        return frozenset(_each_run(self.words, GRAM))

    @cached_property
    def short_grams(self) -> frozenset[Gram]:
        """Every run of three words, each once."""
        return frozenset(_each_run(self.words, SHORT_GRAM))

    @cached_property
    def narrative(self) -> frozenset[Gram]:
        """Every run of five words outside of quotes that holds no number.

        What follows a quote in its sentence tells who said it, and belongs to it.
        """
        parts = QUOTED.split(normalise(self.text))
        spoken = [words(part) for part in parts]
        told = (gram for s in spoken if len(s) >= GRAM for gram in runs(s, GRAM))
        return frozenset(gram for gram in told if not any(map(is_number, gram)))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of headline and body, each once."""
        return frozenset(self.title_words) | frozenset(self.words)

    @cached_property
    def headline_template(self) -> frozenset[str]:
        """The words of the headline without numbers, months and weekdays."""
        slots = MONTHS | WEEKDAYS
        return frozenset(
            word
            for word in self.title_words
            if word not in slots and not is_number(word)
        )

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences of the body, bounded."""
        found = [s for paragraph in self.paragraphs for s in sentences(paragraph)]
        return found[:MAX_SENTENCES]

    @cached_property
    def sentence_words(self) -> list[frozenset[str]]:
        """The words of each sentence that has a few."""
        found = (frozenset(words(sentence)) for sentence in self.sentences)
        return [told for told in found if len(told) >= FEWEST_WORDS]

    @cached_property
    def names(self) -> frozenset[str]:
        """The names inside of the body's sentences."""
        return frozenset(NAME.findall(self.text))

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of names, as `words` folds them."""
        found = (name for s in self.sentences for name in NAME_WORD.findall(s))
        return frozenset(word for name in found for word in words(name))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of headline and body."""
        return frozenset(w for w in self.title_words + self.words if is_number(w))

    @cached_property
    def dates(self) -> frozenset[str]:
        """The days that headline and body name."""
        return frozenset(dates(self.title_words + self.words))

    @cached_property
    def days(self) -> frozenset[str]:
        """The same, however they are written."""
        return frozenset(map(day, self.dates))


def runs(text_words: list[str], size: int) -> list[Gram]:
    """List every run of `size` words, in order."""
    return list(_each_run(text_words, size))


def _each_run(text_words: list[str], size: int) -> Iterable[Gram]:
    if len(text_words) < size:
        return [tuple(text_words)] if text_words else []
    return zip(*(text_words[i:] for i in range(size)), strict=False)
