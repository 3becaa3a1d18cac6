"""Who is meant by the words behind a verb of speech, up to a circumstance."""

# ruff: noqa: SIM905 - look-alike quotes are meant, word lists read best as text

from __future__ import annotations

import re

from streams.parse.degrees import plain_names
from streams.parse.names import (
    ARABIC,
    bare_name,
    is_address,
    is_office,
    is_person,
    is_plain_name,
    trailing_name,
)
from streams.parse.speech import DAYS, NO_PERSONS, PRONOUNS, STOPS

__all__ = ["speaker_of"]

# A stop behind an initial ("M. Nasir") or inside a word ends nothing.
END = re.compile(r"[;:()\n\"“”?!]|(?<!\b[A-Z])\.(?!\w)")
ABBREVIATION = re.compile(r"[ \xa0]?\([A-Za-z][A-Za-z /.&-]{1,40}\)")
BODY_THEN_NAME = re.compile(
    r"[ \xa0]{0,3}(?P<body>[^\s,.;:()][^,.;:()\n]{1,120})"
    r"[ \xa0]\([A-Za-z][A-Za-z /.&-]{1,40}\)"
    r"(?P<name>[ \xa0][A-Z].*)",
    re.DOTALL,
)
# A name and nothing that could belong to it: most speakers.
LONE = re.compile(
    r"[ \xa0]?([A-Z][a-z]+(?: [A-Z][a-z]+){0,3})"
    r"(?=[,;]|\.?\Z|\.[ \xa0][^A-Z]|[ \xa0](?:\(\d|(?!bin|al |al-|el|van|von|de|dos|"
    r"da|itu|ini|tersebut|berinisial|bernama|inisial|the|of|and)[a-z]))"
)
# Circumstances that may stand within a role: "psikiater di Klinik Maju, Budi Raharjo".
WITHIN = frozenset(
    ["", "di", "untuk", "yang", "pada", "dari", "in", "at", "of", "from"]
)
# Small words that may follow a name within one.
LINKS = frozenset(
    (
        "bin binti al el van von de den der da dos of the dan and itu ini tersebut "
        "bernama berinisial inisial"
    ).split()
)
SMALL = LINKS | {"dr", "drg", "drh"}
POINTING = frozenset(["itu", "ini", "tersebut"])
ASKERS = frozenset(["wartawan", "reporters"])
AND = frozenset(["dan", "and", "serta"])
EXPECTED = STOPS | WITHIN
MAX_WORDS = 24
MAX_PARTS = 7
TWO = 2


def speaker_of(text: str, *, closed: bool = False) -> str | None:
    """Take the words of the subject; behind a role and a comma, the name.

    `closed` tells that a comma ends the name: "Menurut Bupati Sari, Blora akan …".
    """
    lone = LONE.match(text)
    if lone is not None and is_plain_name(lone[1]):
        return lone[1]
    plain = plain_names(text)
    behind = _behind_abbreviation(plain)
    if behind is not None:
        return behind
    if "(" in plain:
        plain = ABBREVIATION.sub("", plain)
    parts = _parts(plain, closed=closed)
    if not parts or not parts[0]:
        return None
    first = parts[0]
    if first[0].casefold() in PRONOUNS:
        return first[0]
    return " ".join(_named(first, _past_list(parts[1:])) or first)


def _behind_abbreviation(text: str) -> str | None:
    """Take the name behind a body's short form: "Ketua Asosiasi Anu (AA) Budi"."""
    match = BODY_THEN_NAME.match(text)
    if match is None or not _is_role_and_body(match["body"].split()):
        return None
    role = match["body"].split()[0]
    told = speaker_of(role + match["name"])
    return told if told and is_person(bare_name(trailing_name(told))) else None


def _past_list(parts: list[list[str]]) -> list[list[str]]:
    """Leave out an office's list: "Kepala Dinas Air, Tanah, dan Udara, Budi"."""
    for at, part in enumerate(parts[:-1]):
        if part and part[0].casefold() in AND:
            return parts[at + 1 :]
    return parts


def _named(first: list[str], parts: list[list[str]]) -> list[str] | None:
    """Find the name behind a role; None when the role's own words hold it."""
    is_open = not _ends_in_name(first)
    if not is_open and not _is_role_and_body(first):
        return None
    nearest = map(_until_and, parts if is_open else parts[:1])
    names = [part for part in nearest if part and _is_name(part)]
    full = next((name for name in names if len(name) >= TWO), None)
    if full is None and names and (is_open or len(bare_name(first)) < TWO):
        return names[0]
    return full


def _is_role_and_body(words: list[str]) -> bool:
    """Say whether capitals behind a role may be its body's: "Ketua Paguyuban Anu"."""
    begins = words[0][0].islower() or is_office(words[0])
    return begins and not is_address(words[0]) and words[-1].casefold() not in POINTING


def _parts(text: str, *, closed: bool) -> list[list[str]]:
    """Split at commas; the last part ends where a circumstance begins."""
    found: list[list[str]] = []
    for piece in text.split(",")[:MAX_PARTS]:
        sentence = END.split(piece, maxsplit=1)
        words, stop = _until_stop(sentence[0].split()[:MAX_WORDS])
        if closed and found and stop not in EXPECTED:
            break
        found.append(words)
        if len(sentence) > 1 or stop not in WITHIN:
            break
    return found


def _until_stop(words: list[str]) -> tuple[list[str], str]:
    """Keep words up to one that begins a circumstance.

    "dan" goes on within a role; any other small word behind a name ends it.
    """
    for at, word in enumerate(words):
        low = word.casefold()
        if low in AND and not _is_verb(words[at + 1 :]):
            continue
        if _is_stop(word, at):
            return words[:at], low
        is_small = word[0].islower() and low not in LINKS
        if is_small and not word.startswith(ARABIC) and _has_name(words[:at]):
            return words[:at], low
    return words, ""


def _is_stop(word: str, at: int) -> bool:
    """Say whether a word begins a circumstance: "Lantas", "Dalam" belong to offices."""
    low = word.casefold()
    if low in ASKERS and not at:
        return False
    return low in STOPS and (word[0].islower() or low in DAYS)


def _until_and(words: list[str]) -> list[str]:
    ends = [at for at, word in enumerate(words) if word in AND and at]
    return words[: ends[0]] if ends else words


def _is_verb(words: list[str]) -> bool:
    return not words or words[0].startswith(("me", "ber", "di", "ter"))


def _has_name(words: list[str]) -> bool:
    """Say whether the words so far end with a name, not with an office's word."""
    return bool(words) and _ends_in_name(words)


def _is_name(words: list[str]) -> bool:
    """Say whether a part between commas is a person: no office, place, day, medium."""
    if words[0].casefold() in AND or words[0].casefold() in NO_PERSONS:
        return False
    if is_office(words[0]) and not any(map(is_address, words[:2])):
        return False
    big = (w[0].isupper() or w in SMALL or w.startswith(ARABIC) for w in words)
    return all(big) and is_person(words)


def _ends_in_name(words: list[str]) -> bool:
    return words[-1][0].isupper() and is_person(words[-1:])
