"""Find the list of other headlines below (or inside) an article."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.article import RemovedKind
from streams.parse.outlets import Outlets
from streams.parse.pieces import Cut, Piece
from streams.parse.tail_items import Item, item_of
from streams.parse.wording import ends_sentence, is_headline, key, words_of

__all__ = ["is_header", "without_tails"]

KEY_TEXT = """
baca berkaitan headline headlines hot indeks lagi lainnya latest lihat menarik more
most next pilihan popular populer read recommendations recommended rekomendasi
related sebelumnya selanjutnya simak sponsored tag tags terbanyak terbaru terhangat
terkait terkini terpopuler topik trend trending viral lain also
"""
MAX_HEADER = 60
MAX_HEADER_WORDS = 7
MIN_LIST = 2
MIN_BEHIND_CREDIT = 3
MIN_BARE = 5
VARIED = 0.8
KEYS = frozenset(KEY_TEXT.split())
OTHER_TEXT = """
also and anda are around article articles artikel bagi banyak berita bulan by choice
choices content coverage dan dari di dibaca dilihat don editor for foto from hari
ikuti in infografis informasi ini isu jangan juga kabar kami kamu kata kategori
kisah konten kunci lain laporan lebih lewatkan like may might minggu miss mungkin
must network news now on others paling partner partners pekan penting pick picks
read reading reads redaksi rencana s seputar sorotan stories story suka t terhangat
the this today top topic topics untuk up update utama video videos viewed watch web
what you
"""
WORDS = KEYS | frozenset(OTHER_TEXT.split())
HEADER = Cut(RemovedKind.TAIL_HEADER, "tail.header")
LABEL = Cut(RemovedKind.TAIL, "tail.label")
CLEAR = frozenset((RemovedKind.CREDIT, RemovedKind.FOOTER))
STARTS_BARE = ("baca", "simak", "lihat", "read", "see", "also")


def is_header(text: str, outlets: Outlets) -> bool:
    """Say whether all words are those of list headers: "Berita Terkait"."""
    if len(text) > MAX_HEADER or ends_sentence(text):
        return False
    words = key(text).split()
    if not 1 <= len(words) <= MAX_HEADER_WORDS or KEYS.isdisjoint(words):
        return False
    return all(
        word in WORDS or word in outlets.by_name or word in outlets.names
        for word in words
    )


def without_tails(pieces: Sequence[Piece], outlets: Outlets) -> list[Piece]:
    """Cut every list of other stories: with a header, or below the credits."""
    done = list(pieces)
    at = 0
    while at < len(done):
        if _may_be_header(done[at]) and is_header(done[at].text, outlets):
            at = _cut_list(done, at, outlets)
        else:
            at += 1
    _cut_below(done)
    return done


def _may_be_header(piece: Piece) -> bool:
    return piece.cut is None or (
        piece.cut.headline is None
        and piece.cut.kind in {RemovedKind.PROMO, RemovedKind.PAGE}
    )


def _cut_list(done: list[Piece], at: int, outlets: Outlets) -> int:
    """Cut the list behind a header in place; give where to go on."""
    end = _run(done, at + 1, outlets, strict=False)
    to_the_end = end == len(done)
    if not to_the_end:
        end = _run(done, at + 1, outlets, strict=True)
    items = [item_of(piece.text) for piece in done[at + 1 : end] if piece.cut is None]
    heads = [item for item in items if item.headline]
    bare = key(done[at].text).startswith(STARTS_BARE)
    if not _is_list(heads, bare=bare, to_the_end=to_the_end):
        return at + 1
    kinds = (RemovedKind.TAIL_HEADER, RemovedKind.TAIL)
    if bare and not to_the_end:
        kinds = (RemovedKind.PROMO, RemovedKind.PROMO)
    done[at] = done[at].because(Cut(kinds[0], f"{kinds[0]}.header"))
    for index in range(at + 1, end):
        done[index] = _as_item(done[index], kinds[1], outlets)
    return end


def _is_list(heads: Sequence[Item], *, bare: bool, to_the_end: bool) -> bool:
    if not heads:
        return False
    if to_the_end and not bare:
        return True
    return len(heads) >= MIN_LIST


def _as_item(piece: Piece, kind: RemovedKind, outlets: Outlets) -> Piece:
    if piece.cut is not None and not _may_be_header(piece):
        return piece
    if is_header(piece.text, outlets):
        return piece.because(HEADER)
    if piece.cut is not None:
        return piece
    item = item_of(piece.text)
    rule = f"{kind}.item" if item.headline else f"{kind}.label"
    return piece.because(Cut(kind, rule, item.headline))


def _run(done: Sequence[Piece], start: int, outlets: Outlets, *, strict: bool) -> int:
    """Walk over a list's lines; give the first line that is none."""
    at = start
    while at < len(done) and _belongs(done[at], outlets, strict=strict):
        at += 1
    if strict:
        while at > start and not item_of(done[at - 1].text).headline:
            at -= 1
    return at


def _belongs(piece: Piece, outlets: Outlets, *, strict: bool) -> bool:
    if piece.cut is not None:
        return not strict
    item = item_of(piece.text)
    if item.headline is None:
        return item.is_label or (not strict and is_header(piece.text, outlets))
    if strict:
        return item.is_dashed or (not item.is_numbered and is_headline(item.headline))
    return True


def _cut_below(done: list[Piece]) -> None:
    """Cut headlines that stand below the article without a header."""
    start = len(done)
    while start and _is_loose(done[start - 1]):
        start -= 1
    credit = max(
        (at for at, one in enumerate(done) if one.cut and one.cut.kind in CLEAR),
        default=-1,
    )
    behind_credit = credit >= 0 and start <= credit + 1
    if behind_credit:
        start = credit + 1
    if not start or start == len(done):
        return
    heads = [item_of(one.text) for one in done[start:] if one.cut is None]
    if _is_loose_list(done[:start], heads, behind_credit=behind_credit):
        for at in range(start, len(done)):
            if done[at].cut is None:
                item = item_of(done[at].text)
                cut = (
                    Cut(RemovedKind.TAIL, "tail.item", item.headline)
                    if item.headline
                    else LABEL
                )
                done[at] = done[at].because(cut)


def _is_loose(piece: Piece) -> bool:
    if piece.cut is not None:
        return piece.cut.kind not in CLEAR
    item = item_of(piece.text)
    return item.is_label if item.headline is None else is_headline(item.headline)


def _is_loose_list(
    before: Sequence[Piece], items: Sequence[Item], *, behind_credit: bool
) -> bool:
    heads = [item.headline for item in items if item.headline]
    body = [one.text for one in before if one.cut is None]
    if not body or not heads:
        return False
    if behind_credit:
        return len(heads) >= MIN_BEHIND_CREDIT
    told = sum(map(ends_sentence, body)) >= MIN_LIST and ends_sentence(body[-1])
    plain = all(
        item.headline and not item.is_numbered and not item.is_dashed for item in items
    )
    openings = {head.split(None, 1)[0] for head in heads}
    varied = len(openings) >= VARIED * len(heads) and all(
        words_of(head) >= MIN_BARE for head in heads
    )
    return told and plain and varied and len(heads) >= MIN_BARE
