"""Publishing times of pages: the clock, its zone, and when only the day is known."""

from __future__ import annotations

import pytest

from schemas.article import Precision
from streams.parse.html_times import page_zone, publishing_time, written_times

WIB = "+07:00"


def at(
    *claims: str, written: tuple[str, ...] = (), zone: str | None = None
) -> str | None:
    """Time that these claims give."""
    found = publishing_time(
        [("meta", text) for text in claims],
        [("text", text) for text in written],
        lambda: zone,
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
    written = ("Kamis, 16 Mei 2024 | 17:21 WIB",)

    assert "2024-05-16T17:21:00+07:00" == at("2024-05-16", written=written)
    assert "2024-05-16T08:00:00+07:00" == at(
        "2024-05-16T08:00:00+07:00", written=written
    )


def test_a_day_is_never_a_midnight() -> None:
    """Precision says what is known."""
    found = publishing_time([("meta", "2024-05-16")], [], lambda: None)

    assert found is not None
    assert Precision.DAY is found.precision


@pytest.mark.parametrize(
    ("page", "language", "expected"),
    [
        ("<p>17:21 WIB</p>", None, WIB),
        ("<p>17.21 (WITA)</p>", "id", "+08:00"),
        ("<p>kabar</p>", "id-ID", WIB),
        ("<p>kabar</p>", "ms_MY", "+08:00"),
        ("<p>news</p>", "en", None),
        ("<p>news</p>", "idn", None),
        ("<p>news</p>", None, None),
    ],
)
def test_the_zone_is_what_the_page_says(
    page: str, language: str | None, expected: str | None
) -> None:
    """A named zone, else that of the page's language, else none."""
    assert expected == page_zone(page, language)


def test_written_times_stand_near_the_headline() -> None:
    """Below it first, then above; texts without digits are no dates."""
    page = "<i>15 Mei 2024</i><h1>Judul baru</h1><b>Kamis, 16 Mei 2024 17:21 WIB</b>"

    assert [
        ("text", "Kamis, 16 Mei 2024 17:21 WIB"),
        ("text", "15 Mei 2024"),
    ] == list(written_times(page, page.index("<h1>")))
