"""A page of HTML becomes metadata and blocks of text for the plain-text grammar."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from schemas.article import Flag, Published
from schemas.codec import without_surrogates
from schemas.errors import Reason, Rejected
from streams.parse.clean import line
from streams.parse.html_body import body_blocks
from streams.parse.html_head import read_head
from streams.parse.html_limits import is_beyond_limits
from streams.parse.html_metadata import read_metadata
from streams.parse.html_text import plain_blocks
from streams.parse.html_tokens import tags
from streams.settings import Settings

__all__ = ["Page", "extract"]

MAX_BLOCKS = 10_000  # of an article; the rest is one block: a bomb, not news
HEAD_BLOCKS = 5  # the headline may stand among the first
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f"))


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


def extract(html: str, *, url: str | None, settings: Settings) -> Page:
    """Read a page; raises Rejected (too_large) for one beyond `max_value_bytes`.

    A page over a counted limit keeps its text by a plain scan and is flagged. Runs C
    code that no time-out stops: call it in a process that can be killed.
    """
    if len(html) > settings.max_value_bytes:
        raise Rejected(
            Reason.TOO_LARGE,
            f"{len(html)} signs of HTML, {settings.max_value_bytes} allowed",
        )
    page = _cleaned(html)
    # One more than are allowed: a bomb's millions take no room.
    page_tags = tuple(islice(tags(page), settings.max_html_tags + 1))
    metadata = read_metadata(page, read_head(page, page_tags), url)
    is_degraded = is_beyond_limits(page_tags, settings)
    blocks = () if is_degraded or not page_tags else body_blocks(page)
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
        blocks=_from_title(tuple(filter(None, map(line, blocks))), metadata.title),
        flags=(Flag.DEGRADED_HTML,) if is_degraded else (),
    )


def _from_title(blocks: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """Drop the rubric above a headline that the page marks as nothing but text."""
    for at, block in enumerate(blocks[:HEAD_BLOCKS]):
        if title and block.casefold() == title.casefold():
            is_little = sum(map(len, blocks[:at])) < len(title)
            return blocks[at:] if is_little else blocks
    return blocks


def _cleaned(html: str) -> str:
    """Drop what no parser should meet: NUL and other C0 controls, half surrogates."""
    try:
        data = html.encode()
    except UnicodeEncodeError:
        html = without_surrogates(html)
        data = html.encode()
    kept = data.translate(None, _CONTROLS)
    return html if len(kept) == len(data) else kept.decode()
