"""Text and HTML read alike: title, paragraphs, what was cut, and the page's own words."""

from __future__ import annotations

from msgspec import Struct

from schemas.article import (
    Dateline,
    Flag,
    Format,
    Published,
    Related,
    Removed,
)
from streams.parse.fields import Envelope
from streams.parse.interim import lines_of
from streams.settings import Settings

__all__ = ["Content", "read_content"]


class Content(Struct, frozen=True, kw_only=True):
    """What a body holds, whatever it came as."""

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


def read_content(envelope: Envelope, settings: Settings) -> Content:
    """Read the body of an envelope."""
    if envelope.format is Format.HTML:
        return _read_page(envelope, settings)
    title, paragraphs = lines_of(envelope.body, envelope.title)
    return Content(title=title, paragraphs=tuple(paragraphs))


def _read_page(envelope: Envelope, settings: Settings) -> Content:
    from streams.parse.html import extract  # noqa: PLC0415 - loads trafilatura

    page = extract(envelope.body, url=envelope.url, settings=settings)
    return Content(
        title=envelope.title or page.title,
        paragraphs=page.blocks,
        authors=page.authors,
        published=page.published,
        canonical_url=page.canonical_url,
        language=page.language,
        flags=page.flags,
    )
