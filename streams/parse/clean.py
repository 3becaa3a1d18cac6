"""Signs that no article means: NUL, C0 and C1, lone surrogates, odd line ends."""

from __future__ import annotations

import re

from schemas.codec import without_surrogates

__all__ = ["block", "has_surrogates", "line"]

# NEL, vertical tab, form feed, line and paragraph separator end a line as "\n" does.
LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]+")
SURROGATES = re.compile(r"[\ud800-\udfff]")
WHITE = re.compile(r"\s+")


def has_surrogates(text: str) -> bool:
    """Say whether JSON escapes left half a pair that no encoder can write."""
    return not text.isascii() and SURROGATES.search(text) is not None


def block(text: str) -> str:
    r"""Clean a body: its lines end in "\n", controls go, half pairs become U+FFFD."""
    if has_surrogates(text):
        text = without_surrogates(text)
    return CONTROLS.sub("", LINE_ENDS.sub("\n", text))


def line(text: str) -> str:
    """Clean a short field and put it on one line with single blanks."""
    return WHITE.sub(" ", block(text)).strip()
