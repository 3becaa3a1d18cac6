"""Choosing the headline, and cutting the outlet's name off it."""

from __future__ import annotations

import pytest

from streams.parse.html_title import TitleClaims, choose_title, site_labels

SITES = ("kabarnusa",)


@pytest.mark.parametrize(
    "title",
    [
        "Jembatan dibuka - Kabar Nusa",
        "Jembatan dibuka | KabarNusa.com",
        "Jembatan dibuka :: Kabar Nusa Daerah",
        "Jembatan dibuka – Kabar Nusa - KabarNusa",  # noqa: RUF001
        "Jembatan dibuka",
    ],
)
def test_the_outlet_is_cut_from_the_end(title: str) -> None:
    """By its name, however it is set off, more than once."""
    assert "Jembatan dibuka" == choose_title(TitleClaims(shared=title, sites=SITES))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kabar Nusa Online :: Jembatan dibuka", "Jembatan dibuka"),
        ("Kabar | Jembatan dibuka", "Kabar | Jembatan dibuka"),
        ("Jembatan dibuka Halaman 2 - Kabar Nusa", "Jembatan dibuka"),
        ("Jembatan dibuka - Page 2 of 3 | KabarNusa", "Jembatan dibuka"),
        ("Jembatan dibuka (Seite 2/3)", "Jembatan dibuka"),
        ("橋が開通｜Kabar Nusa", "橋が開通"),  # noqa: RUF001
    ],
)
def test_outlets_in_front_and_numbers_of_pages_go(title: str, expected: str) -> None:
    """They are the page's, not the headline's; a part of the outlet's name stays."""
    assert expected == choose_title(TitleClaims(page=title, sites=SITES))


def test_a_dash_inside_a_headline_stays() -> None:
    """What follows is no outlet, or too long to be one."""
    long = "Warga bertanya - mengapa Kabar Nusa belum juga menulis tentang jembatan itu"
    for title in ("Laga seru: Persada - Garuda 2-1", long):
        assert title == choose_title(TitleClaims(shared=title, sites=SITES))


def test_a_suffix_that_no_other_claim_has_goes() -> None:
    """A rubric behind the headline is seen by what h1 says."""
    claims = TitleClaims(
        shared="Jembatan dibuka - Daerah | Kabar Nusa",
        headlines=("", "Jembatan Dibuka"),
        sites=SITES,
    )

    assert "Jembatan dibuka" == choose_title(claims)


def test_a_suffix_told_twice_stays() -> None:
    """JSON-LD and og agree: the words belong to the headline."""
    claims = TitleClaims(
        shared="Jembatan dibuka - Kabar terkini",
        structured="Jembatan dibuka - Kabar terkini",
        headlines=("Jembatan dibuka",),
    )

    assert "Jembatan dibuka - Kabar terkini" == choose_title(claims)


def test_what_is_shared_wins() -> None:
    """Of several headlines the one for people; else JSON-LD's."""
    assert "Satu" == choose_title(
        TitleClaims(shared="Satu", structured="Dua", headlines=("Dua",), page="Dua")
    )
    assert "Dua" == choose_title(TitleClaims(structured="Dua", headlines=("Tiga",)))


def test_the_odd_one_out_loses() -> None:
    """A shared title that only repeats the window's, or that stands alone."""
    for_robots = TitleClaims(
        shared="Robot", structured="Dua", headlines=("Dua",), page="Robot"
    )
    alone = TitleClaims(
        shared="Satu", structured="Dua", headlines=("Tiga",), page="Dua"
    )

    assert ["Dua", "Dua"] == [choose_title(for_robots), choose_title(alone)]


def test_an_h1_counts_when_the_window_confirms_it() -> None:
    """Rubrics and logos are h1 as well."""
    rubric = TitleClaims(
        headlines=("Daerah", "Jembatan dibuka"), page="Jembatan dibuka di Sampit"
    )

    assert "Jembatan dibuka" == choose_title(rubric)
    assert "Jembatan" == choose_title(
        TitleClaims(headlines=("Rubrik",), page="Jembatan")
    )
    assert "Rubrik" == choose_title(TitleClaims(headlines=("", "Rubrik")))
    assert choose_title(TitleClaims()) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.kabarnusa.co.id/a", ("kabarnusa",)),
        ("https://daerah.kabar-nusa.com/a", ("daerah", "kabarnusa")),
        ("https://x.com/a", ()),
        ("no address", ()),
        ("http://[broken", ()),
        (None, ()),
    ],
)
def test_site_labels(url: str | None, expected: tuple[str, ...]) -> None:
    """The telling labels of a host; a broken address has none."""
    assert expected == site_labels(url, ())


def test_given_names_are_labels_too() -> None:
    """Signs and blanks do not count."""
    assert ("kabarnusa", "portal") == site_labels("https://portal.id", ("Kabar Nusa!",))
