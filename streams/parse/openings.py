"""Scan the names that open a dateline: places, outlets, agencies, days."""

# ruff: noqa: RUF001, SIM905 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum, auto

from msgspec import Struct

from streams.parse.outlets import PLACE_HEAD, Outlets

__all__ = ["Kind", "Part", "scan"]

MAX_PARTS = 6
MAX_WORDS = 6
MAX_HYPHENS = 2
MIN_MEDIUM = 2
MIN_GLUED = PLACE_HEAD
MAX_GLUED = 24
TLDS = "com|net|org|info|news|tv|id|my|sg|bn|uk|au|co|asia|site|online|press|media"
DOMAIN = re.compile(
    rf"[A-Za-z0-9-]{{2,40}}(?:\.[A-Za-z0-9-]{{2,30}}){{0,2}}?\.(?:{TLDS})(?!"
    rf"[a-z0-9.]*[a-z0-9])",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.](?=[^\W\d_]))*\.?(?!\w)")
CAMEL = re.compile(
    r"[A-Z][a-z]{2,}[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2}(?= ?[|‐‑‒–—―−-])"
)
# A word that tells a medium of unknown name: "NUSA TIMES", "Kabar Anu".
MEDIA = frozenset(
    (
        "times news pos post tribun tribune radar kabar harian media suara warta koran "
        "jurnal tv online daily herald gazette press berita"
    ).split()
)
GLUED = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})?(?=[A-Z0-9\"“'‘])")
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
LINK = re.compile(
    r" ?[,|/] ?| ?(?=\()| (?=\d{1,2} [A-Za-z]{3})| (?=[A-Za-z0-9-]{2,30}\.(?:com|co|"
    r"id|net)\b)"
)
# A linked outlet name lost at the very start leaves its comma: ", Jakarta - …".
LEFT_OVER = re.compile(r"[,|] ?(?=[A-Z])")
OPENER = re.compile(r"[^\W_]+")
AFTER_NAME = re.compile(r" ?[,:|(‐‑‒–—―−-]")
NAME_END = re.compile(r"[ ,|/)(:‐‑‒–—―−-]|$")


Words = Sequence[re.Match[str]]


class Kind(IntEnum):
    """What a part of an opening names; a weak place is only written like one."""

    PLACE = auto()
    WEAK = auto()
    OUTLET = auto()
    AGENCY = auto()
    DATE = auto()


class Part(Struct, frozen=True):
    """One name in an opening, and where it ends."""

    kind: Kind
    text: str
    end: int


def scan(head: str, outlets: Outlets) -> list[Part]:
    """List the names from the start on, linked by commas, bars or brackets."""
    parts: list[Part] = []
    left_over = LEFT_OVER.match(head)
    at = left_over.end() if left_over else 0
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
    agency = AGENCY.match(head, at) if head.startswith("(", at) else None
    if agency:
        return Part(Kind.AGENCY, agency[1].strip(), agency.end())
    date = None if first else DATE.match(head, at)
    if date:
        return Part(Kind.DATE, date[0], date.end())
    domain = DOMAIN.match(head, at)
    if domain:
        return Part(Kind.OUTLET, domain[0], domain.end())
    opener = OPENER.match(head, at)
    is_known = opener is not None and opener[0].casefold() in outlets.openers
    words = _words(head, at)
    named = _outlet(head, at, outlets) if is_known else None
    named = named or _medium(head, at, words, first=first)
    named = named or (None if first else _camel_outlet(head, at))
    if named:
        return named
    known = _known_place(head, at, outlets, is_known=is_known, glued=not first)
    return _place(head, at, known, words, first=first)


def _medium(head: str, at: int, words: Words, *, first: bool) -> Part | None:
    """Read an unknown outlet of two words or more by one that tells a medium.

    At the very start only capitals are one: else a sentence may begin so.
    """
    if len(words) < MIN_MEDIUM:
        return None
    end = _written_end(words, at, str.isupper if first else _is_big)
    told = head[at:end].casefold().split()
    if len(told) < MIN_MEDIUM or MEDIA.isdisjoint(told):
        return None
    if not _is_followed(head, end):
        return None
    return Part(Kind.OUTLET, head[at:end], end)


def _is_big(word: str) -> bool:
    return word[0].isupper()


def _camel_outlet(head: str, at: int) -> Part | None:
    """Read an unknown outlet by its inner capital: "BANDUNG, KabarNusa - …"."""
    camel = CAMEL.match(head, at)
    return Part(Kind.OUTLET, camel[0], camel.end()) if camel else None


def _place(
    head: str, at: int, known: Part | None, words: Words, *, first: bool
) -> Part | None:
    """Prefer a known place, unless more words of a name follow: "TANJUNG RAJA --"."""
    written = _written_place(head, at, words, first=first)
    if known is None:
        return (None if first else _glued_place(head, at)) or written
    if head[known.end : known.end + 1].isalnum():
        return known  # "Ogan IlirPT Anu (Persero)": glued, what follows is no name
    if written and written.end > known.end and AFTER_NAME.match(head, written.end):
        return Part(Kind.PLACE, written.text, written.end)
    return known


def _outlet(head: str, at: int, outlets: Outlets) -> Part | None:
    end = _longest(head, at, outlets.names)
    return Part(Kind.OUTLET, head[at:end], end) if end else None


def _known_place(
    head: str, at: int, outlets: Outlets, *, is_known: bool, glued: bool
) -> Part | None:
    """Read a known place; `is_known` says that a known name has its first word."""
    end = _longest(head, at, outlets.places) if is_known else 0
    if glued:
        end = max(end, _run_in(head, at, outlets))
    if not end or not head[at : at + 1].isupper():
        return None
    return Part(Kind.PLACE, head[at:end], end)


def _longest(head: str, at: int, names: frozenset[str] | dict[str, str]) -> int:
    """End of the longest run of words from here that is a known name, else 0."""
    best, end = 0, at
    for _ in range(MAX_WORDS):
        found = NAME_END.search(head, end)
        end = found.start() if found else len(head)
        for stop in _hyphenated(head, end):
            if head[at:stop].casefold() in names:
                best = stop
        if head[end : end + 1] != " ":
            break
        end += 1
    return best


def _hyphenated(head: str, end: int) -> Iterator[int]:
    """List the ends of a word and of what hyphens tie to it: "Port-Au-Prince"."""
    yield end
    for _ in range(MAX_HYPHENS):
        if head[end : end + 1] != "-":
            return
        found = NAME_END.search(head, end + 1)
        end = found.start() if found else len(head)
        yield end


def _glued_place(head: str, at: int) -> Part | None:
    """Read an unknown place that runs into the next word: "MandiangKita"."""
    glued = GLUED.match(head, at)
    return Part(Kind.PLACE, glued[0], glued.end()) if glued else None


def _run_in(head: str, at: int, outlets: Outlets) -> int:
    """End of a known place whose last letter touches the next word, else 0."""
    if head[at : at + MIN_GLUED].casefold()[:MIN_GLUED] not in outlets.place_heads:
        return 0
    longest = min(len(head), at + MAX_GLUED)
    ends = range(longest, at + MIN_GLUED - 1, -1)
    found = next((end for end in ends if head[at:end].casefold() in outlets.places), 0)
    if not head[found : found + 1].islower():
        return found
    # "Bandungan -" is a town of its own, "Jakartasensual dan" has lost its blank.
    word = NAME_END.search(head, found)
    return 0 if word and AFTER_NAME.match(head, word.start()) else found


def _written_place(head: str, at: int, words: Words, *, first: bool) -> Part | None:
    """Take words that are all capitals, or all begin with one, for a place."""
    for fits, kind in ((str.isupper, Kind.PLACE), (_is_name, Kind.WEAK)):
        end = _written_end(words, at, fits)
        if end > at:
            mixed = end if first else _written_end(words, at, _is_big)
            if _is_followed(head, mixed) and not _is_followed(head, end):
                return Part(Kind.WEAK, head[at:mixed], mixed)
            return Part(kind, head[at:end], end)
    return None


def _is_followed(head: str, end: int) -> bool:
    return AFTER_NAME.match(head, end) is not None


def _words(head: str, at: int) -> Words:
    """List the words from here on up to a small one, single blanks between them."""
    found: list[re.Match[str]] = []
    while len(found) < MAX_WORDS and not head[at : at + 1].islower():
        word = WORD.match(head, at)
        if word is None:
            break
        found.append(word)
        at = word.end() + 1
        if head[at - 1 : at] != " ":
            break
    return found


def _written_end(words: Words, at: int, fits: Callable[[str], bool]) -> int:
    """End of the first words that all fit; the place itself where none does."""
    for word in words:
        if not fits(word[0]):
            break
        at = word.end()
    return at


def _is_name(word: str) -> bool:
    return word[0].isupper() and word[1:].islower()
