"""A page of HTML becomes metadata and blocks of text for the plain-text grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.article import Flag, Published
from schemas.errors import Reason, Rejected
from streams.parse import clean
from streams.parse.html_body import body_blocks
from streams.parse.html_head import NAMES, is_marked, read_head
from streams.parse.html_limits import is_beyond_limits
from streams.parse.html_metadata import read_metadata
from streams.parse.html_text import plain_blocks
from streams.parse.html_tokens import Scan, Wanted, scan, tags
from streams.settings import Settings

__all__ = ["Page", "extract"]

MAX_BLOCKS = 10_000  # of an article; the rest is one block: a bomb, not news
HEAD_BLOCKS = 5  # the headline may stand among the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says; `blocks` are the body's text blocks in order.

    `canonical_url` is the page's own word (rel=canonical), absolute where it can be,
    not yet judged; `language` likewise.
    """

    title: str | None
    authors: tuple[str, ...]
    published: Published | None
    canonical_url: str | None
    language: str | None
    blocks: tuple[str, ...]
    flags: tuple[Flag, ...]


def extract(page: str, *, url: str | None, settings: Settings) -> Page:
    """Read a page that is clean (`clean.block`): no parser meets NUL or half a pair.

    Raises Rejected (too_large) for one beyond `max_value_bytes`. A page over a counted
    limit keeps its text by a plain scan and is flagged. Runs C code that no time-out
    stops: call it in a process that can be killed.
    """
    if len(page) > settings.max_value_bytes:
        raise Rejected(
            Reason.TOO_LARGE,
            f"{len(page)} signs of HTML, {settings.max_value_bytes} allowed",
        )
    found = _scanned(page, settings)
    metadata = read_metadata(page, read_head(page, found.kept), url)
    is_degraded = is_beyond_limits(found, settings)
    blocks = () if is_degraded or not found.names else body_blocks(page)
    if not blocks:
        blocks = plain_blocks(page, tags(page))
    if len(blocks) > MAX_BLOCKS:
        is_degraded = True
        blocks = (*blocks[:MAX_BLOCKS], " ".join(blocks[MAX_BLOCKS:]))
    return Page(
        title=metadata.title,
        authors=metadata.authors,
        published=metadata.published,
        canonical_url=metadata.canonical_url,
        language=metadata.language,
        blocks=_from_title(_cleaned(blocks), metadata.title),
        flags=(Flag.DEGRADED_HTML,) if is_degraded else (),
    )


def _scanned(page: str, settings: Settings) -> Scan:
    """Read one tag more than are allowed: a bomb's millions take no room."""
    long = 2 * settings.max_html_attributes
    wanted = Wanted(names=NAMES, is_marked=is_marked, signs=long)
    return scan(page, settings.max_html_tags + 1, wanted)


def _from_title(blocks: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """Drop the rubric above a headline that the page marks as nothing but text."""
    for at, block in enumerate(blocks[:HEAD_BLOCKS]):
        if title and block.casefold() == title.casefold():
            is_little = sum(map(len, blocks[:at])) < len(title)
            return blocks[at:] if is_little else blocks
    return blocks


def _cleaned(blocks: Sequence[str]) -> tuple[str, ...]:
    """Fold blanks and drop the controls that references brought, seldom any."""
    text = "\n".join(blocks)
    if clean.block(text) is text:
        return tuple(filter(None, (" ".join(one.split()) for one in blocks)))
    return tuple(filter(None, map(clean.line, blocks)))
