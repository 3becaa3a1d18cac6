"""What a body is by its look, and by what is said of it."""

# ruff: noqa: SIM905 - word tables read best as text

from __future__ import annotations

import re

from schemas.article import Format
from streams.parse.repeated import repeated

__all__ = ["format_of", "has_markup", "media_type"]

DOCUMENT = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}>\s*+)?<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
ELEMENTS = """
    html head body article section main header div p span h1 h2 h3 h4 table ul ol li a
    img figure b i strong em br blockquote meta title link script style iframe center
    font amp-img
""".split()
COMMENT = r"<!--[^>]{0,2000}-->\s*+"
OPENING = re.compile(
    rf"\s*+{repeated(COMMENT)}<(?:{'|'.join(ELEMENTS)})"
    r"(?:\s[^>]{0,4000})?/?>",
    re.IGNORECASE,
)
BLOCK = re.compile(
    r"<(?:p|div|br|article|h[1-6]|li)(?:\s[^<>]{0,1000})?/?>", re.IGNORECASE
)
TAG = re.compile(r"<[a-zA-Z!/]")
MANY = 2


def media_type(content_type: str | None) -> str:
    """Reduce a content type to its bare lower-case name."""
    return (content_type or "").partition(";")[0].strip().lower()


def has_markup(text: str) -> bool:
    """Say whether anything in the text could be a tag."""
    return TAG.search(text) is not None


def format_of(body: str, content_type: str | None) -> Format:
    """Tell text from HTML: a page says so itself, then the type, then the look."""
    if "<" not in body:
        return Format.TEXT
    said = media_type(content_type)
    if DOCUMENT.match(body):
        return Format.HTML
    if said in {"text/html", "application/xhtml+xml"}:
        return Format.HTML if has_markup(body) else Format.TEXT
    return Format.HTML if _looks_like_markup(body) else Format.TEXT


def _looks_like_markup(body: str) -> bool:
    if OPENING.match(body):
        return True
    found = BLOCK.findall(body[:20_000])
    return len(found) > MANY
