"""Slots: what differs between two instances of a template: numbers, dates, places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import filterfalse, islice

from schemas.article import Slots

__all__ = ["MONTHS", "WEEKDAYS", "dates", "day", "is_number", "places", "slots"]

MAX_SLOTS = 64  # of each kind: templates are short

# Indonesian, Malay and English, with the short forms that portals use.
MONTHS = frozenset(
    """
    jan januari january feb februari february mar mac maret march apr april mei may
    jun juni june jul juli july agu agt ags agustus ogos aug august sep sept september
    okt oktober oct october nov november des desember dis disember dec december
    """.split()  # noqa: SIM905 - a list of words reads better than fifty quotes
)
WEEKDAYS = frozenset(
    """
    senin isnin monday selasa tuesday rabu wednesday kamis khamis thursday
    jumat jumaat friday sabtu saturday minggu ahad sunday
    """.split()  # noqa: SIM905 - as above
)

# Months by their first three letters, as they stand in a numeric date.
MONTH_NUMBERS = {
    letters: str(number)
    for number, names in enumerate(
        (
            "jan",
            "feb",
            "mar mac",
            "apr",
            "mei may",
            "jun",
            "jul",
            "agu agt ags ogo aug",
            "sep",
            "okt oct",
            "nov",
            "des dis dec",
        ),
        1,
    )
    for letters in names.split()
}

CALENDAR = MONTHS | WEEKDAYS

# At most three capitalised words behind a preposition of place. It begins with the
# blank, for which a search is quick; what stands before is looked at afterwards.
PLACE = re.compile(
    r" (?=[A-Z])(?:(?<=\bdi )|(?<=\bke )|(?<=\bdari )|(?<=\bin )|(?<=\bat )"
    r"|(?<=\bfrom ))((?:[A-Z][a-z'-]{1,24} ){0,2}[A-Z][a-z'-]{1,24})\b"
)


def is_number(word: str) -> bool:
    """Say whether a word of `text.words` is a number (its last sign may be %)."""
    return word[-1].isdigit() or word[-1] == "%"


def dates(words: Sequence[str]) -> set[str]:
    """Find weekdays, "18 juni", "18/6/2025" among words."""
    different = set(words)
    return _dates(words, different & CALENDAR, different)


def day(date: str) -> str:
    """Fold one of `dates`: "18/6/2025", "18/06" and "18 juni" name one day."""
    number, _, month = date.partition(" ")
    if month:
        return f"{number.lstrip('0')}/{MONTH_NUMBERS[month[:3]]}"
    if "/" in date:
        return "/".join(part.lstrip("0") for part in date.split("/")[:2])
    return date


def places(text: str) -> set[str]:
    """Find capitalised names behind prepositions of place, as they are written."""
    return set(map(str.casefold, PLACE.findall(text)))


def slots(words: Sequence[str], text: str) -> Slots:
    """Collect the slots of one text, sorted and bounded."""
    different = set(words)
    signs = list(filterfalse(str.isalpha, different))
    return Slots(
        numbers=_bounded(filter(is_number, signs)),
        dates=_bounded(_dates(words, different & CALENDAR, signs)),
        places=_bounded(places(text)),
    )


def _dates(words: Sequence[str], named: set[str], signs: Iterable[str]) -> set[str]:
    """Find dates; `named` in the calendar, `signs` may be other words as well."""
    found = {word for word in signs if "/" in word and _is_numeric_date(word)}
    found |= named & WEEKDAYS
    months = named & MONTHS
    if months:
        days = zip(words, islice(words, 1, None), strict=False)
        found |= {f"{day} {m}" for day, m in days if m in months and day.isdigit()}
    return found


def _is_numeric_date(word: str) -> bool:
    parts = word.split("/")
    return 2 <= len(parts) <= 3 and all(1 <= len(part) <= 4 for part in parts)  # noqa: PLR2004 - day/month[/year]


def _bounded(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found))[:MAX_SLOTS])
