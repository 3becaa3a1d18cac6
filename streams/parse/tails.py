"""Find the list of other headlines below (or inside) an article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from schemas.article import RemovedKind
from streams.parse.loose_tails import cut_loose
from streams.parse.outlets import Outlets
from streams.parse.pieces import Cut, Piece
from streams.parse.tail_items import Item, item_of
from streams.parse.wording import ends_sentence, is_headline, key, phrases, words_of

__all__ = ["is_header", "without_tails"]

KEY_TEXT = """
also baca berkaitan dibaca dibicarakan dicari headline headlines highlight highlights
hits hot indeks lagi lain lainnya latest lihat menarik more most next pautan pilihan
popular populer read recent recommendations recommended rekomendasi related sebelumnya
sejenis selanjutnya serupa simak sponsored tag tags tautan terbanyak terbaru terhangat
terkait terkini terpopuler tertarik topik tren trend trending trends viral
"""
MAX_HEADER = 60
MAX_HEADER_WORDS = 7
MIN_LIST = 2
MAX_LABELS = 2
MIN_STOPLESS = 4
MAX_STOPLESS = 16
DOMAINS = frozenset(("com", "co", "id", "my", "net", "tv"))
TAGS = frozenset(("tag", "tags", "topik", "topik terkait", "topics", "related topics"))
SAID_OF = ("lebih banyak dari ", "lainnya dari ", "berita lain dari ", "more from ")
KEYS = frozenset(KEY_TEXT.split())
# Headers without a word of their own; such a line heads an article's part as well.
SAID = phrases(
    """
    anda mungkin juga suka | anda mungkin juga tertarik | anda mungkin suka | anda
    mungkin tertarik | around the web | artikel pilihan | berita dari kanal ini |
    berita foto | berita foto terkini | berita hari ini | berita panas | berita
    semasa | berita utama | breaking news | dari jaringan kami | dari kanal ini |
    dari penulis ini | dari redaksi | don t miss | editor pick | editor picks |
    editor s pick | editor s picks | editorial pick | editorial picks | fokus | foto
    dan video | from the web | headline hari ini | in case you missed it | jangan
    ketinggalan | jangan lewatkan | jangan lewatkan berita ini | jangan sampai
    terlewat | jelajahi lebih lanjut | kabar hari ini | kamu mungkin juga suka |
    kamu mungkin suka | kamu mungkin tertarik | koleksi | kumpulan berita | lanjut
    baca | lanjut membaca berita lain | laporan khusus | liputan khusus | live
    report | mungkin anda suka | mungkin anda tertarik | mungkin kamu suka | news
    update | people also read | pilihan untuk anda | pilihan untukmu | ramai dibaca
    | sedang ramai | semua berita | sorotan | spesial | top news | top stories |
    untuk anda | untuk kamu | untukmu | wajib baca | what else to read | what to
    read | you may be interested in | you may like
    """
)
OTHER_TEXT = """
also and anda are around article articles artikel bacaan bagi banyak berita bisnis
bola buat bulan by cakupan cerita choice choices content coverage daerah dan dari di
dibaca dilihat don dunia editor editorial ekonomi for foto from gaya hangat hari hidup
ikuti in info infografis informasi ini isu jam jangan juga kabar kalian kami kamu
kanal kata kategori khusus kini kisah kolom konten kumpulan kunci lain laporan lebih
lewatkan like liputan may membaca might minggu miss mungkin must nasional network news
now olahraga on opini others otomotif paling panas partner partners pekan pembaca
penting pick picks pilih post postingan posts ramai read reading reads redaksi rencana
s sedang sekarang semasa semua seputar sorotan stories story suka t tahun tajuk tekno
terhangat the this today top topic topics tulisan untuk untukmu up update utama video
videos viewed warta watch web what you
"""
WORDS = KEYS | frozenset(OTHER_TEXT.split())
HEADER = Cut(RemovedKind.TAIL_HEADER, "tail.header")
HEADER_KINDS = frozenset((RemovedKind.PROMO, RemovedKind.PAGE, RemovedKind.AD))
STARTS_BARE = ("baca", "simak", "lihat", "read", "see", "also")


def is_header(text: str, outlets: Outlets) -> bool:
    """Say whether all words are those of list headers: "Berita Terkait"."""
    if len(text) > MAX_HEADER or ends_sentence(text):
        return False
    said = key(text)
    words = [word for word in said.split() if not (word.isdigit() or word in DOMAINS)]
    if not 1 <= len(words) <= MAX_HEADER_WORDS or KEYS.isdisjoint(words):
        return said in SAID or said.startswith(SAID_OF)
    return all(word in WORDS or word in outlets.by_name for word in words)


def without_tails(
    pieces: Sequence[Piece], outlets: Outlets, *, loses_lists: bool = False
) -> list[Piece]:
    """Cut every list of other stories: with a header, or below the credits.

    An outlet that loses its lists has none below a plain "Baca Juga" in the article.
    """
    done = list(pieces)
    below = _headlines_below(done, outlets)
    first = len(done) - len(below) + 1
    end = 0
    for at in [n for n, one in enumerate(done) if len(one.text) <= MAX_HEADER]:
        if at < end or not _opens_list(done[at], outlets):
            continue
        count = below[at + 1 - first] if at + 1 >= first else None
        is_lost = loses_lists and count is None and _is_plain_mark(done[at].text)
        if not is_lost:
            end = _cut_list(done, at, outlets, below=count)
    cut_loose(done)
    return done


def _headlines_below(pieces: Sequence[Piece], outlets: Outlets) -> list[int]:
    """Count headlines from each line to the end, as far up as a list may reach.

    The last count, behind the last line, is 0.
    """
    counts = [0]
    for piece in reversed(pieces):
        if not _may_stand_in_tail(piece, outlets):
            break
        is_head = piece.cut is None and item_of(piece.text).headline is not None
        counts.append(counts[-1] + is_head)
    return counts[::-1]


def _is_plain_mark(text: str) -> bool:
    """Say whether it is a "Baca juga" without its colon."""
    return key(text).startswith(STARTS_BARE) and ":" not in text


def _opens_list(piece: Piece, outlets: Outlets) -> bool:
    return _may_be_header(piece) and is_header(piece.text, outlets)


def _may_be_header(piece: Piece) -> bool:
    return piece.cut is None or (
        piece.cut.headline is None and piece.cut.kind in HEADER_KINDS
    )


def _cut_list(
    done: list[Piece], at: int, outlets: Outlets, *, below: int | None
) -> int:
    """Cut the list behind a header in place; give where to go on.

    `below` counts the headlines down to the end when nothing else stands there.
    """
    words = key(done[at].text)
    is_bare = words.startswith((*STARTS_BARE, *SAID_OF)) or words in SAID
    if below is not None:
        is_list = below >= (MIN_LIST if is_bare else 1) or words in TAGS
        end = len(done)
    else:
        is_plain = _is_plain_mark(done[at].text)
        end, heads = _items(done, at + 1, is_bare=is_bare, is_plain=is_plain)
        is_list = heads >= (MIN_LIST if is_bare else 1) and _ends_told(done, at, end)
    if not is_list:
        return at + 1
    kinds = (RemovedKind.TAIL_HEADER, RemovedKind.TAIL)
    if is_bare and below is None:
        kinds = (RemovedKind.PROMO, RemovedKind.PROMO)
    done[at] = done[at].because(Cut(kinds[0], f"{kinds[0]}.header"))
    for index in range(at + 1, end):
        done[index] = _as_item(done[index], kinds[1], outlets)
    return end


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


def _ends_told(done: Sequence[Piece], at: int, end: int) -> bool:
    """Say whether one item alone stands between sentences; more need no proof."""
    if end - at > MIN_LIST:
        return True
    around = [*done[:at][-1:], *done[end : end + 1]]
    return all(one.cut is not None or ends_sentence(one.text) for one in around)


def _items(
    done: Sequence[Piece], start: int, *, is_bare: bool, is_plain: bool
) -> tuple[int, int]:
    """Walk over items that cannot be body; give the line behind, and their count.

    Behind "Artikel Berkaitan" a headline may be written like a sentence without its
    stop; behind "Baca juga", which often stands alone, that is a subheading. Behind
    one without a colon a dash alone makes no headline: the article may list things.
    """
    end, heads = start, 0
    lines = map(done.__getitem__, range(start, len(done)))
    fits = partial(_may_be_listed, is_bare=is_bare, is_plain=is_plain)
    for at, piece in enumerate(takewhile(fits, lines), start):
        if at - end > MAX_LABELS:
            break
        if item_of(piece.text).headline is not None:
            end, heads = at + 1, heads + 1
    return end, heads


def _may_be_listed(piece: Piece, *, is_bare: bool, is_plain: bool) -> bool:
    if piece.cut is not None:
        return False
    item = item_of(piece.text)
    if item.headline is None:
        return item.is_label
    if item.is_dashed and not is_plain:
        return True
    is_head = not item.is_numbered and is_headline(item.headline)
    return is_head or (not is_bare and _is_stopless(item))


def _is_stopless(item: Item) -> bool:
    """Say whether a line of small letters lacks the stop that a sentence has."""
    text = str(item.headline)
    is_long = MIN_STOPLESS <= words_of(text) <= MAX_STOPLESS
    return is_long and not item.is_numbered and text[-1].isalnum()


def _may_stand_in_tail(piece: Piece, outlets: Outlets) -> bool:
    if piece.cut is not None:
        return True
    item = item_of(piece.text)
    return item.headline is not None or item.is_label or is_header(piece.text, outlets)
