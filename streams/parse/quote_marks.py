"""Where quotation marks open and close; those that never close are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

__all__ = ["Span", "has_mark", "spans"]

MARK = re.compile('["“”„‟«»″]')
OPENS = frozenset("“„‟«")
CLOSES = frozenset("”»")
MAX_SPANS = 300


class Span(Struct, frozen=True):
    """The text between two marks: code points, marks excluded."""

    start: int
    end: int


def has_mark(text: str) -> bool:
    """Say whether a text holds any mark."""
    return '"' in text or (not text.isascii() and MARK.search(text) is not None)


def spans(text: str) -> Iterator[Span]:
    """Pair the marks of a paragraph from left to right, at most MAX_SPANS."""
    opened: int | None = None
    count = 0
    for match in MARK.finditer(text):
        mark, at = match[0], match.start()
        if opened is None:
            opened = at + 1 if _may_open(text, mark, at) else None
        elif mark in OPENS and text[opened - 1] != mark[0]:
            continue  # a quote in a quote, in other marks
        elif mark in OPENS:
            opened = at + 1  # the one before never closed
        else:
            if text[opened:at].strip():
                yield Span(opened, at)
                count += 1
                if count >= MAX_SPANS:
                    return
            opened = None


def _may_open(text: str, mark: str, at: int) -> bool:
    """Tell an opening mark: what comes before is no word, or the mark says so."""
    if mark in OPENS:
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in CLOSES:
        return before.isspace() or not before
    if before.isdigit() and not after.isalnum():
        return False  # inches
    return bool(after) and not after.isspace()
