"""What the words of an article are worth: the values of lexicon and linear model.

All values are whole hundredths, so that every machine reckons the same.

    value = 2 in the title + 0.5 in the opening + 0.7 log(1 + n) for n times in the body

Only the beginning counts, as for a reader who files the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from math import log1p
from typing import TypeVar

__all__ = ["BODY_WORDS", "OPENING_WORDS", "features", "valued"]

BODY_WORDS = 220
OPENING_WORDS = 40
IN_TITLE = 200
IN_OPENING = 50
OPENING_PAIR = 100
IN_BODY = tuple(round(70 * log1p(count)) for count in range(2 * BODY_WORDS))

Thing = TypeVar("Thing", bound=Hashable)


def features(title: Sequence[str], body: Sequence[str]) -> dict[str, int]:
    """Value the words, and the pairs of neighbours in title and opening.

    Numbers and single letters are no words.
    """
    title, body = _proper(title), _proper(body)
    opening = body[:OPENING_WORDS]
    values = valued(title, opening, body)
    values.update(dict.fromkeys(_pairs(opening), OPENING_PAIR))
    values.update(dict.fromkeys(_pairs(title), IN_TITLE))
    return values


def valued(
    title: Iterable[Thing], opening: Iterable[Thing], body: Iterable[Thing]
) -> dict[Thing, int]:
    """Value things by where they stand."""
    values = {name: IN_BODY[count] for name, count in Counter(body).items()}
    for name in dict.fromkeys(opening):
        values[name] += IN_OPENING
    for name in dict.fromkeys(title):
        values[name] = values.get(name, 0) + IN_TITLE
    return values


def _proper(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.isalpha() and len(word) > 1]


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{one} {two}" for one, two in pairwise(words)]
