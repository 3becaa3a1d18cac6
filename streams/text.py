"""Normalisation and the one tokenisation: dedupe, sketch and classify share it.

Every pattern is linear in the length of the text.
"""

# ruff: noqa: RUF001 - look-alike quotes and dashes are this file's subject

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from string import ascii_letters
from typing import Self

from msgspec import Struct

__all__ = ["Tokens", "joined", "located", "normalise", "sentences", "words"]

# Letters, or a number with its sign and inner signs ("-3,5%", "1.250.000", "18/6").
# A hyphen behind a digit or letter is no sign: "2019-2020" are two plain numbers.
WORD = re.compile(r"[^\W\d_]+|(?:(?<![\w.])[-+])?\d+(?:[.,:/]\d+)*%?")
# The same for ASCII, as most text is, in half the time: letters and blanks by a table,
# numbers where another table has made every digit a 0, for which a search is quick.
_LETTERS = bytes(
    ord(sign.lower()) if sign in ascii_letters else ord(" ")
    for sign in map(chr, range(256))
)
_DIGITS = bytes.maketrans(b"123456789", b"0" * 9)
_NUMBER = re.compile(rb"00*(?:[.,:/]0+)*%?")
_PLUS_MINUS = frozenset(b"+-")
_NO_SIGN_BEHIND = frozenset(b"_.0123456789")

# The end of a sentence: its mark, closing quotes, white space, then a capital or digit.
SENTENCE_END = re.compile(
    r"[.!?…][\"'”’)\]]{0,3}(?P<gap>\s{1,3})(?=[\"'“‘(\[]?[A-Z0-9])"
)

PARAGRAPH_BREAK = "\n\n"

_SIGNS = {
    **dict.fromkeys("‘’‚‛`´ʼ′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad", ""),
}
# What makes most texts other than ASCII; looked for sign by sign they are found sooner.
_USUAL = [(sign, _SIGNS[sign]) for sign in "“”‘’–—"] + [("\u00a0", " "), ("…", "...")]
_FOLDED = re.compile(f"[{''.join(_SIGNS)}]")


def normalise(text: str) -> str:
    """Fold what readers do not see as a difference: forms, case, quotes, dashes."""
    if not text.isascii():
        text = _without_usual(text)
        if not text.isascii():
            text = _FOLDED.sub(_folded_sign, unicodedata.normalize("NFKC", text))
    return text.casefold()


def words(text: str) -> list[str]:
    """Split into normalised words and numbers; punctuation and white space are lost."""
    if not text.isascii():
        text = _without_usual(text)
        if not text.isascii():
            return [word for line in text.split("\n") for word in _line_words(line)]
    return _plain_words(text)


def sentences(paragraph: str) -> list[str]:
    """Split a paragraph at the ends of its sentences; white space between is lost."""
    found: list[str] = []
    start = 0
    for end in SENTENCE_END.finditer(paragraph):
        found.append(paragraph[start : end.start("gap")])
        start = end.end()
    found.append(paragraph[start:])
    return [text for sentence in found if (text := sentence.strip())]


def joined(paragraphs: Iterable[str]) -> str:
    """Join paragraphs as every offset counts them: an empty line between two."""
    return PARAGRAPH_BREAK.join(paragraphs)


class Tokens(Struct, frozen=True, kw_only=True):
    """The words of headline and body, split once for all who need them."""

    headline: list[str]
    body: list[str]
    text: str  # the body, as offsets count it

    @classmethod
    def of(cls, title: str | None, paragraphs: Sequence[str]) -> Self:
        """Split an article."""
        text = joined(paragraphs)
        return cls(headline=words(title or ""), body=words(text), text=text)


def located(text: str) -> list[tuple[str, int, int]]:
    """List the words of a text with start and end in code points of the text itself."""
    folded = normalise(text)
    if text.isascii() or (
        len(folded) == len(text) and all(map(_is_one_sign, set(text)))
    ):
        return [(m.group(), m.start(), m.end()) for m in WORD.finditer(folded)]
    return [
        (word, match.start(), match.end())
        for match in WORD.finditer(text)
        for word in words(match.group())
    ]


def _is_one_sign(sign: str) -> bool:
    """Say whether a sign folds to one sign: then positions stay what they are."""
    return sign.isascii() or len(normalise(sign)) == 1


def _folded_sign(sign: re.Match[str]) -> str:
    return _SIGNS[sign[0]]


def _without_usual(text: str) -> str:
    for sign, plain in _USUAL:
        text = text.replace(sign, plain)
    return text


def _line_words(line: str) -> list[str]:
    """Split a line: no word, and nothing that folds, goes on beyond one."""
    if not line.isascii():
        line = normalise(line)
        if not line.isascii():
            return WORD.findall(line)
    return _plain_words(line)


def _plain_words(text: str) -> list[str]:
    """Split ASCII text as WORD does."""
    raw = text.encode()
    letters = raw.translate(_LETTERS).decode()
    found: list[str] = []
    at = 0
    for number in _NUMBER.finditer(raw.translate(_DIGITS)):
        start, end = number.span()
        found += letters[at:start].split()
        if raw[start - 1] in _PLUS_MINUS and _is_signed(raw, letters, start):
            start -= 1
        found.append(text[start:end])
        at = end
    return found + letters[at:].split()


def _is_signed(raw: bytes, letters: str, start: int) -> bool:
    """Say whether the sign before the number that starts there is its own."""
    is_word = start > 1 and (
        letters[start - 2] != " " or raw[start - 2] in _NO_SIGN_BEHIND
    )
    return start > 0 and not is_word
