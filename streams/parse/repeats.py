"""Find lines that only repeat what stood before: paging, text scraped twice."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.article import RemovedKind
from streams.parse.pieces import Cut, Piece

__all__ = ["without_repeats"]

# A refrain, an answer or a score may well stand twice: only longer lines are cut.
MIN_LINE = 60
MIN_SENTENCE = 12
END = re.compile(r"[.!?][\"”'’)]? ?(?=[A-ZÀ-Þ0-9\"“'‘(])")
AROUND = " \"“”'’().!?"
# Signs of one sentence: no end of one can stand between them.
STRETCH = re.compile(r"[^ \"“”'’().!?][^\"“”'’().!?]{28}[^ \"“”'’().!?]")
MAX_SEARCHED = 1_000_000
REPEAT = Cut(RemovedKind.PAGE, "page.repeat")


def without_repeats(pieces: Sequence[Piece]) -> tuple[list[Piece], bool]:
    """Cut body parts whose every sentence was read before; say whether any was."""
    if not _may_repeat([piece.text for piece in pieces if piece.cut is None]):
        return list(pieces), False
    seen: set[str] = set()
    kept: list[Piece] = []
    for piece in pieces:
        if piece.cut is not None:
            kept.append(piece)
            continue
        told = _sentences(piece.text)
        again = bool(told) and len(piece.text) >= MIN_LINE and seen.issuperset(told)
        kept.append(piece.because(REPEAT) if again else piece)
        seen.update(told)
    return kept, any(piece.cut is REPEAT for piece in kept)


def _may_repeat(body: Sequence[str]) -> bool:
    """Say whether a stretch of a long line stands above it as well: rarely so.

    Only texts of a usual size are searched: every line looks through all above it.
    """
    whole = "\n".join(body)
    if len(whole) * len(body) > MAX_SEARCHED:
        return True
    at = 0
    for text in body:
        if at and len(text) >= MIN_LINE:
            told = STRETCH.search(text)
            if told is None or whole.find(told[0], 0, at) >= 0:
                return True
        at += len(text) + 1
    return False


def _sentences(text: str) -> list[str]:
    found = (sentence.strip(AROUND) for sentence in END.split(text))
    return [sentence for sentence in found if len(sentence) >= MIN_SENTENCE]
