"""Signs that no article means: NUL, C0 and C1, lone surrogates, odd line ends."""

from __future__ import annotations

import re

from schemas.codec import without_surrogates

__all__ = ["block", "has_surrogates", "line"]

# NEL, vertical tab, form feed, line and paragraph separator end a line as "\n" does.
# Alternatives that begin with single signs are searched for quickly, a set is not.
LINE_ENDS = re.compile(
    "\v|\f|\x1c|\x1d|\x1e|\x85|\N{LINE SEPARATOR}|\N{PARAGRAPH SEPARATOR}"
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
# By these bytes a text is told to need no cleaning, as nearly all are. Two patterns
# that begin with plain bytes are searched for in a ninth of the time of one with both.
LOW = bytes({*range(0x20), 0x7F} - set(b"\t\n"))
C1 = re.compile(rb"\xc2[\x80-\x9f]")
SEPARATORS = re.compile(rb"\xe2\x80[\xa8\xa9]")


def has_surrogates(text: str) -> bool:
    """Say whether JSON escapes left half a pair that no encoder can write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def block(text: str, data: bytes | None = None) -> str:
    r"""Clean a body: its lines end in "\n", controls go, half pairs become U+FFFD.

    `data` is its UTF-8 where that is at hand: a page is not encoded once more for it.
    """
    if "\r" in text:
        return block(text.replace("\r\n", "\n").replace("\r", "\n"))
    try:
        data = text.encode() if data is None else data
    except UnicodeEncodeError:
        return block(without_surrogates(text))
    if _is_clean(data):
        return text
    return CONTROLS.sub("", LINE_ENDS.sub("\n", text))


def _is_clean(data: bytes) -> bool:
    if len(data.translate(None, LOW)) < len(data):
        return False
    return not (C1.search(data) or SEPARATORS.search(data))


def line(text: str) -> str:
    """Clean a short field and put it on one line with single blanks."""
    # Nothing printable is cleaned away, and no white space but the blank is printable.
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text
    return " ".join(block(text).split())
