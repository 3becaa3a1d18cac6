"""Round-ups: texts made of other texts. They never chain the stories that they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from streams.dedupe.pair import Pair
from streams.dedupe.reading import Reading
from streams.text import normalise

__all__ = ["holds", "is_made_of", "is_roundup"]

# What headline or first sentence of a round-up says, in Indonesian, Malay and English.
CUE = re.compile(
    r"\b(?:top \d{1,2}\b|terpopuler|terheboh|paling populer|paling banyak dibaca"
    r"|(?:kumpulan|deretan|ragam|daftar) (?:\w{1,20} ){0,2}(?:hoaks|berita|fakta)"
    r"|(?:berita|kabar|peristiwa) (?:\w{1,20} ){0,2}sepekan"  # not "selama sepekan"
    r"|hoaks\b.{0,120}\bdaftarnya"
    r"|rangkuman (?:\w{1,20} ){0,2}(?:berita|kabar|peristiwa)"  # not of one speech
    r"|kaleidoskop|round-?up|most read|news in brief|in brief"
    r"|paling popular|rumusan berita)"
)
FIRST_WORDS = 200  # characters of the body in which it says so

PART_SHARE = 0.25  # of a leader, to be a part
LEAST_SHARE = 0.12  # of the round-up that a part fills
MOST_SHARE = 0.7  # one that fills more is no part: the text is its copy
OVERLAP = 0.3  # two parts that share more of their grams are one
SAME_HEADLINE = 0.6
FRINGE = 0.1  # of a part's places at either end: a phrase may stand anywhere


def is_roundup(text: Reading) -> bool:
    """Say whether a text calls itself one: "Top 3 Berita Hari Ini: …".

    Example: "Terpopuler: Harga Cabai Turun" by Kabar Nusa.
    """
    return bool(
        CUE.search(normalise(text.title))
        or CUE.search(normalise(text.text[:FIRST_WORDS]))
    )


def holds(pair: Pair) -> bool:
    """Say whether one text is a round-up, and the other one a part of it.

    A text that fills most of a round-up is its copy; under one headline both are the
    same round-up, however much was cut or added.
    """
    here, there = is_roundup(pair.here), is_roundup(pair.there)
    if here and there:
        is_same = pair.headline >= SAME_HEADLINE or pair.share_here >= MOST_SHARE
        return not is_same
    filled = pair.share_here if here else pair.share_there
    return (here or there) and filled <= MOST_SHARE


def is_made_of(pairs: Sequence[Pair]) -> bool:
    """Say whether a text holds large parts of two leaders, one after the other.

    Example: a text whose first half is half of a report on a ferry, whose second half
    is half of a report on a harvest. Under the ferry's own headline, or with the
    harvest strewn in between, it is the report on the ferry with additions.
    """
    parts = [pair for pair in pairs if _is_part(pair)]
    return any(
        _overlap(one, other) < OVERLAP and _stand_apart(one, other)
        for number, one in enumerate(parts)
        for other in parts[:number]
    )


def _is_part(pair: Pair) -> bool:
    return (
        pair.share_there >= PART_SHARE
        and LEAST_SHARE <= pair.share_here <= MOST_SHARE
        and pair.headline < SAME_HEADLINE
    )


def _stand_apart(one: Pair, other: Pair) -> bool:
    (begins, ends), (other_begins, other_ends) = _span(one), _span(other)
    return ends <= other_begins or other_ends <= begins


def _span(pair: Pair) -> tuple[int, int]:
    """Tell where in this text a part begins and ends, its fringes left out."""
    places = [n for n, gram in enumerate(pair.here.runs) if gram in pair.shared]
    fringe = int(len(places) * FRINGE)
    return places[fringe], places[-1 - fringe]


def _overlap(one: Pair, other: Pair) -> float:
    smaller = min(len(one.shared), len(other.shared))
    return len(one.shared & other.shared) / smaller
