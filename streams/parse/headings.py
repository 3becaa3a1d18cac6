"""Decide which line is the headline, and which only repeat it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from schemas.article import RemovedKind
from streams.parse import ads, datelines, furniture
from streams.parse.first_words import may_open
from streams.parse.outlets import Outlets
from streams.parse.pieces import Cut, Line, Piece
from streams.parse.tails import is_header
from streams.parse.titles import same, split_suffix
from streams.parse.wording import ends_sentence, key, lowered

__all__ = ["Heading", "find"]

LONG_LINE = 120
LOOKED_AT = 3
LONG_SUFFIX = 60
# A list of *other* stories; "Berita Terpopuler" may well be a headline.
ELSEWHERE = frozenset(("lainnya", "terkait", "juga", "related", "berkaitan"))
TITLE = Cut(RemovedKind.TITLE, "title.repeat")
SUFFIX = Cut(RemovedKind.TITLE, "title.suffix")


class Heading(Struct, frozen=True):
    """The headline, what was cut with it, and the lines left to read."""

    title: str | None
    cut: list[Piece]
    rest: list[Line]
    is_in_text: bool = False


def find(
    lines: Sequence[Line], *, told: str | None, untitled: bool, outlets: Outlets
) -> Heading:
    """Take the headline from the envelope, else from the first line.

    The first line is none when it is empty, carries a dateline, begins a list of other
    stories or is the only line (RECORDS: raw envelope).
    """
    above, at = _furniture(lines)
    rest = list(lines[at:])
    if told is not None and told.strip():
        told = split_suffix(told.strip(), outlets)[0]
        return _without_repeats(told, above, rest, outlets, is_in_text=False)
    if untitled or len(rest) < 2 or _is_no_title(rest[0].text, outlets):  # noqa: PLR2004
        return Heading(None, above, rest)
    title, suffix = split_suffix(rest[0].text, outlets)
    if suffix:
        above = [*above, Piece(rest[0].number, suffix, SUFFIX)]
    return _without_repeats(title, above, rest[1:], outlets, is_in_text=True)


def _furniture(lines: Sequence[Line]) -> tuple[list[Piece], int]:
    """Step over advertisements and navigation above the headline."""
    above: list[Piece] = []
    for line in lines[:LOOKED_AT]:
        low = lowered(line.text)
        if not may_open(line.text, low):
            break
        cut = ads.own(line.text, low) or furniture.own(line.text, low)
        if cut is None:
            break
        above.append(Piece(line.number, line.text, cut))
    return above, len(above)


def _is_no_title(text: str, outlets: Outlets) -> bool:
    if is_header(text, outlets) and not ELSEWHERE.isdisjoint(key(text).split()):
        return True
    opening = datelines.read(text, outlets)
    if opening is None:
        return False
    return opening.is_sure or len(text) > LONG_LINE or ends_sentence(text)


def _without_repeats(
    title: str,
    above: list[Piece],
    rest: list[Line],
    outlets: Outlets,
    *,
    is_in_text: bool,
) -> Heading:
    """Drop the lines at the start that say the headline again."""
    cut = list(above)
    at = 0
    while at < min(LOOKED_AT, len(rest)) and _says(rest[at].text, title, outlets):
        cut.append(Piece(rest[at].number, rest[at].text, TITLE))
        at += 1
    return Heading(title, cut, rest[at:], is_in_text or at > 0)


def _says(text: str, title: str, outlets: Outlets) -> bool:
    if len(text) > len(title) + LONG_SUFFIX:
        return False
    if same(text, title):
        return True
    bare, suffix = split_suffix(text, outlets)
    return suffix != "" and same(bare, title)
