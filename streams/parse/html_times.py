"""Choose a page's publishing time: to the minute and with its zone if it can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from schemas.article import Precision, Published
from streams.parse.calendar_words import ZONES
from streams.parse.html_head import text_of
from streams.parse.published import find_published, read_published

__all__ = ["page_zone", "publishing_time", "written_times"]

Claim = tuple[str, str]  # where it was said, what was said
Zone = Callable[[], str | None]  # asked only when a clock has none: it reads the page

MAX_WINDOW = 6_000
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})[/.]?(\d{2})[/.]?(\d{2})", re.ASCII)
_CLOCK_ZONE = re.compile(r"\d[:.]\d\d\s?\(?(WIB|WITA|WIT|MYT|wib|wita|wit)\b")
_TEXT = re.compile(r"[^<>]{6,300}+(?=<)")
_DIGIT = re.compile(r"\d{4}|\d:\d", re.ASCII)
_COUNTRY_ZONES = (("id", "wib"), ("ms", "myt"))


def publishing_time(
    claims: Iterable[Claim], written: Iterable[Claim], zone: Zone
) -> Published | None:
    """Take the first claim with a clock; a midnight or bare day when none has one.

    What is written for people is read only when machines are told no clock.
    """
    told = list(_read_all(claims, zone))
    if not any(map(_has_clock, told)):
        told += _read_all(written, zone)
    precise = next(filter(_has_clock, told), None)
    if not told or precise is None:
        return told[0] if told else None
    # A clock on another day than the first claim's is another time: an update.
    is_same_day = precise.at[:10] == told[0].at[:10]
    is_day = told[0].precision is Precision.DAY
    return precise if is_same_day or is_day else told[0]


def page_zone(page: str, language: str | None) -> str | None:
    """Give the zone of the page's clocks: as it names it, else its language's."""
    named = _CLOCK_ZONE.search(page)
    if named is not None:
        return ZONES[named.group(1).lower()]
    said = (language or "").lower().replace("_", "-").split("-", 1)[0]
    return next((ZONES[zone] for code, zone in _COUNTRY_ZONES if code == said), None)


def written_times(page: str, headline_at: int) -> Iterator[Claim]:
    """Give the texts with a date near the headline: below it, then above."""
    below = page[headline_at : headline_at + MAX_WINDOW]
    above = page[max(0, headline_at - MAX_WINDOW // 4) : headline_at]
    for stretch in (below, above):
        for piece in _TEXT.findall(stretch):
            if _DIGIT.search(piece):
                yield "text", text_of(piece)


def _read_all(claims: Iterable[Claim], zone: Zone) -> Iterator[Published]:
    for origin, text in claims:
        read = _read(text, origin, None)
        if read is not None and read.precision is Precision.DAY and ":" in text:
            read = _read(text, origin, zone()) or read
        if read is not None:
            yield read


def _read(text: str, origin: str, zone: str | None) -> Published | None:
    text = text.strip()
    if epoch := _EPOCH.fullmatch(text):
        text = datetime.fromtimestamp(int(epoch[1]), UTC).isoformat()
    text = _COMPACT.sub(r"\1-\2-\3", text, count=1)
    if origin == "text":
        return find_published(text, origin, zone)
    return read_published(text, origin, zone)


def _has_clock(published: Published) -> bool:
    is_minute = published.precision is Precision.MINUTE
    return is_minute and "T00:00:00" not in published.at
