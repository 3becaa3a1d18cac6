"""Text of a page without any parser: for pages that parsers choke on or lose text of.

Reads the tags in order, knows no tree: blocks end at block tags; navigation, forms and
blocks that are nothing but links go as long as enough is left.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from streams.parse.html_tokens import INLINE, Tag

__all__ = ["plain_blocks"]

_FURNITURE_NAMES = (
    "nav header footer aside form button select noscript template svg math menu"
)
FURNITURE = frozenset(_FURNITURE_NAMES.split())
CELLS = frozenset(("td", "th"))  # a row is one block
ENOUGH = 200  # signs; less is what the furniture left, not an article

Block = tuple[str, bool]  # its text, and whether it could be an article's


def plain_blocks(page: str, page_tags: Iterable[Tag]) -> tuple[str, ...]:
    """Blocks of visible text in order; the whole page's when the bare text is short."""
    blocks = list(_blocks(page, page_tags))
    kept = tuple(text for text, is_prose in blocks if is_prose)
    if sum(map(len, kept)) >= ENOUGH:
        return kept
    return tuple(text for text, _ in blocks)


def _blocks(page: str, page_tags: Iterable[Tag]) -> Iterator[Block]:
    pieces: list[str] = []
    position = furniture = 0
    is_link = has_prose = False
    for tag in page_tags:
        if tag.start > position:
            pieces.append(page[position : tag.start])
            has_prose |= not (furniture or is_link) and not pieces[-1].isspace()
        position = tag.end
        if tag.name == "a":
            is_link = not tag.is_end
        elif tag.name in CELLS:
            pieces.append(" ")
        elif tag.name and tag.name not in INLINE:
            yield from _block(pieces, has_prose=has_prose)
            has_prose = False
            if tag.name in FURNITURE:
                furniture = max(0, furniture + (-1 if tag.is_end else 1))
    pieces.append(page[position:])
    yield from _block(pieces, has_prose=has_prose or not (furniture or is_link))


def _block(pieces: list[str], *, has_prose: bool) -> Iterator[Block]:
    text = " ".join(html.unescape("".join(pieces)).split())
    pieces.clear()
    if text:
        yield text, has_prose
