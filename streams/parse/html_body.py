"""The article's text of a page: our own reading, in doubt beside trafilatura's."""

from __future__ import annotations

from collections import Counter

from streams.parse.html_article import Candidate, find_article
from streams.parse.html_leaves import read_leaves, visible_html

__all__ = ["body_blocks"]

DOUBT_SIGNS = 500  # of a page's text, and of an article
DOUBT_SHARE = 0.5  # of the page's prose: all else together holds less
VISIBLE_SHARE = 0.5  # of the page's text: nothing much is missed
RUN_WORDS = 3
WITHIN = 0.9  # of ours stands in theirs too: ours is theirs without its additions
COVERS = 0.75  # of theirs stands in ours
CUT_SHARE = 0.6  # of our length: less means that they lost text


def body_blocks(page: str) -> tuple[str, ...]:
    """Blocks of the article's body; empty when the page holds no article."""
    leaves = read_leaves(page)
    found = find_article(leaves)
    if _is_sure(found, sum(len(leaf.text) for leaf in leaves)):
        return found.blocks
    return _settled(found.blocks, _by_trafilatura(visible_html(page)))


def _is_sure(found: Candidate, visible: int) -> bool:
    """Doubt little text where there is more, and prose that was left out."""
    size = _size(found.blocks)
    if visible < DOUBT_SIGNS or size >= VISIBLE_SHARE * visible:
        return True
    return size >= DOUBT_SIGNS and found.share >= DOUBT_SHARE


def _settled(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Keep ours unless the two read different texts."""
    mine, other = _runs(ours), _runs(theirs)
    shared = (mine & other).total()
    is_within = shared >= WITHIN * mine.total() > 0
    is_covering = shared >= COVERS * other.total()
    if is_within or is_covering or _size(theirs) < CUT_SHARE * _size(ours):
        return ours
    return theirs


def _by_trafilatura(page: str) -> tuple[str, ...]:
    """Never with `deduplicate`: its cache lets one page change the next one's text.

    Fast: what it would compare itself with is our own reading.
    """
    from trafilatura import extract  # noqa: PLC0415 - heavy, not needed for texts

    text = extract(page, favor_precision=True, include_comments=False, fast=True)
    lines = (line.strip() for line in (text or "").split("\n"))
    return tuple(line for line in lines if line)


def _runs(blocks: tuple[str, ...]) -> Counter[tuple[str, ...]]:
    """Count the runs of a few words; shorter texts are one run."""
    words = " ".join(blocks).split()
    starts = range(max(1, len(words) - RUN_WORDS + 1))
    return Counter(tuple(words[i : i + RUN_WORDS]) for i in starts if words)


def _size(blocks: tuple[str, ...]) -> int:
    return sum(map(len, blocks))
