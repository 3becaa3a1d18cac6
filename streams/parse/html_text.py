"""Text of a page without any parser: for pages that parsers choke on or lose text of.

Reads the tags in order, knows no tree: blocks end at block tags, what lies in
navigation, forms and the like goes as long as enough is left.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from streams.parse.html_tokens import INLINE, Tag

__all__ = ["plain_blocks"]

FURNITURE = frozenset(
    "nav header footer aside form button select noscript template svg math menu".split()
)
ENOUGH = 200  # signs; less is what the furniture left, not an article


def plain_blocks(page: str, page_tags: Iterable[Tag]) -> tuple[str, ...]:
    """Blocks of visible text in order; the whole page's when the bare text is short."""
    pieces = list(_pieces(page, page_tags))
    kept = _blocks(text for text, is_furniture in pieces if not is_furniture)
    if sum(map(len, kept)) >= ENOUGH:
        return kept
    return _blocks(text for text, _ in pieces)


def _pieces(page: str, page_tags: Iterable[Tag]) -> Iterator[tuple[str, bool]]:
    r"""Pieces of text and "\n" for block tags, each with whether it is furniture."""
    position = depth = 0
    for tag in page_tags:
        yield page[position : tag.start], depth > 0
        position = tag.end
        if tag.name in FURNITURE:
            depth = max(0, depth + (-1 if tag.is_end else 1))
        if tag.name and tag.name not in INLINE:
            yield "\n", False
    yield page[position:], depth > 0


def _blocks(pieces: Iterable[str]) -> tuple[str, ...]:
    text = html.unescape("".join(p if p == "\n" else _flat(p) for p in pieces))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(line for line in lines if line)


def _flat(piece: str) -> str:
    return piece.replace("\n", " ").replace("\r", " ")
