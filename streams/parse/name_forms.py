"""How a name looks in running text: the pattern that attribution and subjects share."""

# ruff: noqa: RUF001 - look-alike quotes and dashes are meant

from __future__ import annotations

__all__ = ["NAME", "SPACE"]

SPACE = r"[ \xa0]"
# A stop belongs to a word inside it ("J.B.") or after an initial or a title.
_WORD = (
    r"(?:(?:Drs?|Prof|Ir|Hj?|KH|St|Mrs?|Ms|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Rev|Jr)\."
    r"|[A-ZÀ-Ý]\.(?=[ \xa0]?[A-Z])"
    r"|(?:[a-z]{1,2}['’])?[A-ZÀ-Ý][\w'’-]*(?:\.\w[\w'’-]*)*)"
)
_LINK = rf"{SPACE}(?:(?:bin|binti|al|el|van|von|de|der|da|dos){SPACE})?"
NAME = rf"{_WORD}(?:{_LINK}{_WORD}){{0,9}}"
