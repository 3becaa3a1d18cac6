"""Tell cheaply where in a text a date may stand: most numbers begin none."""

# ruff: noqa: RUF001 - look-alike dashes are meant

from __future__ import annotations

import re
from collections.abc import Iterator

from streams.parse.calendar_words import MONTHS

__all__ = ["follows_month", "may_begin", "numbers"]

# Bytes are searched for numbers ten times as fast as a text is for a pattern.
DIGITS = bytes(ord("0" if sign in b"0123456789" else " ") for sign in range(256))
LONGEST_DAY = 2
# What may follow the first number of a date: a sign, a month, a word of a range.
NEXT = re.compile(
    r"\s?(?:[-–/,&]\s?\d|[sS][/.][dD])|\.\d\d?\.|[\s-]{0,2}(?P<word>[^\W\d]{2,3})"
)
HEADS = frozenset(month[:3] for month in MONTHS) | {"dan", "hin", "sam", "to", "and"}
ORDINALS = frozenset(("st", "nd", "rd", "th"))
MONTH_ENDS = frozenset(end[-3:] for month in MONTHS for end in (month, month + "."))
MONTH_NAMES = tuple(MONTHS)
SHORTEST_MONTH = 4  # with a blank
LONGEST_MONTH = max(map(len, MONTHS)) + 2  # with a stop and a blank


def numbers(text: str) -> Iterator[tuple[int, int]]:
    """List start and end of the numbers that can be a day."""
    digits = text.encode("latin-1", "replace").translate(DIGITS) + b" "
    start = digits.find(b"0")
    while start >= 0:
        end = digits.find(b" ", start)
        if end - start <= LONGEST_DAY:
            yield start, end
        start = digits.find(b"0", end)


def may_begin(text: str, end: int) -> bool:
    """Say whether a date may go on behind a number."""
    match = NEXT.match(text, end)
    if match is None:
        return False
    word = (match["word"] or "dan").lower()
    return word in HEADS or word[:2] in ORDINALS


def follows_month(text: str, at: int) -> bool:
    """Say whether a month stands before a number."""
    if at < SHORTEST_MONTH or text[at - 4 : at - 1].lower() not in MONTH_ENDS:
        return False
    before = text[max(0, at - LONGEST_MONTH) : at - 1]
    return before.lower().rstrip(".").endswith(MONTH_NAMES)
