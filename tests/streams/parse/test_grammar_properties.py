"""What holds for any text at all: nothing is lost, nothing raises, time is linear."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import Flag
from streams.parse.grammar import read, read_blocks
from streams.parse.lines import INVISIBLE
from streams.parse.outlets import load

OUTLETS = load()
FRAGMENTS = [
    "Baca juga:",
    "Baca Juga",
    "Simak Video '",
    "[Gambas:Video 20anu]",
    "JAKARTA, KOMPAS.com - ",
    "Liputan6.com, Jakarta",
    "(abc/def)",
    "Terkini Lainnya",
    "- Harga Beras Naik Lagi",
    "Penulis: Anu Budi",
    "Editor :",
    "\u200e",
    "\xa0",
    "\n",
    "\n",
    "\n",
    " ",
    ".",
    '"',
    "“",
    "”",
    "Ikuti Whatsapp Channel Republika",
    "sumber : Anu",
    "Loading...",
    "Harga Naik",
    "warga menunggu hujan turun.",
    "2025",
    "Anu",
    "—",
    "- ",
    "-- BERNAMA",
    " Enditem",
    "Foto: ",
    "(Foto: Anu/Media)",
    "KOMPAS.com/BUDI",
    "İ",
    "\ud800",
    "\x00",
    "\x1c",
    "\u2028",
    "\r\n",
    "\t",
    "1. ",
    "10:30 WIB ",
    "| ",
    "Artikel ini telah tayang di X",
    "Halaman 2 dari 3",
    "Tag",
    "SCROLL TO CONTINUE WITH CONTENT",
    "Judul",
    "halaman berikut",
    "Simak hasil",
    "Advertisement",
]
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=25).map(
    "".join
)


def signs(text: str) -> Counter[str]:
    """Count the signs of a text, white space and invisible marks aside."""
    return Counter("".join(INVISIBLE.sub("", text).split()))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    """Title, paragraphs and removed parts have all signs of the input, each once."""
    found = read(text, source=None, envelope_title=None, outlets=OUTLETS)
    title = "" if Flag.TITLE_ONLY in found.flags else found.title or ""
    told = [title, *found.paragraphs, *(one.text for one in found.removed)]

    if Flag.TITLE_ONLY in found.flags:
        assert not signs("".join(told)) - signs(text)
    else:
        assert signs(text) == signs("".join(told))


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, max_size=5), st.none() | TEXTS)
def test_blocks_never_raise(blocks: list[str], title: str | None) -> None:
    """Any blocks under any title are read."""
    found = read_blocks(blocks, source="anu", envelope_title=title, outlets=OUTLETS)

    assert all(paragraph.strip() for paragraph in found.paragraphs)


UNITS = [
    "a",
    "A ",
    "JAKARTA, ",
    "aB",
    ". A",
    "(a",
    "(abc/def)",
    "Baca juga: Harga Naik Lagi. ",
    "Baca Juga",
    "[gambas:",
    '"',
    "“",
    "Ikuti Whatsapp ",
    "simak halaman ",
    ".sumber : ",
    "-- ",
    "/",
    "1. ",
    "10:30 ",
    "| ",
    ", ",
    "a.com/",
    "tikTok",
    "2025Apakah ",
    "*",
    "Penulis: A ",
    "\nTerkini Lainnya",
    "\nTerkini Lainnya\nX",
    "\nBaca Juga\nX\nY",
    "\nBaca juga:",
    "\nTag",
    "\n- Harga Beras Naik",
    "\nHarga Beras Naik Lagi",
    "\n(abc)",
    "\nOleh A",
    "\nwarga menunggu.",
    "\nTerkini Lainnya\nX\nwarga menunggu.",
    "\nBaca Juga\nHarga Beras Naik Lagi\nwarga.",
]
SMALL, GROWTH, LIMIT = 8_000, 4, 9


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    """Four times the worst input takes about four times as long, not sixteen."""

    def spent(size: int) -> float:
        text = "Judul\nWarga menunggu. " + unit * (size // len(unit))
        runs = []
        for _ in range(3):
            start = time.process_time()
            read(text, source=None, envelope_title=None, outlets=OUTLETS)
            runs.append(time.process_time() - start)
        return min(runs)

    assert spent(SMALL * GROWTH) < LIMIT * max(spent(SMALL), 0.002)
