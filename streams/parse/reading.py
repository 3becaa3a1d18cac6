"""Text and HTML read alike: title, paragraphs, what was cut, what a page tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from schemas.article import (
    Dateline,
    Flag,
    Format,
    Published,
    Related,
    Removed,
    RemovedKind,
)
from streams.parse.bounds import cut_text
from streams.parse.fields import Envelope
from streams.parse.grammar import Reading, read, read_blocks
from streams.parse.html_head import text_of
from streams.parse.html_names import people
from streams.parse.lines import plain
from streams.parse.outlets import Outlets
from streams.parse.published import find_published
from streams.settings import Settings

__all__ = ["Content", "read_content"]

MARKUP = re.compile(r"&(?:#\w{1,7}|[a-zA-Z]{2,8});|</?[a-zA-Z]{1,10}[ />]")
STAMPS = 6  # a timestamp stands above the body, or close below the headline


class Content(Struct, frozen=True, kw_only=True):
    """What a body holds, whatever it came as; `claims` of authors, the best first."""

    title: str | None
    paragraphs: tuple[str, ...]
    dateline: Dateline | None = None
    authors: tuple[str, ...] = ()
    byline: str | None = None
    published: Published | None = None
    canonical_url: str | None = None
    language: str | None = None
    removed: tuple[Removed, ...] = ()
    related: tuple[Related, ...] = ()
    flags: tuple[Flag, ...] = ()


def read_content(envelope: Envelope, settings: Settings, outlets: Outlets) -> Content:
    """Read the body of an envelope; raises Rejected."""
    if envelope.format is Format.HTML:
        return _read_page(envelope, settings, outlets)
    text, flags = cut_text(envelope.body, settings.max_body_bytes)
    found = read(
        text,
        source=envelope.source,
        envelope_title=_title(envelope),
        outlets=outlets,
    )
    authors = people((envelope.authors, found.authors))
    stamp = _stamp(found.removed)
    return _content(found, authors=authors, published=stamp, flags=flags)


def _read_page(envelope: Envelope, settings: Settings, outlets: Outlets) -> Content:
    from streams.parse.html import extract  # noqa: PLC0415 - loads lxml, trafilatura

    page = extract(envelope.body, url=envelope.url, settings=settings)
    found = read_blocks(
        page.blocks,
        source=envelope.source,
        envelope_title=_title(envelope) or page.title,
        outlets=outlets,
    )
    return _content(
        found,
        authors=people((envelope.authors, page.authors, found.authors)),
        published=page.published or _stamp(found.removed),
        canonical_url=page.canonical_url,
        language=page.language,
        flags=page.flags,
    )


def _title(envelope: Envelope) -> str | None:
    """Take the envelope's title as text: feeds send references and tags in it.

    Marks that nobody sees go, as from a text's lines; none is left of an empty one.
    """
    title = envelope.title or ""
    return plain(text_of(title) if MARKUP.search(title) else title) or None


def _content(
    found: Reading,
    *,
    authors: tuple[str, ...],
    published: Published | None,
    canonical_url: str | None = None,
    language: str | None = None,
    flags: tuple[Flag, ...] = (),
) -> Content:
    return Content(
        title=found.title,
        paragraphs=found.paragraphs,
        dateline=found.dateline,
        authors=authors,
        byline=found.byline,
        published=published,
        canonical_url=canonical_url,
        language=language,
        removed=found.removed,
        related=found.related,
        flags=(*found.flags, *flags),
    )


def _stamp(removed: Sequence[Removed]) -> Published | None:
    """Read the portal's own time where it was copied along with the text."""
    for part in removed:
        if part.line > STAMPS:
            return None
        if part.kind is RemovedKind.PAGE and any(map(str.isdigit, part.text)):
            found = find_published(part.text, "text")
            if found is not None:
                return found
    return None
