"""Tell cheaply that a line opens like body: most lines do, and need no rules."""

# ruff: noqa: RUF001 - newsrooms' own dashes are what is looked for

from __future__ import annotations

import re

from streams.parse import ads, furniture

__all__ = ["may_open"]

FIRST_TEXT = """
a additional alih all already also ap artikel author ayo baca bagikan bergabung
bergabunglah berita berlangganan berlanjut bersambung buka c caption catatan cek
cerita cetak click come compiled content continue copyeditor copyright coverage dan
dapatkan dengar dengarkan desainer diadaptasi dilarang diproduksi disclaimer disunting
diterjemahkan don dont download edited editing editor editors fact fail fakta follow
for foto fotografer full gabung gambar get hak hal halaman ikuti illustrator ilustrasi
ilustrator image infografis interpreter isi jangan join jurnalis kata ke kebijakan
keterangan keyword keywords kiriman kisah klik konten kontributor korektor kredit
laman langgan langganan lanjut lanjutkan laporan lihat like link listen mari more muat
muka naskah next nonton nota note oleh opini opinions page pandangan pantau pelaporan
pemeriksa penafian penanggung pendapat penerjemah pengunggah penterjemah penulis
penyelaras penyunting pewarta photo photographer photographers photos pilihan please
postingan privacy producer producers produser proofreader publisher read redaktur
rekomendasi related report reporter reporting saksikan screenshot sebuah see
selanjutnya selengkapnya seluruh sertai share siaran sign silahkan silakan simak
source sources stay story sub subscribe sumber sunting suntingan tag tags tangkapan
teks temukan terkait terms thank the this tonton translated translator translators
tulisan unduh untuk update uploader videografer view views wartawan watch with words
writing written yuk
"""
FIRST = re.compile(r"[^\W_]+")
# Every word that a rule for whole lines may begin with; the rules' tests keep it whole.
LISTED = {phrase.partition(" ")[0] for phrase in (*ads.LINES, *furniture.PAGES)}
WORDS = frozenset(FIRST_TEXT.split()) | LISTED
# Initials, widgets, rules, rights and page numbers begin with a sign.
OPENING_QUOTES = frozenset('"“')
SIGNS = frozenset("([*©0123456789")
# Around a word of letters these tell nothing.
AROUND = "‘’',"
INITIALS = re.compile(
    r"[a-z]{2,4}[/-][a-z]{2,4}(?:/|$| \()|(?:--|[—–]) ?[A-Z]{3}|[\w.+-]+@"
)


def may_open(text: str, low: str) -> bool:
    """Say whether a rule for whole lines could fit, by how the line begins."""
    if text[0] in OPENING_QUOTES:
        return False  # somebody says so
    word = low.partition(" ")[0].strip(AROUND)
    if word.isalpha():
        return word in WORDS or "contribut" in low
    first = FIRST.search(low)
    return (
        first is None
        or first[0] in WORDS
        or text[0] in SIGNS
        or INITIALS.match(text) is not None
        or "contribut" in low
    )
