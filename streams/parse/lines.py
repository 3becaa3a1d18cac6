"""Cut a text into its lines, white space made plain."""

from __future__ import annotations

import re
from collections.abc import Iterable

from streams.parse.pieces import Line

__all__ = ["of_blocks", "of_text", "plain"]

LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Marks that nobody sees and that stand between letters where a link was lost: soft
# hyphen, zero-width space, direction marks, word joiner, byte order mark. The joiners
# U+200C and U+200D stay, scripts and emoji need them.
INVISIBLE = dict.fromkeys(
    [
        0xAD,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        0x2060,
        *range(0x2066, 0x206A),
        0xFEFF,
    ]
)


def of_text(text: str) -> list[Line]:
    """List the lines that are not empty, numbered from 1 as the input counts them."""
    return of_blocks(LINE_ENDS.split(text))


def of_blocks(blocks: Iterable[str]) -> list[Line]:
    """List the blocks that are not empty, numbered from 1."""
    numbered = ((number, plain(block)) for number, block in enumerate(blocks, 1))
    return [Line(number, block) for number, block in numbered if block]


def plain(text: str) -> str:
    """Drop invisible marks; every run of white space becomes one blank."""
    seen = text if text.isascii() else text.translate(INVISIBLE)
    return " ".join(seen.split())
