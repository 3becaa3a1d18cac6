"""When an article was published: ISO and portal strings, to the minute, with zone.

A time without a zone takes the zone of its words (Indonesian: WIB, Malay: MYT) or the
one given; without these only its day is told. A day is never written as midnight.
"""

# ruff: noqa: RUF001 - look-alike quotes and dashes are meant

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from schemas.article import Precision, Published
from streams.parse.calendar_words import MONTH_WORDS, MONTHS, ZONES, as_date

__all__ = [
    "find_published",
    "instant",
    "is_plausible",
    "read_published",
]

MAX_LENGTH = 200
EARLIEST = 1800
LAST_ZONE = 14
HOUR = 60
ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:[Tt ]{1,2}(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/+-]{1,40}\])?)?",
    re.ASCII,
)
# "Kompas.com- 18/06/2025, 17:21 WIB", "19 Juni 2025 | 20.01 WIB", "18 Jun 2025 14:05".
PORTAL = re.compile(
    rf"(?<![\d/.-])(?:(?P<day>\d{{1,2}})\s?(?:(?P<word>{MONTH_WORDS})\b\.?|"
    r"(?P<sep>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sep))[\s,]{0,2}(?P<year>\d{4})"
    rf"|(?P<word2>{MONTH_WORDS})\b\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s"
    r"(?P<year2>\d{4}))"
    r"(?![\d/])"
    r"(?:[\s,|•·–-]{0,6}(?:(?:pukul|jam|at|pkl)\.?\s)?"
    r"(?P<hour>\d{1,2})\s?[:.]\s?(?P<minute>\d{2})"
    r"(?:[:.]\d{2})?(?![\d])\s?(?P<half>[ap]\.?m\b\.?)?"
    r"\s?\(?(?P<zone>[A-Za-z]{1,4}\b|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE | re.ASCII,
)
# Written as we write it: such a text stands for itself.
OURS = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\+(?:0\d|1[0-4])|-(?:0[1-9]|1[0-4])):[0-5]\d",
    re.ASCII,
)
LATEST = 9998  # behind it a moment may have no year in UTC
INDONESIAN = re.compile(
    r"\b(?:januari|februari|maret|mei|juni|juli|agustus|oktober|desember|agu|okt|des|"
    r"senin|selasa|rabu|kamis|jumat|sabtu|minggu|pukul)\b",
    re.IGNORECASE,
)
MALAY = re.compile(
    r"\b(?:mac|julai|ogos|disember|isnin|khamis|jumaat|ahad)\b", re.IGNORECASE
)


def read_published(
    text: str | None, origin: str, zone: str | None = None
) -> Published | None:
    """Read a string that is a time and little else; None when it is none."""
    if text is None or len(text) > MAX_LENGTH:
        return None
    if OURS.fullmatch(text) and _is_moment(text):
        return Published(at=text, precision=Precision.MINUTE, from_=origin)
    iso = ISO.fullmatch(text.strip())
    if iso is not None:
        return _from_iso(iso, origin, zone)
    return find_published(text, origin, zone)


def _is_moment(text: str) -> bool:
    """Say whether a time in our own form can be one, beyond doubt."""
    try:
        at = _moment(text)
    except ValueError:  # no such day or hour
        return False
    return EARLIEST <= at.year <= LATEST


@lru_cache(maxsize=16)  # an article's time is asked for several times
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def find_published(text: str, origin: str, zone: str | None = None) -> Published | None:
    """Read the first portal date in a line of text."""
    found = PORTAL.search(text[:MAX_LENGTH])
    if found is None:
        return None
    word = found["word"] or found["word2"]
    month = MONTHS[word.lower()] if word else int(found["month"])
    day = as_date(
        int(found["year"] or found["year2"]), month, int(found["day"] or found["day2"])
    )
    if day is None:
        return None
    told = _offset(found["zone"]) or _zone_of_words(text) or zone
    if found["hour"] is None or told is None:
        return _day(day, origin)
    return _minute(day, _hour(found), int(found["minute"]), told, origin)


def instant(published: Published | None) -> datetime | None:
    """Give the moment, or noon UTC of a day: for order, never for display."""
    if published is None:
        return None
    if published.precision is Precision.DAY:
        return datetime.fromisoformat(f"{published.at}T12:00:00+00:00")
    return _moment(published.at)


def is_plausible(published: Published, reference: datetime | None) -> bool:
    """Say whether a time can be: not before portals were, not in the future."""
    at = instant(published)
    if at is None or at.year < 1985:  # noqa: PLR2004 - no portal is older
        return False
    return reference is None or at <= reference + timedelta(days=2)


def _from_iso(iso: re.Match[str], origin: str, zone: str | None) -> Published | None:
    day = as_date(int(iso[1]), int(iso[2]), int(iso[3]))
    if day is None:
        return None
    told = _offset(iso[7]) or zone
    if iso[4] is None or told is None:
        return _day(day, origin)
    second = min(int(iso[6] or 0), 59)  # a leap second has no place in datetime
    return _minute(day, int(iso[4]), int(iso[5]), told, origin, second=second)


def _hour(found: re.Match[str]) -> int:
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if not half:
        return hour
    return hour % 12 + (12 if half.startswith("p") else 0)


def _zone_of_words(text: str) -> str | None:
    if MALAY.search(text):
        return ZONES["myt"]
    return ZONES["wib"] if INDONESIAN.search(text) else None


def _offset(zone: str | None) -> str | None:
    """Write a zone as ±HH:MM; None when it is no zone."""
    if not zone:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        hours, minutes = int(digits[:2]), int(digits[2:])
        is_zone = hours <= LAST_ZONE and minutes < HOUR
        return f"{zone[0]}{digits[:2]}:{digits[2:]}" if is_zone else None
    return ZONES.get(zone.lower())


def _day(day: date, origin: str) -> Published | None:
    if day.year < EARLIEST:
        return None
    return Published(at=day.isoformat(), precision=Precision.DAY, from_=origin)


def _minute(
    day: date, hour: int, minute: int, zone: str, origin: str, *, second: int = 0
) -> Published | None:
    sign = -1 if zone[0] == "-" else 1
    offset = sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[4:]))
    try:
        at = datetime(
            day.year, day.month, day.day, hour, minute, second, tzinfo=timezone(offset)
        )
        at.astimezone(UTC)
    except (ValueError, OverflowError):  # no such hour; the end of time
        return _day(day, origin)
    if at.year < EARLIEST:
        return None
    text = at.isoformat(timespec="seconds")
    return Published(at=text, precision=Precision.MINUTE, from_=origin)
