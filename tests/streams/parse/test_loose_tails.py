"""Lists of other headlines that no known header announces."""

from __future__ import annotations

import pytest

from streams.parse.lines import of_blocks
from streams.parse.loose_tails import cut_loose
from streams.parse.outlets import load
from streams.parse.pieces import Piece
from streams.parse.sieve import sift

OUTLETS = load()
BODY = ["Warga Desa Anu memanen padi.", "Hasilnya naik dua kali lipat."]
HEADS = [
    "Harga Beras di Anu Naik Lagi, Warga Antre",
    "Banjir Landa Kampung Anu sejak Pagi Hari",
    "Tim Anu Menang Besar atas Tim Ani",
    "Jembatan di Anu Rusak, Sopir Memutar Jauh",
    "Sekolah Libur Dua Hari karena Asap Tebal",
]
HOURS = ["21.40", "18.05", "15.30", "09.12", "07.00"]
AGO = [f"{hour} jam yang lalu" for hour in range(1, 6)]


def cut(*lines: str) -> list[str]:
    """Lines below BODY that were cut as a list."""
    pieces = sift(of_blocks([*BODY, *lines]), OUTLETS)
    cut_loose(pieces)
    return [one.text for one in pieces if one.cut and one.cut.rule.startswith("tail.")]


def mixed(*columns: list[str]) -> list[str]:
    """Lines of several columns, item by item."""
    return [line for row in zip(*columns, strict=False) for line in row]


SECTIONS = ["Ekonomi", "Peristiwa", "Bola", "Nasional", "Sekolah"]
LISTS = [
    HEADS,
    ["Warung Berita", *HEADS[:4]],
    ["Lagi Hangat Dibahas Orang", *(f"- {head}" for head in HEADS[:4])],
    ["Warung Berita", *mixed(SECTIONS, HEADS)],
    ["Warung Berita", *mixed(HEADS, AGO)],
    mixed(HEADS[:3], AGO),
    [f"{head} - {ago}" for head, ago in zip(HEADS, AGO, strict=True)],
    mixed(HEADS[:3], [f"Bola • {ago}" for ago in AGO]),
    mixed(HEADS[:3], ["1.204 views", "Dibaca 310 kali", "12 Komentar"]),
    ["Warung Berita", *mixed(HOURS, HEADS)],
    ["Warung Berita", *mixed(HEADS, [f"18/06/2025, {hour} WIB" for hour in HOURS])],
    ["Warung Berita", *(f"#{n} {head}" for n, head in enumerate(HEADS, 1))],
    ["Warung Berita", *(f"[Bola] {head}" for head in HEADS)],
]


@pytest.mark.parametrize("lines", LISTS)
def test_lists(lines: list[str]) -> None:
    """What they wear and how they are written tells them."""
    assert lines == cut(*lines)


def test_names_below_headlines() -> None:
    """Who wrote the other stories stays a credit and does not end the list."""
    lines = ["Warung Berita", *mixed(HEADS, ["Oleh Budi Anu"] * 5)]

    assert ["Warung Berita", *HEADS] == cut(*lines)


BODY_LISTS = [
    HEADS[:4],
    ["Warung Berita", *HEADS[:3]],
    ["Berikut beritanya:", *HEADS],
    ["Berikut daftar pemenang", *HEADS],
    ["Judul buku dalam kotak", *HEADS],
    ["Lima buku terbaik tahun ini sebagai berikut.", *HEADS],
    ["Inilah pemenangnya tahun ini di Anu.", *HEADS],
    ["Warung Berita", *(f"{n}. {head}" for n, head in enumerate(HEADS, 1))],
    ["Susunan Acara", *mixed(HOURS[::-1], HEADS)],
    ["Susunan Acara", *(f"{day} Juni 2025 - {h}" for day, h in enumerate(HEADS, 1))],
    ["Laga Pekan Ini", *(f"Tim {a} Muda vs Tim Anu di Blora" for a in "ABCDE")],
    [
        "Direksi Baru",
        "Budi Anu - Direktur Utama dan Operasi",
        "Ani Anu - Direktur Keuangan dan Risiko",
        "Cici Anu - Direktur Niaga, Pemasaran, Jasa",
        "Dodi Anu - Direktur Produksi dan Mutu",
    ],
    [
        "Pemenang Festival",
        "Film Terbaik: Sawah di Tepi Kali",
        "Aktor Utama Terbaik: Budi Anu",
        "Penulis Skenario Terbaik: Ani dan Cici",
        "Musik Terbaik: Angin dari Utara",
    ],
    ["Beras Anu Super Rp 15.000", *(f"{a} Anu Rp 12.000 per Karung" for a in "ABCDE")],
    ["Festival", "Tribun", "Teras", "Warung Berita", *HEADS],
    ["Peserta", "Tim Anu Muda", "Warung Berita", *HEADS],
    ["Padi rebah di sawah", "angin lewat di pagi hari itu", "anak pulang"],
]


@pytest.mark.parametrize("lines", BODY_LISTS)
def test_lists_of_the_article(lines: list[str]) -> None:
    """Few lines, digests, programmes, fixtures, people, awards, prices, poems stay."""
    assert [] == cut(*lines)


def test_a_text_of_headlines_only() -> None:
    """Without an article above it nothing is a list below."""
    pieces = [Piece(at, head) for at, head in enumerate(HEADS)]

    cut_loose(pieces)

    assert [None] * 5 == [one.cut for one in pieces]
