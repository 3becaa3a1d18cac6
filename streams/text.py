"""Normalisation and the one tokenisation: dedupe, sketch and classify share it.

Every pattern is linear in the length of the text.
"""

# ruff: noqa: RUF001 - look-alike quotes and dashes are this file's subject

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["joined", "located", "normalise", "sentences", "words"]

# Letters, or a number with its sign and inner signs ("-3,5%", "1.250.000", "18/6").
# A hyphen behind a digit or letter is no sign: "2019-2020" are two plain numbers.
WORD = re.compile(r"[^\W\d_]+|(?:(?<![\w.])[-+])?\d+(?:[.,:/]\d+)*%?")
# The same for folded text that is all ASCII, as most is: half the time.
PLAIN_WORD = re.compile(
    r"[a-z]+|[0-9]+(?:[.,:/][0-9]+)*%?|(?<![\w.])[-+][0-9]+(?:[.,:/][0-9]+)*%?",
    re.ASCII,
)

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
_FOLDED = re.compile(f"[{''.join(_SIGNS)}]")


def normalise(text: str) -> str:
    """Fold what readers do not see as a difference: forms, case, quotes, dashes."""
    if not text.isascii():
        text = _FOLDED.sub(_folded_sign, unicodedata.normalize("NFKC", text))
    return text.casefold()


def words(text: str) -> list[str]:
    """Split into normalised words and numbers; punctuation and white space are lost."""
    plain = normalise(text)
    return (PLAIN_WORD if plain.isascii() else WORD).findall(plain)


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


def located(text: str) -> list[tuple[str, int, int]]:
    """List the words of a text with start and end in code points of the text itself."""
    folded = normalise(text)
    if len(folded) == len(text) and all(map(_is_one_sign, set(text))):
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
