"""Read the lines below the headline: what is body, and why the rest is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from schemas.article import Dateline, RemovedKind
from streams.parse import bylines, datelines, furniture, promos
from streams.parse.endings import without_endings
from streams.parse.outlets import Habit, Outlet, Outlets
from streams.parse.pieces import Cut, Line, Piece
from streams.parse.repeats import without_repeats
from streams.parse.sieve import sift
from streams.parse.tails import without_tails
from streams.parse.wording import ends_sentence, is_headline, key, words_of

__all__ = ["Body", "read_body"]

OPENING_LINES = 8
MAX_DESK = 40
TRIED = 5
DESKS = frozenset(("tim redaksi", "redaksi", "penulis", "editor", "reporter"))
MIN_NEXT_WORDS = 5
QUOTES = frozenset('"“”')
DATELINE = Cut(RemovedKind.DATELINE, "dateline.opening")
STAMP = Cut(RemovedKind.PAGE, "page.stamp")
BYLINE = Cut(RemovedKind.CREDIT, bylines.OPENING_RULE)


class Body(Struct, frozen=True, kw_only=True):
    """The parts in reading order and what they say of the article."""

    pieces: tuple[Piece, ...]
    dateline: Dateline | None
    authors: tuple[str, ...]
    byline: str | None
    is_repeated: bool


class _Opened(NamedTuple):
    """A line and the dateline that it opens with."""

    text: str
    opening: datelines.Opening | None


_NO_LINE = _Opened("", None)


def read_body(lines: Sequence[Line], *, source: str | None, outlets: Outlets) -> Body:
    """Sift every line, then judge what only its neighbours explain."""
    opened = _opening(sift(lines, outlets), outlets)
    outlet, first = outlets.find(source), _NO_LINE
    if outlet is None:
        first = _first_line(opened, outlets)
        outlet = _named(first, outlets)
    loses_lists = outlet.has(Habit.LOST_LISTS)
    awaited = _next_headlines(opened, loses_lists=loses_lists)
    listed = without_tails(awaited, outlets, loses_lists=loses_lists)
    told, repeated = without_repeats(without_endings(listed))
    colon = outlet.has(Habit.COLON)
    known = _NO_LINE if colon else first
    pieces, dateline = _cut_dateline(told, outlets, known, colon=colon)
    named = [
        (one, bylines.writers(one.text, one.cut.rule))
        for one in pieces
        if one.cut and one.cut.kind is RemovedKind.CREDIT
    ]
    return Body(
        pieces=tuple(pieces),
        dateline=dateline,
        authors=tuple(dict.fromkeys(name for _, names in named for name in names)),
        byline=next((bylines.by(one.text) for one, names in named if names), None),
        is_repeated=repeated,
    )


def _first_line(pieces: Sequence[Piece], outlets: Outlets) -> _Opened:
    """Read the dateline of the first body line, as one without a colon."""
    text = next((one.text for one in pieces if one.cut is None), "")
    return _Opened(text, datelines.read(text, outlets))


def _named(first: _Opened, outlets: Outlets) -> Outlet:
    """Look an unknown source up by the outlet that its dateline names."""
    opening = first.opening
    found = outlets.find(opening.dateline.outlet) if opening else None
    return found or Outlet(name="")


def _opening(pieces: Sequence[Piece], outlets: Outlets) -> list[Piece]:
    """Cut writers, outlet and time where they stand above the first sentence."""
    done = list(pieces)
    above = done[:OPENING_LINES]
    short = [at for at, one in enumerate(above) if len(one.text) <= MAX_DESK]
    desk = max((at for at in short if key(above[at].text) in DESKS), default=-1)
    for at, piece in enumerate(above):
        if piece.cut is None:
            is_above = at < desk or _is_above_mail(above, at)
            cut = _opening_cut(piece.text, outlets, is_above_desk=is_above)
            if cut is None and ends_sentence(piece.text):
                break
            done[at] = piece.because(cut) if cut else piece
    return done


def _is_above_mail(above: Sequence[Piece], at: int) -> bool:
    """Say whether the next line is the writer's address."""
    below = above[at + 1].cut if at + 1 < len(above) else None
    return below is not None and below.rule == bylines.MAIL_RULE


def _opening_cut(text: str, outlets: Outlets, *, is_above_desk: bool) -> Cut | None:
    if furniture.is_stamp(text) or text.casefold() in outlets.names:
        return STAMP
    if bylines.is_opening_byline(text) or (is_above_desk and bylines.is_name(text)):
        return BYLINE
    return None


def _next_headlines(
    pieces: Sequence[Piece], *, loses_lists: bool = False
) -> list[Piece]:
    """Cut the headline on the line below a bare "Baca juga:".

    Without its colon the mark may have lost what it announced, then a subheading
    follows: where the text has others like it, or the outlet loses them, that stays.
    """
    done = list(pieces)
    for at, (bare, piece) in enumerate(pairwise(tuple(done)), 1):
        if (
            bare.cut is not None
            and _waits(bare.text, bare.cut)
            and piece.cut is None
            and _is_awaited(done, at)
        ):
            is_plain = ":" not in bare.text
            if is_plain and (loses_lists or _has_subheadings(done, at)):
                continue
            cut = Cut(RemovedKind.PROMO, "promo.next-line", piece.text)
            done[at] = piece.because(cut)
    return done


def _waits(text: str, cut: Cut) -> bool:
    is_promo = cut.kind is RemovedKind.PROMO and cut.headline is None
    return is_promo and (text.endswith(":") or promos.is_bare(text))


def _is_awaited(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a line is the one headline; a list is judged as a list."""
    text = pieces[at].text
    if not is_headline(text) or words_of(text) < MIN_NEXT_WORDS or text[0].isdigit():
        return False
    if _is_quoted(text):
        return False
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return after is None or after.cut is not None or not is_headline(after.text)


def _is_quoted(text: str) -> bool:
    """Say whether a line is, or opens, a quotation of its own."""
    is_open = text.count('"') % 2 or text.count("“") > text.count("”")
    return bool(is_open) or (text[0] in QUOTES and text[-1] in QUOTES)


def _has_subheadings(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether another line above a sentence is written like a headline."""
    return any(
        one.cut is None and is_headline(one.text) and ends_sentence(below.text)
        for place, (one, below) in enumerate(pairwise(pieces))
        if place != at
    )


def _cut_dateline(
    pieces: Sequence[Piece], outlets: Outlets, known: _Opened, *, colon: bool
) -> tuple[list[Piece], Dateline | None]:
    """Take the dateline off the first body line; a short line above may be a rubric.

    `known` is a line that was read before.
    """
    done = list(pieces)
    body = [at for at, piece in enumerate(done) if piece.cut is None]
    for at in body[:TRIED]:
        piece = done[at]
        if piece.text == known.text:
            opening = known.opening
        else:
            opening = datelines.read(piece.text, outlets, colon=colon)
        if opening and (at == body[0] or opening.is_sure):
            rest = piece.text[opening.end :].strip()
            cut = Piece(piece.line, opening.dateline.text, DATELINE)
            done[at : at + 1] = [cut, Piece(piece.line, rest)] if rest else [cut]
            return done, opening.dateline
        if ends_sentence(piece.text):
            break
    return done, None
