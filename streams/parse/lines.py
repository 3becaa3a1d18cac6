"""Cut a text into its lines, white space made plain."""

from __future__ import annotations

import re
from collections.abc import Iterable

from streams.parse.pieces import Line

__all__ = ["of_blocks", "of_text", "plain"]

# Marks that nobody sees and that stand between letters where a link was lost: soft
# hyphen, zero-width space, direction marks, word joiner, byte order mark. The joiners
# U+200C and U+200D stay, scripts and emoji need them.
INVISIBLE = re.compile(
    r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


def of_text(text: str) -> list[Line]:
    """List the lines that are not empty, numbered from 1 as the input counts them."""
    return of_blocks(text.splitlines())


def of_blocks(blocks: Iterable[str]) -> list[Line]:
    """List the blocks that are not empty, numbered from 1."""
    return [
        Line(number, line)
        for number, block in enumerate(blocks, 1)
        if (line := plain(block))
    ]


def plain(text: str) -> str:
    """Drop invisible marks; every run of white space becomes one blank."""
    # Nothing printable is invisible, and no white space but the blank is printable.
    if text.isprintable():
        if "  " not in text and text[:1] != " " and text[-1:] != " ":
            return text
        return " ".join(text.split())
    return " ".join(INVISIBLE.sub("", text).split())
