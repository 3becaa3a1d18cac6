"""Scan the names that open a dateline: places, outlets, agencies, days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from streams.parse.outlets import Outlets

__all__ = ["Kind", "Part", "scan"]

MAX_PARTS = 6
MAX_WORDS = 6
TLDS = "com|net|org|info|news|tv|id|my|sg|bn|uk|au|co|asia|site|online|press|media"
DOMAIN = re.compile(
    rf"[A-Za-z0-9-]{{2,40}}(?:\.[A-Za-z0-9-]{{2,30}}){{0,2}}?\.(?:{TLDS})(?![a-z0-9.]*[a-z0-9])",
    re.IGNORECASE,
)
CAPS = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.]*(?![A-Za-zÀ-ÿ0-9])")
TITLE = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-ÿ'’]+(?![A-Za-zÀ-ÿ0-9])")
GLUED = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?(?=[A-Z0-9\"“'‘])")
SPACED = re.compile(r"[A-Z][a-z]{2,}(?= [A-Z\"“])")
MONTH = "jan|feb|mar|mac|apr|mei|may|jun|jul|agu|aug|ogos|sep|okt|oct|nov|des|dec|dis"
WEEKDAY = (
    "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|isnin|khamis|jumaat|ahad|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
DATE = re.compile(
    rf"(?:{WEEKDAY})(?![a-z])|\(?(?:\d{{1,2}} (?:{MONTH})[a-z]{{0,8}}\.?(?: \d{{4}})?|"
    rf"(?:{MONTH})[a-z]{{0,8}}\.? \d{{1,2}}(?:, \d{{4}})?|"
    r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)\)?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
AGENCY = re.compile(r"\(([A-Za-z][A-Za-z0-9./&' -]{0,28})\)")
LINK = re.compile(r" ?[,|/] ?| ?(?=\()| (?=\d{1,2} [A-Za-z]{3})")
NAME_END = re.compile(r"[ ,|/)(:‐‑‒–—―−-]|$")


class Kind(Enum):
    """What a part of an opening names; a weak place is only written like one."""

    PLACE = auto()
    WEAK = auto()
    OUTLET = auto()
    AGENCY = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One name in an opening, and where it ends."""

    kind: Kind
    text: str
    end: int


def scan(head: str, outlets: Outlets) -> list[Part]:
    """List the names from the start on, linked by commas, bars or brackets."""
    parts: list[Part] = []
    at = 0
    while len(parts) < MAX_PARTS:
        part = _part(head, at, outlets, first=not parts)
        if part is None:
            break
        parts.append(part)
        link = LINK.match(head, part.end)
        if link is None:
            break
        at = link.end()
    return parts


def _part(head: str, at: int, outlets: Outlets, *, first: bool) -> Part | None:
    agency = AGENCY.match(head, at)
    if agency:
        return Part(Kind.AGENCY, agency[1].strip(), agency.end())
    date = None if first else DATE.match(head, at)
    if date:
        return Part(Kind.DATE, date[0], date.end())
    return (
        _outlet(head, at, outlets)
        or _known_place(head, at, outlets)
        or (None if first else _glued_place(head, at, outlets))
        or _written_place(head, at)
    )


def _outlet(head: str, at: int, outlets: Outlets) -> Part | None:
    domain = DOMAIN.match(head, at)
    if domain:
        return Part(Kind.OUTLET, domain[0], domain.end())
    end = _longest(head, at, outlets.names)
    return Part(Kind.OUTLET, head[at:end], end) if end else None


def _known_place(head: str, at: int, outlets: Outlets) -> Part | None:
    end = _longest(head, at, outlets.places)
    if not end or not head[at : at + 1].isupper():
        return None
    return Part(Kind.PLACE, head[at:end], end)


def _longest(head: str, at: int, names: frozenset[str] | dict[str, str]) -> int:
    """End of the longest run of words from here that is a known name, else 0."""
    best, end = 0, at
    for _ in range(MAX_WORDS):
        found = NAME_END.search(head, end)
        end = found.start() if found else len(head)
        for stop in (end, _past_hyphen(head, end)):
            if head[at:stop].casefold() in names:
                best = stop
        if head[end : end + 1] != " ":
            break
        end += 1
    return best


def _past_hyphen(head: str, end: int) -> int:
    """End of the word behind a hyphen: "Bau-Bau" is one name."""
    if head[end : end + 1] != "-":
        return end
    found = NAME_END.search(head, end + 1)
    return found.start() if found else len(head)


def _glued_place(head: str, at: int, outlets: Outlets) -> Part | None:
    """Read a place that runs into the next word: "JakartaKita", "JAKARTAKepala"."""
    glued = GLUED.match(head, at)
    if glued:
        return Part(Kind.PLACE, glued[0], glued.end())
    caps = re.compile(r"[A-Z]+(?: [A-Z]+)*(?=[A-Z][a-z])").match(head, at)
    if caps and caps[0].casefold() in outlets.places:
        return Part(Kind.PLACE, caps[0], caps.end())
    return None


def _written_place(head: str, at: int) -> Part | None:
    """Take words that are all capitals, or all begin with one, for a place."""
    for word, kind in ((CAPS, Kind.PLACE), (TITLE, Kind.WEAK)):
        found = word.match(head, at)
        end = at
        count = 0
        while found and count < MAX_WORDS:
            end, count = found.end(), count + 1
            found = word.match(head, end + 1) if head[end : end + 1] == " " else None
        if count:
            return Part(kind, head[at:end], end)
    return None
