"""A "Baca juga" that stands alone: what follows is its headline, or body."""

from __future__ import annotations

import pytest

from streams.parse.grammar import read
from streams.parse.outlets import load

OUTLETS = load()
ONE = "Warga Desa Anu mulai memanen padi lebih awal pada pekan ini."
TWO = "Kepala desa mengatakan hasilnya naik dua kali lipat dari tahun lalu."
THREE = "Panen berlangsung sampai akhir bulan di tiga desa lain."
HEAD = "Harga Gabah Naik Lagi di Pasar Anu"


def kept(*lines: str, source: str | None = None) -> tuple[str, ...]:
    """Paragraphs of an article with these lines in it."""
    text = "\n".join(["Panen Raya", *lines])
    found = read(text, source=source, envelope_title=None, outlets=OUTLETS)
    return found.paragraphs


@pytest.mark.parametrize("mark", ["Baca Juga", "Baca juga:", "BACA JUGA"])
def test_its_headline_on_the_next_line(mark: str) -> None:
    """A line that is written like a headline goes with it."""
    assert (ONE, TWO) == kept(ONE, mark, HEAD, TWO)


def test_subheadings_tell_that_its_list_was_lost() -> None:
    """Where the article has subheadings, the line below may be one."""
    lines = (ONE, HEAD, TWO, "Cara Menjual Gabah Kering di Anu", THREE)

    assert lines == kept(ONE, "Baca Juga", *lines[1:])


def test_a_colon_still_announces_its_headline() -> None:
    """With the colon the line below is what it announces."""
    found = kept(ONE, "Baca juga:", HEAD, TWO, "Cara Menjual Gabah Kering", THREE)

    assert (ONE, TWO, "Cara Menjual Gabah Kering", THREE) == found


@pytest.mark.parametrize(
    "line",
    [
        '"DAFTAR PANEN RAYA DESA ANU GRATIS"',
        '"Daftar Panen Raya Desa Anu Gratis',
        "“Daftar Panen Raya Desa Anu Gratis",
    ],
)
def test_a_quotation_is_no_headline(line: str) -> None:
    """Words of somebody else, on lines of their own, are body."""
    assert (ONE, line, TWO) == kept(ONE, "Baca juga:", line, TWO)


@pytest.mark.parametrize(
    ("opening", "source"),
    [("", "liputan6"), ("Liputan6.com, Blora - ", None)],
)
def test_an_outlet_that_loses_its_lists(opening: str, source: str | None) -> None:
    """Below its bare mark stands the article; its source or its dateline tells it."""
    body = ("Cara Menjual Gabah Kering", "- Jemur Gabah Dua Hari", "- Ayak Sampai Rata")

    assert (ONE, HEAD, TWO) == kept(
        opening + ONE, "Baca Juga", HEAD, TWO, source=source
    )
    assert (ONE, *body, TWO) == kept(
        opening + ONE, "Baca Juga", *body, TWO, source=source
    )


def test_a_list_of_body_below_a_bare_mark() -> None:
    """A dash alone makes no headline: people list other things as well."""
    listed = ("- beras lima kilogram", "- minyak goreng dua liter")

    assert (ONE, *listed, TWO) == kept(ONE, "Baca Juga", *listed, TWO)
    assert (ONE, TWO) == kept(ONE, "Baca juga:", *listed, TWO)
