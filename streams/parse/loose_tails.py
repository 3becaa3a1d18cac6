"""Find a list of other headlines below an article by what its lines look like.

Headers of such lists are endless; what stands under them is written alike everywhere.
An article may end in a list too, of people, prices, fixtures: that one stays.
"""

# ruff: noqa: RUF001 - newsrooms' own dashes are what is looked for

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from schemas.article import RemovedKind
from streams.parse.bylines import OPENING_RULE
from streams.parse.pieces import Cut, Piece
from streams.parse.tail_items import Dress, Item, item_of
from streams.parse.wording import ends_sentence, is_headline, words_of

__all__ = ["cut_loose"]

CLEAR = frozenset((RemovedKind.CREDIT, RemovedKind.FOOTER))
MIN_TOLD = 2
MIN_BEHIND_CREDIT = 3
MIN_DRESSED = 3
MIN_HEADED = 4
MIN_BARE = 5
MIN_LONG = 5
MAX_HEADER = 60
MAX_HEADER_WORDS = 7
MOST = 0.8
HALF = 0.5
FEW = 0.2
# Not "Darmawan Anu - Direktur", "Film Terbaik: Anu", "Anu vs Ani", "Rp 12.000".
PAIR = re.compile(r" [-–—=|] |: ?\S|\bvs?\b|\bRp ?\d", re.IGNORECASE)
SMALL = re.compile(r"(?:^| )[a-z]{2,}|, ")
# "Berikut daftar pemenang", "Film terbaik sebagai berikut.": a list of the article.
ANNOUNCES = re.compile(
    r"(?:berikut|inilah|daftar|senarai|jadwal|susunan|pemenang|nominasi|judul|"
    r"here (?:are|is)|list of|the (?:full )?list|winners|nominees)\b|"
    r".{0,200}\b(?:berikut(?: ini)?|di bawah ini|as follows|below)\.$",
    re.IGNORECASE,
)
NO_HEADER = (":", ",", ";", '"', "”", "?", "!")


def cut_loose(done: list[Piece]) -> None:
    """Cut headlines that stand at the end, in place."""
    start = len(done)
    while start and _is_loose(done[start - 1]):
        start -= 1
    if start == len(done):
        return
    credit = max((at for at, one in enumerate(done) if _is_clear(one)), default=-1)
    if credit >= 0 and start <= credit + 1:
        start = credit + 1
        is_list = _is_list_behind_credit(done[:start], done[start:])
    else:
        start = _with_header(done, start)
        is_list = _is_list_below(done[:start], done[start:])
    if is_list:
        done[start:] = [_as_item(one) for one in done[start:]]


def _as_item(piece: Piece) -> Piece:
    if piece.cut is not None:
        return piece
    headline = item_of(piece.text).headline
    rule = "tail.item" if headline else "tail.label"
    return piece.because(Cut(RemovedKind.TAIL, rule, headline))


def _is_clear(piece: Piece) -> bool:
    """Say whether an article ends here; names may stand below each headline."""
    cut = piece.cut
    return cut is not None and cut.kind in CLEAR and cut.rule != OPENING_RULE


def _is_loose(piece: Piece) -> bool:
    if piece.cut is not None:
        return not _is_clear(piece)
    if piece.text.endswith(":"):
        return False  # "Berikut beritanya:" announces a list of the article
    item = item_of(piece.text)
    return item.is_label if item.headline is None else is_headline(item.headline)


def _with_header(done: Sequence[Piece], start: int) -> int:
    """Take the line above along where it may head a list: "Anda mungkin suka"."""
    above = done[start - 1] if 0 < start < len(done) else None
    if above is None or above.cut is not None or len(above.text) > MAX_HEADER:
        return start
    is_short = words_of(above.text) <= MAX_HEADER_WORDS
    ends = ends_sentence(above.text) or above.text.endswith(NO_HEADER)
    return start - 1 if is_short and not ends else start


def _items(pieces: Sequence[Piece]) -> list[Item]:
    return [item_of(one.text) for one in pieces if one.cut is None]


def _is_list_behind_credit(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    heads = [item for item in _items(below) if item.headline]
    has_body = any(one.cut is None for one in above)
    return has_body and len(heads) >= MIN_BEHIND_CREDIT


def _is_list_below(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    body = [one.text for one in above if one.cut is None]
    if sum(map(ends_sentence, body)) < MIN_TOLD or not ends_sentence(body[-1]):
        return False
    items = _items(below)
    is_headed = bool(items) and _is_header(items[0])
    header = next((one.text for one in below if one.cut is None), "")
    if ANNOUNCES.match(header if is_headed else body[-1]):
        return False
    items = items[is_headed:]
    heads = [item.headline for item in items if item.headline]
    if len(heads) < MIN_DRESSED or not _are_alike(items):
        return False
    dressed = sum(item.dress is Dress.SURE for item in items)
    needed = MIN_HEADED if is_headed else MIN_BARE
    enough = dressed >= HALF * len(heads) or (
        len(heads) >= needed and not _is_programme(items)
    )
    return enough and _read_like_headlines(heads)


def _is_programme(items: Sequence[Item]) -> bool:
    """Say whether lines name days, or hours that go forward: news goes backward."""
    timed = [item for item in items if item.dress is Dress.TIME]
    hours = [item.minute for item in timed if item.minute is not None]
    return len(hours) < len(timed) or (bool(hours) and hours == sorted(hours))


def _is_header(item: Item) -> bool:
    """Say whether a line is a label, or too short or too plain for a headline."""
    head = item.headline
    is_short = head is None or words_of(head) < MIN_LONG or not is_headline(head)
    return is_short and item.dress is Dress.NONE


def _are_alike(items: Sequence[Item]) -> bool:
    """Say whether labels stand by all headlines or by none, and nothing is counted.

    A lone label within is a header, and what stands above it a list of the article.
    """
    labels = sum(map(_is_header, items))
    heads = sum(item.headline is not None for item in items)
    above_first = sum(1 for _ in takewhile(_is_header, items))
    if above_first > 1 or any(item.is_numbered for item in items):
        return False
    return labels == 0 or labels >= heads - 1


def _read_like_headlines(heads: Sequence[str]) -> bool:
    """Tell headlines from names, pairs and prices: they are long and all different."""
    count = len(heads)
    openings = {head.split(None, 1)[0] for head in heads}
    return (
        sum(words_of(head) >= MIN_LONG for head in heads) >= MOST * count
        and len(openings) >= MOST * count
        and sum(PAIR.search(head) is not None for head in heads) <= HALF * count
        and sum(SMALL.search(head) is not None for head in heads) >= FEW * count
    )
