"""Publishing times of pages: the clock, its zone, and when only the day is known."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.article import Precision
from streams.parse.html_times import page_zone, publishing_time

WIB = "+07:00"


def at(*claims: str, near: str = "", zone: str | None = None) -> str | None:
    """Time that these claims give."""
    found = publishing_time(
        [("meta", text) for text in claims],
        lambda: near,
        lambda _day: zone,
    )
    return None if found is None else found.at


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("2024-05-16T17:21:00+07:00", "2024-05-16T17:21:00+07:00"),
        ("2024-05-16T10:21:30.123Z", "2024-05-16T10:21:30+00:00"),
        ("2024/05/16 10:21 UTC", "2024-05-16T10:21:00+00:00"),
        ("20240516T10:21Z", "2024-05-16T10:21:00+00:00"),
        ("1715854860", "2024-05-16T10:21:00+00:00"),
        ("1715854860000", "2024-05-16T10:21:00+00:00"),
        ("Kamis, 16 Mei 2024 17:21 WIB", "2024-05-16T17:21:00+07:00"),
        ("2024-05-16", "2024-05-16"),
        ("2024-05-16T17:21:00", "2024-05-16"),
        ("kemarin", None),
        ("", None),
        ("0000-00-00T99:99", None),
    ],
)
def test_claims_of_machines(claim: str, expected: str | None) -> None:
    """ISO and its near misses, epochs; a clock without a zone tells the day only."""
    assert expected == at(claim)


def test_a_clock_without_zone_takes_the_pages() -> None:
    """The zone is asked only then."""
    assert "2024-05-16T17:21:00+07:00" == at("2024-05-16 17:21:00", zone=WIB)


def test_a_clock_wins_over_a_bare_day_or_midnight_of_that_day() -> None:
    """Midnight is a day written by a machine."""
    clock = "2024-05-16T17:21:00+07:00"

    assert clock == at("2024-05-16", clock)
    assert clock == at("2024-05-16T00:00:00+07:00", clock)


def test_a_clock_of_another_day_is_an_update() -> None:
    """The first claim's day holds, unless it was a bare day."""
    midnight, later = "2024-05-16T00:00:00+07:00", "2024-05-18T09:00:00+07:00"

    assert midnight == at(midnight, later)
    assert later == at("2024-05-16", later)


def test_what_is_written_counts_when_machines_tell_no_clock() -> None:
    """The date line under the headline."""
    near = "Sari Melati | Kamis, 16 Mei 2024 | 17:21 WIB"

    assert "2024-05-16T17:21:00+07:00" == at("2024-05-16", near=near)
    assert "2024-05-16T08:00:00+07:00" == at("2024-05-16T08:00:00+07:00", near=near)


def test_a_day_is_never_a_midnight() -> None:
    """Precision says what is known."""
    found = publishing_time([("meta", "2024-05-16")], str, lambda _day: None)

    assert found is not None
    assert Precision.DAY is found.precision


def test_an_update_counts_only_where_no_other_time_is_shown() -> None:
    """What is published stands behind the update on some pages."""
    update = "Diperbarui: 17/05/2024 09:00 WIB"

    assert "2024-05-16T17:21:00+07:00" == at(near=f"{update} | 16/05/2024 17:21 WIB")
    assert "2024-05-17T09:00:00+07:00" == at(near=update)


def test_a_day_is_read_only_off_a_short_line() -> None:
    """Captions and sentences have days as well."""
    caption = "Warga menunggu di depan kantor bupati, Sampit, 12 Mei 2024"

    assert "2024-05-16" == at(near=f"{caption} | 16 Mei 2024 | Sari")
    assert at(near=caption) is None
    assert at(near="16 Mei 1024") is None


def test_a_concluded_zone_yields_to_one_that_was_said() -> None:
    """The same moment with its zone in another claim; another moment does not count."""
    naive = "2024-05-16 17:21:00"

    assert "2024-05-16T10:21:00+00:00" == at(naive, "2024-05-16T10:21:00Z", zone=WIB)
    assert "2024-05-16T17:21:00+07:00" == at(naive, "2024-05-16T10:25:00Z", zone=WIB)
    assert "2024-05-16T17:21:00+07:00" == at(naive, "2024-05-16", zone=WIB)


def test_a_local_clock_that_is_told_as_greenwich_s() -> None:
    """The page shows the same digits as its own time; else the machine is believed."""
    stamps = ("2024-05-16T17:21:20Z", "2024-05-16T16:58:00Z")

    assert "2024-05-16T17:21:20+07:00" == at(*stamps, near="16/5/2024 16.58 WIB")
    assert "2024-05-16T17:21:20+00:00" == at(*stamps, near="17/5/2024 17:21 WIB")
    assert "2024-05-16T17:21:20+00:00" == at(*stamps, near="17/5/2024 00:21 WIB")


@pytest.mark.parametrize(
    ("page", "language", "expected"),
    [
        ("<p>17:21 WIB</p>", None, WIB),
        ("<p>dalam WIB, 17:21 WIB</p>", None, WIB),
        ("<p>17.21 (WITA)</p>", "id", "+08:00"),
        ("<p>kabar</p>", "id-ID", WIB),
        ("<p>kabar</p>", "ms_MY", "+08:00"),
        ("<p>news</p>", "en", None),
        ("<p>news</p>", "idn", None),
        ("<p>news</p>", None, None),
        ('{"dateModified": "2024-05-18T09:00:00+0200"}', "en", "+02:00"),
        ("2024-05-18T09:00:00+00:00 2024-01-18T09:00+01:00", "en", None),
        ("2024-05-39T09:00:00+02:00", "en", None),
        ("2024-01-18T09:00+01:00 " * 50 + "2024-05-18T09:00:00+02:00", "en", None),
    ],
)
def test_the_zone_is_what_the_page_says(
    page: str, language: str | None, expected: str | None
) -> None:
    """A named zone, that of its other times, that of its language, else none."""
    assert expected == page_zone(page, None, language, date(2024, 5, 16))
