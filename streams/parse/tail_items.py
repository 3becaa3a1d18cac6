"""Read one line of a list: bullet, number, time, section label, headline."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from msgspec import Struct

from streams.parse.furniture import is_stamp
from streams.parse.wording import ends_sentence, has_sentence_break, words_of

__all__ = ["Dress", "Item", "item_of"]

MAX_ITEM = 200
MIN_WORDS = 3
MAX_LABEL = 40
MAX_STAMP = 90
BULLET = re.compile(r"(?:[-–—•*·▪●○►▶»>‣✓✔➤→◦■□]+|#(?!\d)|\[\]) ?(?=\S)")
NUMBER = re.compile(
    r"(?:\d{1,2}[.)]|\(\d{1,2}\)) ?(?=[^\d\s])|\d{1,2}[.)] (?=\d)|#\d{1,2}[.:]? (?=\S)"
)
DAY = r"(?:\d{1,2} [A-Za-z]{3,9}\.? \d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4})"
CLOCK = r"\d{1,2}[:.]\d{2}(?!\d)(?: ?(?:WIB|WITA|WIT|MYT|SGT|GMT|AM|PM|am|pm|wib))?"
AGO = (
    r"\d{1,3} (?:detik|menit|jam|hari|minggu|bulan|seconds?|minutes?|mins?|hours?|"
    r"days?|weeks?)(?: yang)? (?:lalu|ago)"
)
LEADING_TIME = re.compile(
    rf"[\[(]?(?:{DAY}(?:,? ?[|,-]? ?{CLOCK})?(?!:)|{CLOCK}|{AGO})[\])]? ?"
    r"[|:–—•·,-]? ?(?=\S)"
)
# What only lists of other stories carry; clocks and days stand in programmes too.
SURE = re.compile(
    rf"(?:[A-Za-z][\w&/ ]{{1,22}} ?[|•·●] ?)?(?:{AGO}|(?:dibaca )?\d[\d.,]{{0,8}} ?"
    r"(?:kali|x|[Vv]iews?|[Kk]omentar|[Cc]omments?|[Ss]hares?|[Dd]ibaca|[Pp]embaca)|"
    r"[Dd]ibaca \d[\d.,]{0,8}(?: kali)?|\d{1,2} (?:menit|min) (?:baca|read))$"
)
HOURS = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?!\d)")
ENDS_AGO = re.compile(rf"[|•·(\[–—-] ?{AGO}[\])]?$")
STAMPED = re.compile(rf"{DAY},? ?[|,-]? ?{CLOCK}[\])]?$")
TRAILING_TIME = re.compile(
    rf" ?[|•·(\[–—-] ?(?:{AGO}|(?:[A-Z][a-z]+, )?{DAY}(?:,? ?[|-]? ?{CLOCK})?|"
    rf"{CLOCK})[\])]?$"
)
LABELLED = re.compile(r"(?:\[[^\[\]]{2,25}\]|[A-Za-z][\w&/ ]{1,22} ?[|»›•]) ?(?=\S)")


class Dress(Enum):
    """What a line of a list wears beside its words."""

    NONE = auto()
    TIME = auto()
    SURE = auto()


class Item(Struct, frozen=True):
    """A line of a list; without headline it is a label, a time, or no item at all."""

    headline: str | None
    is_dashed: bool
    is_numbered: bool
    is_label: bool
    dress: Dress
    minute: int | None


NO_ITEM = Item(None, False, False, False, Dress.NONE, None)  # noqa: FBT003


@lru_cache(maxsize=1024)  # a list is looked at three times: below, down, as items
def item_of(text: str) -> Item:
    """Strip bullet, number, time and section label off a line."""
    if len(text) > MAX_STAMP and ends_sentence(text):
        return NO_ITEM
    bullet = BULLET.match(text)
    bare = text[bullet.end() :] if bullet else text
    number = NUMBER.match(bare)
    bare = bare[number.end() :] if number else bare
    time = LEADING_TIME.match(bare)
    bare = bare[time.end() :] if time else bare
    label = LABELLED.match(bare)
    bare = bare[label.end() :] if label else bare
    trailing = TRAILING_TIME.search(bare, max(0, len(bare) - 60))
    bare = bare[: trailing.start()] if trailing else bare
    fits = _fits(bare) and not is_stamp(text) and not SURE.match(text)
    return Item(
        headline=bare.strip() if fits else None,
        is_dashed=any((bullet, time, trailing)),
        is_numbered=number is not None and not number[0].startswith("#"),
        is_label=not fits and _is_label(text),
        dress=_dress(text, is_timed=bool(time or trailing)),
        minute=_minute(text),
    )


def _minute(text: str) -> int | None:
    """Minute of the day that a line names first, else None."""
    found = HOURS.search(text)
    return int(found[1]) * 60 + int(found[2]) if found else None


def _dress(text: str, *, is_timed: bool) -> Dress:
    if SURE.match(text) or ENDS_AGO.search(text, max(0, len(text) - 40)):
        return Dress.SURE
    if STAMPED.search(text, max(0, len(text) - 40)):
        return Dress.NONE
    is_time = is_timed or is_stamp(text) or LEADING_TIME.match(text + " |")
    return Dress.TIME if is_time else Dress.NONE


def _fits(text: str) -> bool:
    if len(text) > MAX_ITEM or words_of(text) < MIN_WORDS:
        return False
    told = ends_sentence(text) or text.endswith(":") or has_sentence_break(text)
    return not told


def _is_label(text: str) -> bool:
    """Say whether a line is a section's name or a time of publication."""
    if is_stamp(text) or LEADING_TIME.fullmatch(text + " "):
        return True
    if SURE.match(text):
        return True
    return (
        words_of(text) < MIN_WORDS
        and not ends_sentence(text)
        and len(text) <= MAX_LABEL
    )
