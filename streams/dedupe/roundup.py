"""Round-ups: texts made of other texts. They never chain the stories that they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from streams.dedupe.pair import Pair
from streams.dedupe.reading import Reading
from streams.text import normalise

__all__ = ["is_made_of", "is_roundup"]

# What headline or first sentence of a round-up says, in Indonesian, Malay and English.
CUE = re.compile(
    r"\b(?:top \d{1,2}\b|terpopuler|terheboh|paling populer|paling banyak dibaca"
    r"|(?:kumpulan|deretan|ragam|daftar) (?:\w{1,20} ){0,2}(?:hoaks|berita|fakta)"
    r"|(?:berita|kabar|peristiwa) (?:\w{1,20} ){0,2}sepekan"  # not "selama sepekan"
    r"|rangkuman|kaleidoskop|round-?up|most read|news in brief|in brief"
    r"|paling popular|rumusan berita)"
)
FIRST_WORDS = 200  # characters of the body in which it says so

PART_SHARE = 0.25  # of a leader, to be a part
LEAST_SHARE = 0.12  # of the round-up that a part fills
MOST_SHARE = 0.8  # one that fills more is no part: the text is its copy
OVERLAP = 0.3  # two parts that share more of their grams are one


def is_roundup(text: Reading) -> bool:
    """Say whether a text calls itself one: "Top 3 Berita Hari Ini: …".

    Example: "Terpopuler: Harga Cabai Turun" by Kabar Nusa.
    """
    return bool(
        CUE.search(normalise(text.title))
        or CUE.search(normalise(text.text[:FIRST_WORDS]))
    )


def is_made_of(pairs: Sequence[Pair]) -> bool:
    """Say whether a text holds large parts of two leaders that are not alike.

    Example: a text whose first half is half of a report on a ferry, whose second half
    is half of a report on a harvest.
    """
    parts = [pair for pair in pairs if _is_part(pair)]
    return any(
        _overlap(one, other) < OVERLAP
        for number, one in enumerate(parts)
        for other in parts[:number]
    )


def _is_part(pair: Pair) -> bool:
    return (
        pair.share_there >= PART_SHARE and LEAST_SHARE <= pair.share_here <= MOST_SHARE
    )


def _overlap(one: Pair, other: Pair) -> float:
    smaller = min(len(one.shared), len(other.shared))
    return len(one.shared & other.shared) / smaller
