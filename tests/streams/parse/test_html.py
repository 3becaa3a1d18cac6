"""A whole page: metadata, blocks, flags; pages that no parser may meet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Flag
from schemas.errors import Reason, Rejected
from streams.parse.clean import block
from streams.parse.html import Page, extract
from streams.settings import Settings

SETTINGS = Settings()
ROOT = str(Path(__file__).parents[3])
STORY = (
    "Warga Sampit menutup jalan desa sejak pagi, kata kepala desa setempat, Rabu.",
    "Mereka menuntut perbaikan jembatan, yang sudah rusak sejak musim hujan lalu.",
    "Pemerintah kabupaten berjanji, perbaikan akan dimulai pada akhir bulan depan.",
)
BODY = "".join(f"<p>{text}</p>" for text in STORY)
HEAD = "<html lang=id><title>Jembatan</title><body><h1>Jembatan</h1>"


def read(html: str, settings: Settings = SETTINGS) -> Page:
    """Clean as the envelope does, extract without an address."""
    return extract(block(html), url=None, settings=settings)


def test_a_page_becomes_blocks_and_metadata() -> None:
    """The plain-text grammar gets the rest."""
    page = read(f"{HEAD}{BODY}")

    assert (STORY, "Jembatan", "id", ()) == (
        page.blocks,
        page.title,
        page.language,
        page.flags,
    )


def test_a_headline_that_is_mere_text_begins_the_article() -> None:
    """The rubric above it goes; a sentence above it stays."""
    head = "<title>Jembatan desa rusak</title>"
    table = "<br><br>".join(("Jembatan desa rusak", *STORY))

    assert ("Jembatan desa rusak", *STORY) == read(f"{head}Daerah<br>{table}").blocks
    assert STORY[0] == read(f"{head}{STORY[0]}<br>{table}").blocks[0]


def test_text_that_says_it_is_html_is_read_as_it_stands() -> None:
    """No tag, no parser."""
    assert ("Satu baris & lagi",) == read("Satu baris &amp; lagi").blocks


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 300,
        "<span>" * 5_000,
        "<b i>" * 2_000 + "<i i>" * 2_000 + "x</b>" * 2_000,
        "<div " + " ".join(f"a{i}=x" for i in range(1_000)) + ">",
        "<select>" + "<option>x" * 3_000,
        "<table>" * 5_000,
    ],
)
def test_a_bomb_is_degraded_and_keeps_its_text(bomb: str) -> None:
    """Before, inside and behind the deep place."""
    for html in (f"{HEAD}{bomb}{BODY}", f"{HEAD}{BODY}{bomb}"):
        page = read(html)

        assert (Flag.DEGRADED_HTML,) == page.flags
        assert set(STORY) <= set(page.blocks)
        assert "Jembatan" == page.title


def test_a_page_of_countless_blocks_keeps_its_words_in_few() -> None:
    """What comes after is one block, and the flag says so."""
    page = read("<body><div>" + f"{STORY[0]}<br>" * 10_500)

    assert (10_001, (Flag.DEGRADED_HTML,)) == (len(page.blocks), page.flags)
    assert 500 == page.blocks[-1].count(STORY[0])


def test_too_large_is_refused() -> None:
    """Nothing sensible is left to do."""
    with pytest.raises(Rejected) as caught:
        read("<p>" + "x" * 1_000, Settings(max_value_bytes=1_000))

    assert Reason.TOO_LARGE is caught.value.reason


def test_a_page_without_article_keeps_its_visible_text() -> None:
    """Whether that is enough is decided elsewhere."""
    assert ("Halaman tidak ditemukan",) == read(
        "<h1>Halaman tidak ditemukan</h1>"
    ).blocks
    assert () == read("<script>x</script>").blocks


def test_controls_and_half_surrogates_reach_no_parser() -> None:
    """A tag with NUL in its name is the tag; references cannot bring controls back."""
    text = "Satu\ud800, dua &#1; tiga, empat\x00 lima enam tujuh."
    page = read(f"{HEAD}<p>{text}</p\x00>")

    assert ("Satu\ufffd, dua tiga, empat lima enam tujuh.",) == page.blocks
    assert () == read("<sc\0ript>alert(1)</sc\0ript>").blocks


MARKUP = (
    "<p> </p> <b> </i> <!-- --> <script> </script> <table><tr><td> <li> <h1> <title> "
    "<time> &#0; &amp <svg> </body> < > '> \" </div> <div> \x00 \ud800"
)
FRAGMENTS = (
    *MARKUP.split(" "),
    *("<a href='", "<div class=x>", "<meta property=og:title content=x>"),
    *('<script type="application/ld+json">', '{"@graph":[{"@type":"NewsArticle"'),
    *(STORY[0], "16 Mei 2024 17:21 WIB", "\n"),
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_no_page_is_a_fault(html: str) -> None:
    """Whatever the markup, there are blocks of clean text."""
    page = read(html)

    assert all(text == " ".join(text.split()) for text in page.blocks)
    assert "\x00" not in "".join((*page.blocks, page.title or ""))


@pytest.mark.slow
def test_the_same_page_gives_the_same_blocks_in_every_process() -> None:
    """No set and no hash decides anything, nor what was read before."""
    code = (
        "import sys; from streams.parse.html import extract\n"
        "from streams.settings import Settings\n"
        "page = extract(sys.stdin.read(), url=None, settings=Settings())\n"
        "print(page)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=f"{HEAD}{BODY}<ul><li>Satu<li>Dua</ul>",
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": ROOT},
        ).stdout
        for seed in ("1", "2")
    }

    assert 1 == len(outputs)
