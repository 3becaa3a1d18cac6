"""Names without their roles: which capitalised words are office, rank, place, name."""

# ruff: noqa: RUF001, SIM905 - look-alike quotes are meant, word lists read best as text

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from streams.parse.degrees import DEGREE_WORD
from streams.parse.regions import OFFICE_PAIRS, REGIONS
from streams.parse.roles import (
    HONORIFICS,
    OFFICE_STARTS,
    OPEN_BODIES,
    ORGANISATIONS,
    PLACES,
    RANKS,
    ROLES,
    SENTENCE_WORDS,
)

__all__ = [
    "LINKS",
    "MAX_NAME",
    "Seen",
    "bare_name",
    "fold",
    "is_address",
    "is_initials",
    "is_lone_name",
    "is_office",
    "is_person",
    "is_plain_name",
    "name_start",
    "name_words",
    "trailing_name",
]

# One capitalised word; "DepokSupian" is two, "McGregor" and "O'Brien" are one.
WORD = re.compile(
    r"(?:Mc|Mac|De|[AaEe][dlnrstz]-|O['’])?[A-ZÀ-Ý]"
    r"(?:\.|[a-zà-ÿ'’]+(?:-[A-Za-z][a-zà-ÿ'’]*)*|[A-Z0-9]*)\.?"
)
LINKS = frozenset("bin binti al el van von de der den da dos".split())
ARABIC = tuple("al- el- ad- ar- as- at- az- an-".split())
MAX_NAME = 5
TWO = 2  # first and last name
# Two capitals before a name are its initials (JJ Rahmat), but for these.
SHORT_OFFICES = frozenset(
    "rt rw pt cv rs ri pn pa ma mk ky sd mi pm ut dk bp un uk eu us uu kb jk".split()
)
HONOURS = {
    "tan": ("sri",),
    "puan": ("sri", "seri"),
    "toh": ("puan",),
    "dato": ("sri", "seri"),
    "datuk": ("sri", "seri", "wira", "paduka"),
    "datin": ("sri", "seri"),
}
UNPLAIN = (
    HONORIFICS | ORGANISATIONS | OPEN_BODIES | {*"sri seri wira paduka tan".split()}
)
HONOUR_PARTS = ("Sri", "Seri", "Puan", "Wira", "Paduka")


class Seen(Protocol):
    """What the article itself knows of its capitalised words."""

    def is_place(self, office: str, word: str, after: str) -> bool:
        """Say whether a word behind an office names a place or body."""
        ...


def name_words(text: str) -> list[str]:
    """Split a capitalised stretch into words, glued neighbours apart.

    Degrees come off, so do "Tan Sri" and its like: alone, "Tan" and "Sri" are names.
    """
    words: list[str] = []
    for part in text.split():
        if part[1:].islower():
            words.append(part)
        elif not words or DEGREE_WORD.fullmatch(part) is None:
            words.extend(WORD.findall(part) or [part])
    if len(words) > 1 and any(part in text for part in HONOUR_PARTS):
        return [w for at, w in enumerate(words) if not _is_honour(words, at)]
    return words


def _is_honour(words: list[str], at: int) -> bool:
    follower = fold(words[at + 1]) if at + 1 < len(words) else ""
    leads = follower in HONOURS.get(fold(words[at]), ())
    return leads or (at > 0 and fold(words[at]) in HONOURS.get(fold(words[at - 1]), ()))


def trailing_name(text: str) -> list[str]:
    """Take the capitalised words at the end of a speaker's role and name.

    "dan", "itu" and other small words end it: "Data dan Informasi" is an office.
    """
    words = name_words(text)
    start = len(words)
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word[0].isupper():
            start = at
        elif word not in LINKS and not word.startswith(ARABIC):
            break
    return words[start:]


@lru_cache(maxsize=16384)  # an article asks for its few words again and again
def fold(word: str) -> str:
    """Fold a word for look-up."""
    return word.strip(".,'’").casefold()


def is_initials(word: str) -> bool:
    """Say whether a word is the short name of a body: "DPR", "RW", not "JJ"."""
    is_short = len(word) > 1 and word.isupper() and "." not in word
    return is_short and (len(word) > TWO or word.casefold() in SHORT_OFFICES)


def is_address(word: str) -> bool:
    """Say whether a name begins behind a word: a rank, a title, "Pak", "Ibu"."""
    return fold(word) in RANKS or fold(word) in HONORIFICS


@lru_cache(maxsize=16384)
def is_office(word: str) -> bool:
    """Say whether a word belongs to a role, a rank, an office or a place."""
    low = fold(word)
    if is_initials(word) or low.startswith(OFFICE_STARTS):
        return True
    return low in ROLES or low in RANKS or low in PLACES


def is_person(words: Sequence[str]) -> bool:
    """Say whether the words can be a name: capitalised, not all of an office."""
    return any(map(_is_name, words))


@lru_cache(maxsize=8192)
def is_plain_name(text: str) -> bool:
    """Say whether each word of a text is one of a name, beyond doubt."""
    words = text.split(" ")
    return all(map(_is_plain, words))


def _is_plain(word: str) -> bool:
    low = word.casefold()
    return (
        word[:1].isupper()
        and word[1:].islower()
        and word.isalpha()
        and _is_name(word)
        and low not in UNPLAIN
        and word not in HONOUR_PARTS
    )


@lru_cache(maxsize=16384)
def _is_name(word: str) -> bool:
    is_named = word[0].isupper() and not is_office(word)
    return is_named and fold(word) not in SENTENCE_WORDS


def is_lone_name(text: str) -> bool:
    """Say whether one capitalised word alone is a name: "Tan" is, "Kapolres" is not."""
    low = text.casefold()
    is_word = text[:1].isupper() and text[1:].islower()
    office = low in ROLES or low in PLACES or low.startswith(OFFICE_STARTS)
    return is_word and text.isalpha() and not office


def bare_name(words: Sequence[str], seen: Seen | None = None) -> list[str]:
    """Strip roles and ranks that stand before a name: its last words remain."""
    start = name_start(words, seen)
    if start and start == len(words) - 1 and _is_whole(words[-2], words[-1]):
        return list(words)
    return list(words[start:])[-MAX_NAME:]


def name_start(words: Sequence[str], seen: Seen | None = None) -> int:
    """Find where the name begins behind role, body, place and rank."""
    start = 0
    for at, word in enumerate(words[:-1]):
        held = at > 0 and start == at and not is_address(words[at - 1])
        is_bound = held and (
            fold(word) in REGIONS
            or (fold(words[at - 1]), fold(word)) in OFFICE_PAIRS
            or (seen is not None and seen.is_place(words[at - 1], word, words[at + 1]))
        )
        if is_bound or is_office(word):
            start = at + 1
    return _behind_body(words, start)


def _behind_body(words: Sequence[str], start: int) -> int:
    """Leave a first and last name behind a body whose own name nobody can know."""
    is_body = start > 0 and fold(words[start - 1]) in OPEN_BODIES
    has_both = len(words) - start > TWO
    return len(words) - TWO if is_body and has_both else start


def _is_whole(before: str, last: str) -> bool:
    """Say whether the last word belongs to a role or body: "Tim Advokasi"."""
    return fold(last) in ROLES or fold(before) in ORGANISATIONS
