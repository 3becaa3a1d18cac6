"""Tell by its looks whether a text lost blanks or is very short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.article import Flag
from streams.parse.wording import in_camel_word

__all__ = ["is_glued", "text_flags"]

SHORT_WORDS = 20
LONGEST_WORD = 24
SEAM = re.compile(
    r"[a-zß-ÿ]{2}(?=[A-ZÀ-Þ][a-zß-ÿ])|[a-zß-ÿ][.!?](?=[A-ZÀ-Þ][a-z])|"
    r"[a-zß-ÿ]\((?=[A-Za-z])|"
    r"\)(?=[a-z]{3})|[a-zß-ÿ],(?=[A-Za-z])|[0-9](?=[A-Z][a-z]{2})"
)
LONG = re.compile(rf"[a-z]{{{LONGEST_WORD}}}")
# The same by kinds of signs: bytes are searched for these ten times as fast as a text
# for SEAM. What a capital may be glued to is "n", and any letter in the other table.
SMALL = bytes((*range(0x61, 0x7B), *range(0xDF, 0x100)))
BIG = bytes((*range(0x41, 0x5B), *range(0xC0, 0xDF)))
BEFORE_BIG = SMALL + b"0123456789.!?"
CASED = bytes.maketrans(BEFORE_BIG + BIG, b"n" * len(BEFORE_BIG) + b"A" * len(BIG))
LETTERS = bytes.maketrans(SMALL + BIG + b",", b"a" * len(SMALL + BIG) + b"(")
LONGEST = b"n" * LONGEST_WORD


def is_glued(text: str) -> bool:
    """Say whether words run together, as they do where a link's blank was lost."""
    signs = text.encode("latin-1", "replace")
    cased, letters = signs.translate(CASED), signs.translate(LETTERS)
    if b"nAn" in cased and (
        _is_lost(text, cased, b"nAn", -1) or _is_lost(text, cased, b"nAn")
    ):
        return True
    if _is_lost(text, letters, b"a(a") or _is_lost(text, letters, b")a"):
        return True
    return LONGEST in cased and LONG.search(text) is not None


def _is_lost(text: str, kinds: bytes, seam: bytes, begin: int = 0) -> bool:
    """Say whether a blank is missing at one of the places of such a seam.

    SEAM begins so many signs from each place.
    """
    at = kinds.find(seam)
    while at >= 0:
        found = SEAM.match(text, max(0, at + begin))
        if found and not in_camel_word(text, found.end()):
            return True
        at = kinds.find(seam, at + 1)
    return False


def text_flags(paragraphs: Sequence[str], *, repeated: bool) -> list[Flag]:
    """List the flags that the paragraphs themselves earn."""
    text = " ".join(paragraphs)
    flags: list[Flag] = []
    if is_glued(text):
        flags.append(Flag.GLUE_SUSPECTED)
    if repeated:
        flags.append(Flag.REPEATED_TEXT)
    if len(text.split(None, SHORT_WORDS)) < SHORT_WORDS:
        flags.append(Flag.SHORT)
    return flags
