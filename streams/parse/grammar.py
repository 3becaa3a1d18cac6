"""Read plain text: headline, dateline, paragraphs, and what is none of them."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from msgspec import Struct

from schemas.article import Dateline, Flag, Related, Removed, RemovedKind
from streams.parse import lines
from streams.parse.body import Body, read_body
from streams.parse.headings import Heading, find
from streams.parse.outlets import Outlets
from streams.parse.pieces import Line, Piece, related, removed
from streams.parse.signs import text_flags

__all__ = ["Reading", "read", "read_blocks"]

LISTS = frozenset((RemovedKind.TAIL, RemovedKind.TAIL_HEADER))


class Reading(Struct, frozen=True, kw_only=True):
    """What the grammar makes of a text.

    Title, paragraphs and removed parts together hold all signs of the input, white
    space and invisible marks aside. No paragraphs: nothing of an article was found.
    """

    title: str | None = None
    dateline: Dateline | None = None
    authors: tuple[str, ...] = ()
    byline: str | None = None
    paragraphs: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    related: tuple[Related, ...] = ()
    flags: tuple[Flag, ...] = ()


def read(
    text: str, *, source: str | None, envelope_title: str | None, outlets: Outlets
) -> Reading:
    """Read a text; its first line is the title unless the envelope told one."""
    found = lines.of_text(text)
    untitled = bool(found) and found[0].number > 1
    heading = find(found, told=envelope_title, untitled=untitled, outlets=outlets)
    return _reading(found, heading, source, outlets, is_page=False)


def read_blocks(
    blocks: Sequence[str],
    *,
    source: str | None,
    envelope_title: str | None,
    outlets: Outlets,
) -> Reading:
    """Read the blocks that were taken out of a page; `line` counts blocks from 1.

    No block is taken for the title: a page tells its title elsewhere.
    """
    found = lines.of_blocks(blocks)
    heading = find(found, told=envelope_title, untitled=True, outlets=outlets)
    return _reading(found, heading, source, outlets, is_page=True)


def _reading(
    found: Sequence[Line],
    heading: Heading,
    source: str | None,
    outlets: Outlets,
    *,
    is_page: bool,
) -> Reading:
    body = read_body(heading.rest, source=source, outlets=outlets)
    pieces = sorted([*heading.cut, *body.pieces], key=attrgetter("line"))
    paragraphs = tuple(piece.text for piece in pieces if piece.cut is None)
    title_only = _is_title_only(found, heading, pieces, is_page=is_page)
    if title_only and not paragraphs and heading.title is not None:
        pieces, paragraphs = _with_title_kept(pieces, heading)
    cuts = [(piece, piece.cut) for piece in pieces if piece.cut is not None]
    return Reading(
        title=heading.title,
        dateline=body.dateline,
        authors=body.authors,
        byline=body.byline,
        paragraphs=paragraphs,
        removed=tuple(removed(piece, cut) for piece, cut in cuts),
        related=_related(pieces),
        flags=_flags(heading, body, paragraphs, title_only=title_only),
    )


def _is_title_only(
    found: Sequence[Line],
    heading: Heading,
    pieces: Sequence[Piece],
    *,
    is_page: bool,
) -> bool:
    """Say whether the text is one line, or nothing of it is left but its headline.

    A newsroom's flash has a headline and perhaps an advertisement; a page of which
    nothing is left was not read well, whatever its envelope tells.
    """
    if heading.title is None:
        return len(found) == 1
    if any(piece.cut is None or piece.cut.kind in LISTS for piece in pieces):
        return False
    return heading.is_in_text or not is_page


def _with_title_kept(
    pieces: list[Piece], heading: Heading
) -> tuple[list[Piece], tuple[str, ...]]:
    """Keep the headline as the paragraph; a line that says it again stands for it."""
    title = str(heading.title)
    said = next(
        (one for one in pieces if one.cut and one.cut.rule == "title.repeat"), None
    )
    if said is None:
        return pieces, (title,)
    return [one for one in pieces if one is not said], (said.text,)


def _related(pieces: Sequence[Piece]) -> tuple[Related, ...]:
    """Headlines of other stories in reading order, each once."""
    named = [
        related(piece.cut, piece.cut.headline)
        for piece in pieces
        if piece.cut is not None and piece.cut.headline is not None
    ]
    return tuple(dict.fromkeys(named))


def _flags(
    heading: Heading, body: Body, paragraphs: tuple[str, ...], *, title_only: bool
) -> tuple[Flag, ...]:
    flags = text_flags(paragraphs, repeated=body.is_repeated)
    if title_only:
        flags.append(Flag.TITLE_ONLY)
    if heading.title is None:
        flags.append(Flag.NO_TITLE)
    return tuple(sorted(flags))
