"""Tell cheaply that a long line opens like body: most lines are, and need no rules."""

from __future__ import annotations

import re

__all__ = ["may_open"]

FIRST_TEXT = """
a additional all also artikel author ayo baca bergabung bergabunglah berita
berlangganan berlanjut bersambung buka c caption catatan cek cerita cetak click come
compiled content continue copyeditor copyright dan dapatkan dengar dengarkan
desainer diadaptasi dilarang disclaimer disunting diterjemahkan don dont download
edited editing editor editors fail follow for foto fotografer gabung gambar get hak
hal halaman ikuti ilustrasi image infografis jangan join kata kebijakan keterangan
keyword keywords kiriman kisah klik konten kontributor kredit laman langgan
langganan lanjut lanjutkan laporan lihat like link listen mari more muat muka naskah
next nonton oleh page pantau pelaporan penafian penanggung penerjemah pengunggah
penulis penyelaras penyunting pewarta photo photos pilihan please postingan privacy
produser read redaktur rekomendasi related report reporter reporting saksikan
screenshot sebuah see selanjutnya selengkapnya seluruh sertai siaran sign silahkan
silakan simak source sources story sub subscribe sumber sunting suntingan tag tags
tangkapan teks temukan terkait terms the this tonton translated tulisan unduh untuk
update uploader videografer view wartawan watch with words writing written yuk
"""
SHORT = 70
FIRST = re.compile(r"[^\W_]+")
# Every word that a rule for whole lines may begin with; the rules' tests keep it whole.
WORDS = frozenset(FIRST_TEXT.split())


def may_open(text: str, low: str) -> bool:
    """Say whether a rule for whole lines could fit: a short line, or its first word."""
    if len(text) <= SHORT:
        return True
    first = FIRST.search(low)
    return first is None or first[0] in WORDS
