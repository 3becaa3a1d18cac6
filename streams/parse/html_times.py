"""Choose a page's publishing time: to the minute and with its zone wherever it can be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from schemas.article import Precision, Published
from streams.parse.calendar_words import ZONES
from streams.parse.html_head import text_of
from streams.parse.published import find_published, read_published

__all__ = ["page_zone", "publishing_time", "written_times"]

Claim = tuple[str, str]  # where it was said, what was said

MAX_WINDOW = 6_000
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})[/.]?(\d{2})[/.]?(\d{2})", re.ASCII)
_CLOCK_ZONE = re.compile(r"\d[:.]\d\d\s?\(?(WIB|WITA|WIT|MYT)\b", re.IGNORECASE)
_TEXT = re.compile(r"[^<>]{6,300}+(?=<)")
_DIGIT = re.compile(r"\d{4}|\d:\d", re.ASCII)
_LANGUAGE_ZONES = (("id", "wib"), ("in-", "wib"), ("ms", "myt"))


def publishing_time(claims: Iterable[Claim], zone: str | None) -> Published | None:
    """Take the first claim with a clock; midnight and bare days only when nothing else."""
    read = [p for origin, text in claims if (p := _read(text, origin, zone))]
    best = min(read, key=_vagueness, default=None)
    return best if best is None else _same_day(best, read)


def page_zone(page: str, language: str | None) -> str | None:
    """The zone that clocks on this page are in: as they name it, else its country's."""
    named = _CLOCK_ZONE.search(page)
    if named is not None:
        return ZONES[named.group(1).lower()]
    said = (language or "").lower().replace("_", "-")
    known = (zone for start, zone in _LANGUAGE_ZONES if _is_language(said, start))
    return next((ZONES[zone] for zone in known), None)


def written_times(page: str, headline_at: int) -> Iterable[Claim]:
    """Dates as people read them, near the headline: below it, then above."""
    below = page[headline_at : headline_at + MAX_WINDOW]
    above = page[max(0, headline_at - MAX_WINDOW // 4) : headline_at]
    for stretch in (below, above):
        for piece in _TEXT.findall(stretch):
            if _DIGIT.search(piece):
                yield "text", text_of(piece)


def _is_language(said: str, start: str) -> bool:
    return said == start or said.startswith(start.rstrip("-") + "-")


def _read(text: str, origin: str, zone: str | None) -> Published | None:
    text = text.strip()
    if epoch := _EPOCH.fullmatch(text):
        text = datetime.fromtimestamp(int(epoch[1]), UTC).isoformat()
    text = _COMPACT.sub(r"\1-\2-\3", text, count=1)
    if origin == "text":
        return find_published(text, origin, zone)
    return read_published(text, origin, zone)


def _vagueness(published: Published) -> int:
    if published.precision is Precision.DAY:
        return 2
    return int(_is_midnight(published))


def _is_midnight(published: Published) -> bool:
    return "T00:00:00" in published.at


def _same_day(best: Published, read: list[Published]) -> Published:
    """A clock on another day than the first claim's is another time (an update)."""
    first = read[0]
    if best is first or best.at[:10] == first.at[:10]:
        return best
    return first if _vagueness(first) < 2 else best  # noqa: PLR2004 - has a clock
