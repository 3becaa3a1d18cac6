"""Cut a line into its body and what was put between: promos, ads, credits."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.article import RemovedKind
from streams.parse import ads, bylines, captions, furniture, promos
from streams.parse.first_words import may_open
from streams.parse.inserts import Hit, count_inserts, inserts
from streams.parse.outlets import Outlets
from streams.parse.pieces import Cut, Line, Piece
from streams.parse.wording import lowered

__all__ = ["sift"]

MAX_OWN = 400


def sift(line: Line, outlets: Outlets) -> list[Piece]:
    """List the parts of a line in order; body parts have no cut."""
    text, low = line.text, lowered(line.text)
    whole = _own(text, low, outlets)
    if whole is None:
        return list(_parts(line, inserts(text, low, outlets)))
    end = len(text)
    if whole.kind is RemovedKind.CAPTION:
        end = captions.resumes_at(text)
    rest = Line(line.number, text[end:])
    return [Piece(line.number, text[:end], whole), *_piece(rest, 0, len(text), None)]


def _own(text: str, low: str, outlets: Outlets) -> Cut | None:
    """Judge the line as one whole."""
    mark = _mark(low, outlets)
    if mark or len(text) > MAX_OWN:
        return mark
    if may_open(text, low):
        found = _promo_line(text, low) or ads.own(text, low)
        found = found or furniture.own(text, low) or bylines.own(text, low)
        if found:
            return found
    return captions.own(text, low, outlets)


def _promo_line(text: str, low: str) -> Cut | None:
    promo = promos.own(text, low)
    if promo is None or promo[1] < len(text):
        return None
    return None if count_inserts(text, low) > 1 else promo[0]


def _mark(low: str, outlets: Outlets) -> Cut | None:
    bare = low.rstrip(" :.!…")
    found = outlets.lines.get(bare)
    if found is None and len(low) <= MAX_OWN:
        found = next(
            (mark for mark in outlets.starts if low.startswith(mark.text)), None
        )
    if found is None:
        found = next((mark for mark in outlets.inline if mark.text == bare), None)
    return Cut(found.kind, found.rule) if found else None


def _parts(line: Line, hits: list[Hit]) -> Iterator[Piece]:
    at = 0
    for hit in hits:
        yield from _piece(line, at, hit.start, None)
        yield from _piece(line, hit.start, hit.end, hit.cut)
        at = hit.end
    yield from _piece(line, at, len(line.text), None)


def _piece(line: Line, start: int, end: int, cut: Cut | None) -> Iterator[Piece]:
    text = line.text[start:end].strip()
    if text:
        yield Piece(line.number, text, cut)
