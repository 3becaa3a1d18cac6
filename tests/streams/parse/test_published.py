"""Times to the minute, days as days."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from schemas.article import Precision, Published
from streams.parse.published import (
    find_published,
    instant,
    is_plausible,
    read_published,
)

PORTAL = {
    "Kabar.example- 18/06/2025, 17:21 WIB": "2025-06-18T17:21:00+07:00",
    "Kamis, 19 Jun 2025 16:20 WIB": "2025-06-19T16:20:00+07:00",
    "Diperbarui 18 Jun 2025, 14:05 WITA": "2025-06-18T14:05:00+08:00",
    "19 Juni 2025 | 20.01 WIT": "2025-06-19T20:01:00+09:00",
    "Rabu, 18 Juni 2025 |13:18 WIB": "2025-06-18T13:18:00+07:00",
    "Kamis   19 Jun 2025  17:33 WIB": "2025-06-19T17:33:00+07:00",
    "Kamis, 16 Mei 2024 pukul 07.05": "2024-05-16T07:05:00+07:00",
    "Khamis, 16 Mei 2024 9:05 pm": "2024-05-16T21:05:00+08:00",
    "May 16, 2024, 12:30 a.m. EST": "2024-05-16T00:30:00-05:00",
    "16-05-2024 10:00 +0800": "2024-05-16T10:00:00+08:00",
}
ISO = {
    "2024-05-16T17:21:00+07:00": "2024-05-16T17:21:00+07:00",
    "2024-05-16T17:21:33.123Z": "2024-05-16T17:21:33+00:00",
    "2024-05-16 17:21 +0700": "2024-05-16T17:21:00+07:00",
    "2024-05-16T17:21:00+07:00[Asia/Jakarta]": "2024-05-16T17:21:00+07:00",
    "2016-12-31T23:59:60Z": "2016-12-31T23:59:59+00:00",
    "2016-12-31T23:59:60+07:00": "2016-12-31T23:59:59+07:00",
    "2024-05-16T17:21:00-00:00": "2024-05-16T17:21:00+00:00",
}
DAYS = {
    "2024-05-16": "2024-05-16",
    "2024-05-16T17:21:00": "2024-05-16",
    "2024-05-16T25:61:61Z": "2024-05-16",
    "2024-05-16T10:00:00+99:99": "2024-05-16",
    "9999-12-31T23:00:00-12:00": "9999-12-31",
    "16 Mei 2024": "2024-05-16",
    "18/06/2025, 17:21": "2025-06-18",
    "18/06/2025, 17:21 XYZ": "2025-06-18",
}
NONE = [
    None,
    "",
    "kemarin sore",
    "2024-02-30T10:00:00Z",
    "2024-02-30T10:00:00+07:00",
    "1024-05-16T10:00:00+07:00",
    "31 Februari 2024",
    "0001-01-01T00:00:00Z",
    "16 Mei 1024",
    "05/06/07",
    "2024-W20-4",
    "x" * 300,
    "\u0662\u0660\u0662\u0664-05-16",
]


@pytest.mark.parametrize(("text", "at"), [*PORTAL.items(), *ISO.items()])
def test_a_minute_with_its_zone(text: str, at: str) -> None:
    """Portal strings and ISO; the zone as named, else by the words."""
    told = Published(at=at, precision=Precision.MINUTE, from_="envelope")

    assert told == read_published(text, "envelope")


@pytest.mark.parametrize(("text", "at"), DAYS.items())
def test_a_day_is_never_midnight(text: str, at: str) -> None:
    """Without a clock, or without a zone for it, the day is all that is known."""
    told = Published(at=at, precision=Precision.DAY, from_="meta")

    assert told == read_published(text, "meta")


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time(text: str | None) -> None:
    """No calendar day, no year that newspapers had, no Latin digits."""
    assert read_published(text, "envelope") is None


def test_a_zone_that_is_known_otherwise() -> None:
    """A time without zone takes the outlet's; its own zone wins."""
    assert "2025-06-18T17:21:00+08:00" == _at("18/06/2025, 17:21", "+08:00")
    assert "2024-05-16T17:21:00+08:00" == _at("2024-05-16T17:21:00", "+08:00")
    assert "2025-06-18T17:21:00+07:00" == _at("18/06/2025 17:21 WIB", "+08:00")


def test_a_minute_before_the_first_newspaper() -> None:
    """Is none."""
    assert _at("1799-12-31T10:00:00Z", None) is None


def _at(text: str, zone: str | None) -> str | None:
    read = read_published(text, "text", zone)
    return None if read is None else read.at


def test_moments() -> None:
    """A day counts as its noon; nothing has no moment."""
    minute = find_published("18/06/2025 17:21 WIB", "text")
    day = find_published("18/06/2025", "text")

    assert datetime(2025, 6, 18, 10, 21, tzinfo=UTC) == instant(minute)
    assert datetime(2025, 6, 18, 12, tzinfo=UTC) == instant(day)
    assert instant(None) is None


def test_plausible_times() -> None:
    """Not before portals were, not after the record came."""
    came = datetime(2025, 6, 18, tzinfo=UTC)

    assert _plausible("2025-06-18", came)
    assert _plausible("2025-06-19", came)
    assert _plausible("2099-01-01", None)
    assert not _plausible("2025-07-01", came)
    assert not _plausible("1970-01-01", came)


def _plausible(day: str, reference: datetime | None) -> bool:
    told = Published(at=day, precision=Precision.DAY, from_="envelope")
    return is_plausible(told, reference)
