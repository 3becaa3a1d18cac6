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
# for SEAM. Stops stand for each other, so do "," and "(".
KINDS = bytes.maketrans(
    bytes((*range(0x41, 0x5B), *range(0xC0, 0xDF)))
    + bytes((*range(0x61, 0x7B), *range(0xDF, 0x100)))
    + b"123456789!?,",
    b"A" * 57 + b"a" * 59 + b"000000000..(",
)
SEAMS = (b"aaAa", b"a.Aa", b"a(A", b"a(a", b")aaa", b"0Aaa")
LONGEST = b"a" * LONGEST_WORD


def is_glued(text: str) -> bool:
    """Say whether words run together, as they do where a link's blank was lost."""
    kinds = text.encode("latin-1", "replace").translate(KINDS)
    for seam in SEAMS:
        if seam in kinds and _is_lost(text, kinds, seam):
            return True
    return LONGEST in kinds and LONG.search(text) is not None


def _is_lost(text: str, kinds: bytes, seam: bytes) -> bool:
    """Say whether a blank is missing at one of the places of such a seam."""
    at = kinds.find(seam)
    while at >= 0:
        found = SEAM.match(text, at)
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
