"""How a name looks in running text: the pattern that attribution and subjects share."""

# ruff: noqa: RUF001 - look-alike quotes and dashes are meant

from __future__ import annotations

from streams.parse.degrees import TITLES

__all__ = ["NAME", "SPACE"]

SPACE = r"[ \xa0]"
# A stop belongs to a word inside it ("J.B.") or after an initial or a title.
_WORD = (
    rf"(?:{TITLES}\."
    r"|[A-ZÀ-Ý]\.(?=[ \xa0]?[A-Z])"
    r"|(?:[a-z]{1,2}['’]|[ae][dlnrstz]-)?[A-ZÀ-Ý][\w'’-]*(?:\.\w[\w'’-]*)*)"
)
_LINK = rf"{SPACE}(?:(?:bin|binti|al|el|van|von|de|der|den|da|dos){SPACE}){{0,2}}"
NAME = rf"{_WORD}(?:{_LINK}{_WORD}){{0,9}}"
