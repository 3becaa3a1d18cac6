"""Cut a line into its body and what was put between: promos, ads, credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.article import RemovedKind
from streams.parse import ads, bylines, captions, furniture, promos
from streams.parse.cues import NO_CUES, Cues, find_cues
from streams.parse.first_words import may_open
from streams.parse.inserts import Hit, count_inserts, inserts
from streams.parse.outlets import Outlets
from streams.parse.pieces import Cut, Line, Piece
from streams.parse.wording import lowered

__all__ = ["sift"]

MAX_OWN = 400


def sift(lines: Sequence[Line], outlets: Outlets) -> list[Piece]:
    """List the parts of the lines in order; body parts have no cut."""
    text = lowered("\n".join([line.text for line in lines]))
    low_lines = text.split("\n")
    found = find_cues(text, low_lines, outlets)
    starts = (*outlets.openings, *captions.CREDITED)
    may_credit = any(hint in text for hint in captions.HINTS)
    pieces: list[Piece] = []
    for at, (line, low) in enumerate(zip(lines, low_lines, strict=False)):
        cues = found.get(at, NO_CUES)
        if cues is NO_CUES and _is_plain(line.text, low, starts, may_credit=may_credit):
            pieces.append(Piece(line.number, line.text))
            continue
        whole = _own(line.text, low, cues, outlets)
        if whole is not None:
            pieces.extend(_whole(line, whole))
        elif hits := inserts(line.text, low, cues, outlets):
            pieces.extend(_parts(line, hits))
        else:
            pieces.append(Piece(line.number, line.text))
    return pieces


def _is_plain(
    text: str, low: str, starts: tuple[str, ...], *, may_credit: bool
) -> bool:
    """Say at a glance that no rule fits: the line ends and begins as sentences do.

    `starts` are the marks of outlets and of captions that a line may begin with;
    `may_credit` says whether some line has what a sentence with a credit needs.
    """
    if low[-1] not in captions.STOPS or low.startswith(starts):
        return False
    return not (may_open(text, low) or (may_credit and captions.is_credited(low)))


def _whole(line: Line, cut: Cut) -> Iterator[Piece]:
    """Cut the line, but for the body that a caption runs into."""
    text = line.text
    end = captions.resumes_at(text) if cut.kind is RemovedKind.CAPTION else len(text)
    yield Piece(line.number, text[:end], cut)
    yield from _piece(line, end, len(text), None)


def _own(text: str, low: str, cues: Cues, outlets: Outlets) -> Cut | None:
    """Judge the line as one whole."""
    mark = _mark(low, outlets) if low.startswith(outlets.openings) else None
    if mark or len(text) > MAX_OWN:
        return mark
    opens = may_open(text, low)
    if opens:
        found = _promo_line(text, low, cues) or ads.own(text, low)
        found = found or furniture.own(text, low) or bylines.own(text, low)
        if found:
            return found
    if captions.may_fit(low, opens=opens):
        return captions.own(text, low, outlets)
    return None


def _promo_line(text: str, low: str, cues: Cues) -> Cut | None:
    promo = promos.own(text, low)
    if promo is None or promo[1] < len(text):
        return None
    return None if count_inserts(text, low, cues) > 1 else promo[0]


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
