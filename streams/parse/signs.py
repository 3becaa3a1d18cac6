"""Tell by its looks whether a text lost blanks or is very short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import filterfalse

from schemas.article import Flag
from streams.parse.wording import in_camel_word

__all__ = ["is_glued", "text_flags"]

SHORT_WORDS = 20
LONGEST_WORD = 24
SEAM = re.compile(
    r"[a-zß-ÿ]{2}(?=[A-ZÀ-Þ][a-zß-ÿ])|[a-zß-ÿ][.!?](?=[A-ZÀ-Þ][a-z])|"
    r"[a-zß-ÿ]\((?=[A-Za-z])|"
    r"\)(?=[a-z]{3})|[a-zß-ÿ],(?=[A-Za-z])|\d(?=[A-Z][a-z]{2})"
)
LONG = re.compile(rf"[a-z]{{{LONGEST_WORD}}}")


def is_glued(paragraphs: Sequence[str]) -> bool:
    """Say whether words run together, as they do where a link's blank was lost."""
    words = " ".join(paragraphs).split()
    # Most words are letters alone, small behind the first: nothing can be glued there.
    letters = filterfalse(str.islower, filter(str.isalpha, words))
    odd = " ".join(
        (*filterfalse(str.isalpha, words), *filterfalse(str.istitle, letters))
    )
    if any(not in_camel_word(odd, seam.end()) for seam in SEAM.finditer(odd)):
        return True
    if max(map(len, words), default=0) < LONGEST_WORD:
        return False
    return any(map(LONG.search, words))


def text_flags(paragraphs: Sequence[str], *, repeated: bool) -> list[Flag]:
    """List the flags that the paragraphs themselves earn."""
    flags: list[Flag] = []
    if is_glued(paragraphs):
        flags.append(Flag.GLUE_SUSPECTED)
    if repeated:
        flags.append(Flag.REPEATED_TEXT)
    if len(" ".join(paragraphs).split(None, SHORT_WORDS)) < SHORT_WORDS:
        flags.append(Flag.SHORT)
    return flags
