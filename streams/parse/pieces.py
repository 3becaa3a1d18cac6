"""The parts of a text as the plain-text grammar passes them on."""

from __future__ import annotations

from msgspec import Struct

from schemas.article import Related, RelatedFrom, Removed, RemovedKind

__all__ = ["Cut", "Line", "Piece", "related", "removed"]


class Line(Struct, frozen=True):
    """A line of the input that holds something; `number` counts all lines from 1."""

    number: int
    text: str


class Cut(Struct, frozen=True):
    """Why a part is no body; `headline` names the other story that it points to."""

    kind: RemovedKind
    rule: str
    headline: str | None = None


class Piece(Struct, frozen=True):
    """A part of one line: body text, unless `cut` tells why it is none."""

    line: int
    text: str
    cut: Cut | None = None

    def because(self, cut: Cut) -> Piece:
        """Take this part out of the body."""
        return Piece(self.line, self.text, cut)


def removed(piece: Piece, cut: Cut) -> Removed:
    """Write a cut part down as the record does."""
    return Removed(line=piece.line, kind=cut.kind, rule=cut.rule, text=piece.text)


def related(cut: Cut, headline: str) -> Related:
    """Write the headline of another story down, with where it stood."""
    in_tail = cut.kind is RemovedKind.TAIL
    return Related(
        headline=headline, from_=RelatedFrom.TAIL if in_tail else RelatedFrom.PROMO
    )
