"""The article's text of a page: two extractors, the second asked when the first cuts."""

from __future__ import annotations

from streams.parse.html_text import plain_blocks
from streams.parse.html_tokens import tags

__all__ = ["body_blocks"]

CUT_SHARE = 0.6  # of the second opinion's length: less means that the first lost text


def body_blocks(page: str) -> tuple[str, ...]:
    """Blocks of the article's body; empty when the page holds no article."""
    first, second = _by_trafilatura(page), _by_readability(page)
    if _size(first) < CUT_SHARE * _size(second):
        return second
    return first


def _by_trafilatura(page: str) -> tuple[str, ...]:
    """Never with `deduplicate`: its cache lets one page change the next one's text."""
    from trafilatura import extract  # noqa: PLC0415 - heavy, not needed for texts

    text = extract(page, favor_precision=True, include_comments=False)
    return tuple(line for line in (text or "").split("\n") if line.strip())


def _by_readability(page: str) -> tuple[str, ...]:
    from readability import Document  # noqa: PLC0415 - heavy, not needed for texts
    from readability.readability import Unparseable  # noqa: PLC0415

    try:
        summary = Document(page).summary(html_partial=True)
    except Unparseable:
        return ()
    return plain_blocks(summary, tags(summary))


def _size(blocks: tuple[str, ...]) -> int:
    return sum(map(len, blocks))
