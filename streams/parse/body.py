"""Read the lines below the headline: what is body, and why the rest is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.article import Dateline, RemovedKind
from streams.parse import bylines, datelines, furniture, promos
from streams.parse.outlets import Outlets
from streams.parse.pieces import Cut, Line, Piece
from streams.parse.repeats import without_repeats
from streams.parse.sieve import sift
from streams.parse.tails import without_tails
from streams.parse.wording import ends_sentence, is_headline, key, lowered, words_of

__all__ = ["Body", "read_body"]

OPENING_LINES = 8
MAX_DESK = 40
TRIED = 5
DESKS = frozenset(("tim redaksi", "redaksi", "penulis", "editor", "reporter"))
MIN_NEXT_WORDS = 5
DATELINE = Cut(RemovedKind.DATELINE, "dateline.opening")
STAMP = Cut(RemovedKind.PAGE, "page.stamp")
BYLINE = Cut(RemovedKind.CREDIT, bylines.OPENING_RULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The parts in reading order and what they say of the article."""

    pieces: tuple[Piece, ...]
    dateline: Dateline | None
    authors: tuple[str, ...]
    byline: str | None
    is_repeated: bool


def read_body(lines: Sequence[Line], *, source: str | None, outlets: Outlets) -> Body:
    """Sift every line, then judge what only its neighbours explain."""
    sifted = [piece for line in lines for piece in sift(line, outlets)]
    listed = without_tails(_next_headlines(_opening(sifted, outlets)), outlets)
    told, repeated = without_repeats(listed)
    outlet = outlets.find(source)
    pieces, dateline = _cut_dateline(told, outlets, colon=bool(outlet and outlet.colon))
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


def _opening(pieces: Sequence[Piece], outlets: Outlets) -> list[Piece]:
    """Cut writers, outlet and time where they stand above the first sentence."""
    done = list(pieces)
    above = done[:OPENING_LINES]
    desk = max((at for at, one in enumerate(above) if _is_desk(one.text)), default=-1)
    for at, piece in enumerate(above):
        if piece.cut is None:
            is_above = at < desk or _is_above_mail(above, at)
            cut = _opening_cut(piece.text, outlets, is_above_desk=is_above)
            if cut is None and ends_sentence(piece.text):
                break
            done[at] = piece.because(cut) if cut else piece
    return done


def _is_desk(text: str) -> bool:
    return len(text) <= MAX_DESK and key(text) in DESKS


def _is_above_mail(above: Sequence[Piece], at: int) -> bool:
    """Say whether the next line is the writer's address."""
    below = above[at + 1].cut if at + 1 < len(above) else None
    return below is not None and below.rule == bylines.MAIL_RULE


def _opening_cut(text: str, outlets: Outlets, *, is_above_desk: bool) -> Cut | None:
    if furniture.is_stamp(text, lowered(text)) or text.casefold() in outlets.names:
        return STAMP
    if bylines.is_opening_byline(text) or (is_above_desk and bylines.is_name(text)):
        return BYLINE
    return None


def _next_headlines(pieces: Sequence[Piece]) -> list[Piece]:
    """Cut the headline on the line below a bare "Baca juga:"."""
    done = list(pieces)
    for at, (bare, piece) in enumerate(pairwise(tuple(done)), 1):
        if _waits(bare) and piece.cut is None and _is_awaited(done, at):
            cut = Cut(RemovedKind.PROMO, "promo.next-line", piece.text)
            done[at] = piece.because(cut)
    return done


def _waits(piece: Piece) -> bool:
    return (
        piece.cut is not None
        and piece.cut.kind is RemovedKind.PROMO
        and piece.cut.headline is None
        and (piece.text.endswith(":") or promos.is_bare(piece.text))
    )


def _is_awaited(pieces: Sequence[Piece], at: int) -> bool:
    """Say whether a line is the one headline; a list is judged as a list."""
    text = pieces[at].text
    if not is_headline(text) or words_of(text) < MIN_NEXT_WORDS or text[0].isdigit():
        return False
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return after is None or after.cut is not None or not is_headline(after.text)


def _cut_dateline(
    pieces: Sequence[Piece], outlets: Outlets, *, colon: bool
) -> tuple[list[Piece], Dateline | None]:
    """Take the dateline off the first body line; a short line above may be a rubric."""
    done = list(pieces)
    body = [at for at, piece in enumerate(done) if piece.cut is None]
    for at in body[:TRIED]:
        piece = done[at]
        opening = datelines.read(piece.text, outlets, colon=colon)
        if opening and (at == body[0] or opening.is_sure):
            rest = piece.text[opening.end :].strip()
            cut = Piece(piece.line, opening.dateline.text, DATELINE)
            done[at : at + 1] = [cut, Piece(piece.line, rest)] if rest else [cut]
            return done, opening.dateline
        if ends_sentence(piece.text):
            break
    return done, None
