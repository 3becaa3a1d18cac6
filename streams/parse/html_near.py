"""What a page shows near its headline: short lines above and below it, and no prose.

Newsrooms put time and writers there. A bounded stretch is read, and only when the page
tells machines less.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from streams.parse.html_head import Head
from streams.parse.html_tokens import INLINE
from streams.parse.repeated import repeated

__all__ = ["SEPARATOR", "below_headline", "headline_at", "lines", "near_headline"]

BELOW = 10_000  # signs of markup
ABOVE = 2_000
LINES_BELOW = 30
LINES_ABOVE = 8
MAX_LINE = 160  # a longer one is prose
SEPARATOR = " | "
_OTHER = r"<(?!/(?i:\1)\s*+>)[^<]*+"
_NO_TEXT = re.compile(
    rf"<(?:!--[^-]*+{repeated('-(?!->)[^-]*+')}-->"
    r"|((?i:script|style|svg|noscript|select|iframe))\b"
    rf"[^<]*+{repeated(_OTHER)}<[^>]*+>)"
)
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*+)[^>]*+>|<[^>]*+>")


def headline_at(page: str, head: Head, title: str | None) -> int | None:
    """Find where the reader meets the headline: its h1, else the bare text of it."""
    for at, text in head.headlines:
        if text and text == title:
            return at
    body = page.find("<body")
    at = page.find(title, max(0, body)) if title and body >= 0 else -1
    if at >= 0:
        return at
    return next((at for at, text in head.headlines if text), None)


def below_headline(page: str, at: int | None) -> str:
    """Give the markup below the headline."""
    return "" if at is None else page[at : at + BELOW]


def near_headline(page: str, at: int | None) -> str:
    """Give the short lines below the headline, then those above it."""
    if at is None:
        return ""
    below = _short(lines(below_headline(page, at)))[:LINES_BELOW]
    above = _short(lines(page[max(0, at - ABOVE) : at]))[-LINES_ABOVE:]
    return SEPARATOR.join((*below, *above))


def lines(markup: str) -> list[str]:
    """Split markup into the lines that its block tags make; inline tags are blanks."""
    text = _TAG.sub(_gap, _NO_TEXT.sub("\0", _without_torn(markup)))
    found = (" ".join(x.split()) for x in html.unescape(text).split("\0") if x)
    return [line for line in found if line]


def _without_torn(markup: str) -> str:
    """Cut the tags that the stretch begins or ends in the middle of."""
    end = markup.find(">")
    if "<" not in markup[: end + 1]:
        markup = markup[end + 1 :]
    start = markup.rfind("<")
    return markup[:start] if start > markup.rfind(">") else markup


def _short(found: Iterable[str]) -> list[str]:
    return [line for line in found if len(line) <= MAX_LINE]


def _gap(tag: re.Match[str]) -> str:
    name = (tag[1] or "").lower()
    return " " if name in INLINE else "\0"
