"""Calendar dates that the body names: "Kamis (16/5/2024)", "18 Juni", "June 18, 2025".

The surface is kept, weekday included. A year that is not written comes from the other
end of a range, else it is that of the nearest such day to the time of publication;
without either the date is null, as it is for days written as one ("18-20 Juni").
"""

# ruff: noqa: RUF001 - look-alike quotes and dashes are meant

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, islice

from msgspec import Struct

from schemas.article import MentionedDate
from streams.parse.calendar_words import (
    DAY_WORDS,
    DAYS,
    MONTH_WORDS,
    MONTHS,
    as_date,
)
from streams.parse.date_cues import follows_month, may_begin, numbers

__all__ = ["mentioned"]

MAX_DATES = 500
SHORT = 3  # "may", "des", "mar" are words too
YEARS = range(1000, 2200)
BETWEEN = "\0"  # paragraphs are read as one text, and no pattern reads across this
DAY_FIRST = re.compile(
    r"(?<![\d/])(?<!\d[.,-])(?P<many>(?:\d{1,2}\s?"
    r"(?:,|-|–|&|(?i:dan|hingga|sampai|s/d|s\.d\.|to|and))\s?){0,3})"
    r"(?P<day>\d{1,2})(?:"
    r"\s?/\s?(?P<number>\d{1,2})(?:\s?/\s?(?P<year>\d{4}|\d{2}))?(?![\d/%]|[.,]\d)"
    r"|(?P<sep>[-.])(?P<dotted>\d{1,2})(?P=sep)(?P<dotted_year>\d{4})(?![.,]?\d)"
    r"|(?i:st|nd|rd|th)?[\s-]{0,2}(?P<word>[^\W\d]{3,10})(?![^\W\d])\.?"
    r"(?:,?[\s-]{0,2}(?P<word_year>\d{4})(?!\d|[.,]\d))?"
    r")"
)
MONTH_FIRST = re.compile(
    rf"\b(?P<word>{MONTH_WORDS})\b\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?![\d:%]|[.,]\d|\s?(?:persen|%))(?:,?\s(?P<word_year>\d{4})(?!\d))?",
    re.IGNORECASE,
)
ENGLISH_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
TIMES_OF_DAY = (
    "pagi", "siang", "sore", "petang", "malam", "subuh", "dini\\shari", "tengah\\shari",
    "tengah\\smalam", "kemarin", "lalu", "morning", "afternoon", "evening", "night",
)  # fmt: skip
WEEKDAY = re.compile(
    rf"(?<![^\W_])(?P<name>{DAY_WORDS})"
    rf"(?:\s(?:{'|'.join(TIMES_OF_DAY)})){{0,2}}\s?,?\s?\(?\s?\Z",
    re.IGNORECASE,
)
WEEKDAY_ENDS = frozenset(word[-3:] for word in (*DAYS, *TIMES_OF_DAY))
AROUND_DAY = ",(" + "".join(filter(str.isspace, map(chr, range(0x3001))))
LOOK_BACK = 40
CLOSE = re.compile(r"\s?\)")
RANGE = re.compile(r"\s?(?:-|–|—|dan|hingga|sampai|s/d|s\.d\.|to|until|and)\s?")
MAX_GAP = 10


class Found(Struct, frozen=True, kw_only=True):
    """A date in its paragraph; the year may be missing, `is_span` = several days."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None
    is_span: bool


def mentioned(
    paragraphs: Sequence[str], reference: date | None
) -> tuple[MentionedDate, ...]:
    """List the dates of the paragraphs in their order, at most MAX_DATES."""
    text = BETWEEN.join(paragraphs)
    days = list(numbers(text))
    if not days:
        return ()
    begins = list(accumulate((len(one) + 1 for one in paragraphs), initial=0))
    found = _found(text, days, begins)[: MAX_DATES + 1]
    listed: list[MentionedDate] = []
    for here, after in zip(found, [*found[1:], None], strict=False):
        day = _resolve(here, _range_year(text, here, after), reference)
        surface = text[here.start : here.end]
        iso = None if day is None else day.isoformat()
        number = bisect(begins, here.start) - 1
        listed.append(MentionedDate(text=surface, date=iso, paragraph=number))
    return tuple(listed[:MAX_DATES])


def _found(
    text: str, days: Sequence[tuple[int, int]], begins: Sequence[int]
) -> list[Found]:
    """List the dates of a text; `begins` tells where paragraphs begin."""
    found = list(islice(_day_first(text, days), MAX_DATES + 1))
    named = [start for start, _ in days if follows_month(text, start)]
    if not named:
        return found
    ends = {bisect(begins, one.start): one.end for one in found}
    for number in dict.fromkeys(bisect(begins, start) for start in named):
        begin, end = begins[number - 1], begins[number] - 1
        found.extend(_month_first(text, begin, end, ends.get(number, 0)))
    return sorted(found, key=lambda one: one.start)


def _day_first(text: str, days: Sequence[tuple[int, int]]) -> Iterator[Found]:
    taken = 0
    for start, end in days:
        if start < taken or not may_begin(text, end):
            continue
        match = DAY_FIRST.match(text, start)
        if match is None:
            continue
        found = _numeric(text, match) if match["word"] is None else _worded(text, match)
        if found is not None:
            taken = found.end
            yield found


def _month_first(text: str, begin: int, end: int, taken: int) -> Iterator[Found]:
    """Read English dates of a paragraph; other languages write months as words too."""
    if not ENGLISH_MONTH.search(text, begin, end):
        return
    for match in MONTH_FIRST.finditer(text, begin, end):
        found = _worded(text, match)
        if found is not None and not _is_inside(text, match, taken):
            yield found


def _is_inside(text: str, match: re.Match[str], taken: int) -> bool:
    """Say whether "18 June 20" was read as day and month already."""
    before = text[max(0, match.start() - 4) : match.start()].rstrip(" -\xa0")
    return match.start() < taken and before[-1:].isdigit()


def _numeric(text: str, match: re.Match[str]) -> Found | None:
    month = int(match["number"] or match["dotted"])
    year = match["year"] or match["dotted_year"]
    weekday = _weekday(text, match.start())
    in_brackets = text[match.start() - 1 : match.start()] == "(" and (
        text[match.end() : match.end() + 1] == ")"
    )
    if match["many"] or (year is None and weekday is None and not in_brackets):
        return None  # a fraction, a score, an address
    return _make(text, match, month, _full_year(year), weekday)


def _worded(text: str, match: re.Match[str]) -> Found | None:
    word = match["word"]
    month = MONTHS.get(word.lower())
    if month is None or (len(word) <= SHORT and not word[0].isupper()):
        return None
    weekday = _weekday(text, match.start())
    return _make(text, match, month, _full_year(match["word_year"]), weekday)


def _make(
    text: str,
    match: re.Match[str],
    month: int,
    year: int | None,
    weekday: re.Match[str] | None,
) -> Found | None:
    day = int(match["day"])
    if as_date(year or 2000, month, day) is None or (year and year not in YEARS):
        return None
    start, end = match.start(), match.end()
    if text[end - 1] == ".":
        end -= 1
    if weekday is not None:
        start = max(0, match.start() - LOOK_BACK) + weekday.start()
        if "(" in weekday[0]:
            closed = CLOSE.match(text, end)
            end = closed.end() if closed else end
    return Found(
        start=start,
        end=end,
        day=day,
        month=month,
        year=year,
        weekday=None if weekday is None else DAYS[weekday["name"].lower()],
        is_span=match.re is DAY_FIRST and match["many"] != "",
    )


def _weekday(text: str, end: int) -> re.Match[str] | None:
    before = text[max(0, end - LOOK_BACK) : end]
    if before.rstrip(AROUND_DAY)[-3:].lower() not in WEEKDAY_ENDS:
        return None
    found = WEEKDAY.search(before)
    # Patterns take the dotless i of other languages for ours.
    return found if found and found["name"].lower() in DAYS else None


def _full_year(year: str | None) -> int | None:
    if year is None:
        return None
    number = int(year)
    if len(year) == 4:  # noqa: PLR2004 - digits of a year
        return number
    return number + (2000 if number < 70 else 1900)  # noqa: PLR2004 - POSIX's pivot


def _range_year(text: str, here: Found, after: Found | None) -> int | None:
    """Take the year of a range from its end: "28 Mei hingga 23 Juni 2025"."""
    if here.year is not None or after is None or after.year is None:
        return here.year
    gap = text[here.end : after.start]
    if len(gap) > MAX_GAP or not RANGE.fullmatch(gap):
        return None
    is_before = (here.month, here.day) <= (after.month, after.day)
    return after.year if is_before else after.year - 1


def _resolve(here: Found, year: int | None, reference: date | None) -> date | None:
    if here.is_span:
        return None
    if year is not None:
        return as_date(year, here.month, here.day)
    if reference is None:
        return None
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = [day for y in years if (day := as_date(y, here.month, here.day))]
    fitting = [day for day in days if here.weekday in {None, day.weekday()}]
    return min(fitting or days, key=lambda day: abs(day - reference), default=None)
