"""Lines that came or went between two bodies, and the words within an edited one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from msgspec import Struct

__all__ = ["Piece", "Row", "came", "pieces", "rows", "went"]

MOST_LINES = 2_000  # comparing takes the square of it; beyond, the rest is one block
MOST_WORDS = 600
ALIKE = 0.4  # below it two lines are two lines, not one that was edited
WORD = re.compile(r"\s+|[^\s]+")


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of a line; `is_own`: the other side does not have it."""

    text: str
    is_own: bool


class Row(Struct, frozen=True, kw_only=True):
    """Lines beside each other; None = nothing stands there."""

    a: str | None
    b: str | None

    @property
    def is_equal(self) -> bool:
        """Say whether both sides have the same."""
        return self.a == self.b


def rows(a: Sequence[str], b: Sequence[str]) -> Iterator[Row]:
    """Set two bodies beside each other, equal lines in one row."""
    for _, here, there in _blocks(a, b):
        for one, other in zip_longest(here, there):
            yield Row(a=one, b=other)


def went(a: Sequence[str], b: Sequence[str]) -> tuple[str, ...]:
    """List the lines of the first that the second has not, in order."""
    return tuple(x for same, here, _ in _blocks(a, b) if not same for x in here)


def came(a: Sequence[str], b: Sequence[str]) -> tuple[str, ...]:
    """List the lines of the second that the first has not, in order."""
    return tuple(x for same, _, there in _blocks(a, b) if not same for x in there)


def pieces(a: str, b: str) -> tuple[list[Piece], list[Piece]]:
    """Mark the words that the other line has not; all, when both differ much."""
    here, there = WORD.findall(a), WORD.findall(b)
    is_long = max(len(here), len(there)) > MOST_WORDS
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    if is_long or matcher.quick_ratio() < ALIKE or matcher.ratio() < ALIKE:
        return [Piece(text=a, is_own=True)], [Piece(text=b, is_own=True)]
    first: list[Piece] = []
    second: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        is_own = tag != "equal"
        first += _piece(here[i1:i2], is_own=is_own)
        second += _piece(there[j1:j2], is_own=is_own)
    return first, second


def _piece(words: Sequence[str], *, is_own: bool) -> list[Piece]:
    return [Piece(text="".join(words), is_own=is_own)] if words else []


def _blocks(
    a: Sequence[str], b: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Part both into blocks that are the same or not; long ones only at their ends."""
    if max(len(a), len(b)) > MOST_LINES:
        yield from _ends(a, b)
        return
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        yield tag == "equal", a[i1:i2], b[j1:j2]


def _ends(
    a: Sequence[str], b: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    most = min(len(a), len(b))
    head = next((at for at in range(most) if a[at] != b[at]), most)
    rest = range(1, most - head + 1)
    tail = next((at - 1 for at in rest if a[-at] != b[-at]), most - head)
    yield True, a[:head], b[:head]
    yield False, a[head : len(a) - tail], b[head : len(b) - tail]
    yield True, a[len(a) - tail :], b[len(b) - tail :]
