"""Dates that the body names."""

from __future__ import annotations

from datetime import date

import pytest

from streams.parse.dates import MAX_DATES, mentioned

REFERENCE = date(2025, 6, 18)
CASES = {
    "pada Kamis (16/5/2024) mengecam": [("Kamis (16/5/2024)", "2024-05-16")],
    "hingga Rabu petang (18/6/2025).": [("Rabu petang (18/6/2025)", "2025-06-18")],
    "Selasa, 17 Juni 2025. Saat": [("Selasa, 17 Juni 2025", "2025-06-17")],
    "Rabu dini hari 18 Juni 2025": [("Rabu dini hari 18 Juni 2025", "2025-06-18")],
    "Kamis (12/6) lalu": [("Kamis (12/6)", "2025-06-12")],
    "tahun ini (31/12) saja": [("31/12", "2024-12-31")],
    "mulai 17 Juni - 8 Juli 2025": [
        ("17 Juni", "2025-06-17"),
        ("8 Juli 2025", "2025-07-08"),
    ],
    "28 Desember hingga 3 Januari 2026": [
        ("28 Desember", "2025-12-28"),
        ("3 Januari 2026", "2026-01-03"),
    ],
    "pada 18 dan 19 Juni.": [("18 dan 19 Juni", None)],
    "18-20 Juni 2025": [("18-20 Juni 2025", None)],
    "tgl 02-April-2025": [("02-April-2025", "2025-04-02")],
    "surat 16.05.2024 itu": [("16.05.2024", "2024-05-16")],
    "16 Mac 2024 dan 9 Ogos": [("16 Mac 2024", "2024-03-16"), ("9 Ogos", "2025-08-09")],
    "On June 18, 2025, and May 3": [
        ("June 18, 2025", "2025-06-18"),
        ("May 3", "2025-05-03"),
    ],
    "Wednesday, 18 June 2025": [("Wednesday, 18 June 2025", "2025-06-18")],
    "Wednesday (June 18)": [("Wednesday (June 18)", "2025-06-18")],
    "zodiak14 Juni 2025": [("14 Juni 2025", "2025-06-14")],
    "17 Agustus 1945": [("17 Agustus 1945", "1945-08-17")],
    "Senin (16/6/25)": [("Senin (16/6/25)", "2025-06-16")],
    "Rabu 3 Mei dan 5 Mei 2025": [
        ("Rabu 3 Mei", "2025-05-03"),
        ("5 Mei 2025", "2025-05-05"),
    ],
    "3 Mei lalu, lalu 5 Mei 2024": [
        ("3 Mei", "2025-05-03"),
        ("5 Mei 2024", "2024-05-05"),
    ],
    "Rabu (18/6/2025 pukul": [("Rabu (18/6/2025", "2025-06-18")],
    "3 September 1995, lalu": [("3 September 1995", "1995-09-03")],
}
NOTHING = [
    "skor 3/4 dan 24/7, nomor 12/2025",
    "31 Februari 2024 atau 45 Mei",
    "5 may be, 12 des 13 mar",
    "Rp 16.05.2024,5 dan 1.16/5/2024",
    "Pasal 18 ayat 2",
    "17 Juni 9999",
    "in May 50 percent, May 12:30, March 3.5",
]


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_dates(text: str, expected: list[tuple[str, str | None]]) -> None:
    """The surface with its weekday, the day resolved."""
    found = mentioned([text], REFERENCE)

    assert expected == [(one.text, one.date) for one in found]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_are_no_dates(text: str) -> None:
    """Fractions, scores, days that do not exist, words that look like months."""
    assert [] == [one for one in mentioned([text], REFERENCE) if one.date]


@pytest.mark.parametrize(
    "text", ["18 Apr\u0131l 2025", "18 \u017fept 2025", "Apr\u0131l 18, 2025"]
)
def test_letters_that_look_like_ours(text: str) -> None:
    """A month in another alphabet's letters is none; patterns take them for ours."""
    assert () == mentioned([text], REFERENCE)


def test_weekday_that_looks_like_ours() -> None:
    """A weekday in another alphabet's letters is left out."""
    found = mentioned(["Kam\u0131s (18/6/2025)"], REFERENCE)

    assert [("18/6/2025", "2025-06-18")] == [(one.text, one.date) for one in found]


def test_without_a_reference_the_year_stays_unknown() -> None:
    """Null rather than a guess, unless the text says it."""
    found = mentioned(["18 Juni", "18 Juni 2025"], None)

    assert [(None, 0), ("2025-06-18", 1)] == [(d.date, d.paragraph) for d in found]


def test_the_weekday_chooses_among_years() -> None:
    """Of the neighbouring years the one whose weekday fits."""
    (found,) = mentioned(["Kamis (18/6)"], date(2025, 12, 1))

    assert "2026-06-18" == found.date
    assert "2024-12-30" == mentioned(["Senin (30/12)"], REFERENCE)[0].date
    assert "2024-02-29" == mentioned(["29 Februari"], REFERENCE)[0].date


def test_a_day_that_none_of_the_years_has() -> None:
    """A 29 February far from any leap year is unknown."""
    assert [None] == [d.date for d in mentioned(["29 Februari"], date(2022, 6, 1))]


def test_the_list_is_bounded() -> None:
    """A calendar is not listed for ever."""
    assert MAX_DATES == len(mentioned(["18 Juni 2025, " * 300] * 4, None))
