"""Choose a page's publishing time: to the minute and with its zone if it can be.

What machines are told comes first; what is written for people near the headline is
read when that gives no clock, or one that calls a local clock Greenwich's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from schemas.article import Precision, Published
from streams.parse.calendar_words import ZONES
from streams.parse.html_near import SEPARATOR
from streams.parse.html_zones import country_zone
from streams.parse.published import read_published
from streams.parse.written_dates import Stamp, stamps

__all__ = ["Claim", "page_zone", "publishing_time"]

Claim = tuple[str, str]  # where it was said, what was said
Zone = Callable[[date], str | None]  # asked only when a clock has none: reads the page

MAX_CLAIM = 200
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?", re.ASCII)
_COMPACT = re.compile(
    r"(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:(?=\D|\Z)|(\d\d)(\d\d)\d\d\Z)", re.ASCII
)
# Three patterns that begin with plain letters take a fifth of the time of one with all.
_ZONE_NAMES = tuple(map(re.compile, (r"WI(?:B|TA|T)\b", r"MYT\b", r"wi(?:b|ta|t)\b")))
_CLOCK_BEFORE = re.compile(r"\d[:.]\d\d\s?\(?\Z")
_CLOCK_SIGNS = 6
_STAMP_ZONE = re.compile(
    r"(20\d\d-[01]\d-[0-3]\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?"
    r"([+-])(\d\d):?(\d\d)\b",
    re.ASCII,
)
MAX_LABEL = 45  # signs of a line that shows a day and little else
MAX_STAMPS = 40  # of a page, when its zone is looked for
NEAR_DAYS = 45  # another season may have another summer time
FARTHEST = timedelta(hours=14)
_QUARTER = 900  # seconds: zones differ by whole quarters


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A claim that was read; `is_local` when its zone was not said but concluded."""

    published: Published
    is_local: bool = False
    is_update: bool = False

    @property
    def has_clock(self) -> bool:
        is_minute = self.published.precision is Precision.MINUTE
        return is_minute and "T00:00:00" not in self.published.at


def publishing_time(
    claims: Iterable[Claim], near: Callable[[], str], zone: Zone
) -> Published | None:
    """Take the first claim with a clock; a midnight or bare day when none has one.

    `near` gives the lines near the headline; it is asked for only when needed.
    """
    told = [read for claim in claims if (read := _read(*claim, zone)) is not None]
    precise = next((x for x in told if x.has_clock), None)
    if precise is None:
        told += _read_written(near(), zone)
        precise = next((x for x in told if x.has_clock), None)
    elif _is_greenwich(precise):
        precise = _corrected(precise, told, near(), zone)
    if not told or precise is None:
        return told[0].published if told else None
    first = told[0].published
    # A clock on another day than the first claim's is another time: an update.
    if not (precise.published.at[:10] == first.at[:10] or _is_day(first)):
        return first
    return _confirmed(precise, told)


def page_zone(
    page: str, url: str | None, language: str | None, day: date
) -> str | None:
    """Give the zone of the page's clocks on a day.

    As the page names it, its other times have it, its host or language lets expect it.
    """
    named = min(
        filter(None, (_first_clock(page, n) for n in _ZONE_NAMES)), default=None
    )
    if named is not None:
        return ZONES[named[1].lower()]
    return _neighbour_zone(page, day) or country_zone(url, language, day)


def _first_clock(page: str, names: re.Pattern[str]) -> tuple[int, str] | None:
    """Find the first of the names that stands behind a clock, with its place."""
    for found in names.finditer(page):
        at = found.start()
        if _CLOCK_BEFORE.search(page, max(0, at - _CLOCK_SIGNS), at):
            return at, found[0]
    return None


def _neighbour_zone(page: str, day: date) -> str | None:
    """Find a zone in the page's other stamps; zero is often no more than a default."""
    for count, found in enumerate(_STAMP_ZONE.finditer(page)):
        try:
            distance = abs((date.fromisoformat(found[1]) - day).days)
        except ValueError:
            continue
        offset = f"{found[2]}{found[3]}:{found[4]}"
        if distance <= NEAR_DAYS and offset[1:] != "00:00":
            return offset
        if count >= MAX_STAMPS:
            break
    return None


def _read(origin: str, text: str, zone: Zone) -> _Told | None:
    text = text.strip()[:MAX_CLAIM]
    if epoch := _EPOCH.fullmatch(text):
        text = datetime.fromtimestamp(int(epoch[1]), UTC).isoformat()
    text = _COMPACT.sub(_iso_day, text, count=1)
    read = read_published(text, origin)
    if read is not None and not (_is_day(read) and ":" in text):
        return _Told(published=read)
    if read is not None:
        local = zone(date.fromisoformat(read.at))
        exact = read_published(text, origin, local)
        if exact is not None and not _is_day(exact):
            return _Told(published=exact, is_local=True)
    found = next((_told(s, origin, zone) for s in stamps(text)), None)
    return found or (None if read is None else _Told(published=read))


def _iso_day(found: re.Match[str]) -> str:
    day = f"{found[1]}-{found[2]}-{found[3]}"
    return f"{day}T{found[4]}:{found[5]}" if found[4] else day


def _read_written(text: str, zone: Zone) -> list[_Told]:
    """Read what is written for people; an update only where no other is told."""
    shown = (s for s in stamps(text) if s.hour is not None or _is_label(text, s.at))
    told = [x for s in shown if (x := _told(s, "text", zone)) is not None]
    return sorted(told, key=lambda x: x.is_update)


def _is_label(text: str, at: int) -> bool:
    """Say whether the line with this date is short: a caption may have a day too."""
    start = text.rfind(SEPARATOR, 0, at)
    end = text.find(SEPARATOR, at)
    return (end if end >= 0 else len(text)) - start <= MAX_LABEL


def _told(stamp: Stamp, origin: str, zone: Zone) -> _Told | None:
    text = stamp.day.isoformat()
    offset = None
    if stamp.hour is not None:
        offset = stamp.zone or zone(stamp.day)
        text += f"T{stamp.hour:02}:{stamp.minute:02}"
    read = read_published(text, origin, offset)
    if read is None:
        return None
    return _Told(published=read, is_local=stamp.zone is None, is_update=stamp.is_update)


def _confirmed(precise: _Told, told: list[_Told]) -> Published:
    """Prefer to a concluded zone the one that another claim of this moment has."""
    if precise.is_local:
        for other in told:
            if (
                other.has_clock
                and not other.is_local
                and _is_same_clock(precise, other)
            ):
                return other.published
    return precise.published


def _is_same_clock(one: _Told, other: _Told) -> bool:
    """Say whether two clocks differ by nothing but what zones can differ by."""
    first, second = (datetime.fromisoformat(x.published.at) for x in (one, other))
    distance = abs(first - second)
    return distance <= FARTHEST and distance.seconds % _QUARTER < 60  # noqa: PLR2004


def _is_greenwich(told: _Told) -> bool:
    return not told.is_local and told.published.at.endswith("+00:00")


def _corrected(precise: _Told, told: list[_Told], near: str, zone: Zone) -> _Told:
    """Believe the page where it shows people the same digits as its local time."""
    digits = {x.published.at[:16] for x in told if _is_greenwich(x)}
    clocks = {at[11:] for at in digits}
    if not any(c in near or c.replace(":", ".") in near for c in clocks):
        return precise
    for shown in _read_written(near, zone):
        if shown.has_clock and shown.published.at[:16] in digits:
            local = precise.published.at[:19] + shown.published.at[19:]
            read = read_published(local, precise.published.from_)
            return _Told(published=read) if read is not None else precise
    return precise


def _is_day(published: Published) -> bool:
    return published.precision is Precision.DAY
