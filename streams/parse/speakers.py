"""Who is meant by the words behind a verb of speech, up to a circumstance."""

# ruff: noqa: SIM905 - word lists read best as text

from __future__ import annotations

import re

from streams.parse.cast import is_person
from streams.parse.speech import PRONOUNS, STOPS

__all__ = ["speaker_of"]

END = re.compile(r"[,.;:(\n\"“”?!]")
ABBREVIATION = re.compile(r"\([A-Za-z][A-Za-z /.&-]{1,40}\)")
TITLE = re.compile(
    r"\b(drg?|Drs?|Dra|Prof|Ir|Hj?|KH|Tgk|Mr|Mrs|Ms|St)\.(?=[ \xa0]?[A-Z])"
)
# Circumstances that may stand within a role: "psikiater di Klinik Maju, Budi Raharjo".
WITHIN = frozenset(["", "di", "untuk", "yang", "pada", "in", "at"])
# Small words that may follow a name within one.
LINKS = frozenset(
    "bin binti al el van von de der da dos of the dan and itu ini tersebut".split()
)
MAX_WORDS = 24
MAX_PARTS = 6


def speaker_of(text: str) -> str | None:
    """Take the words of the subject; behind a role and a comma, the name."""
    parts = _parts(TITLE.sub(r"\1", ABBREVIATION.sub("", text)))
    if not parts or not parts[0]:
        return None
    first = parts[0]
    if first[0].casefold() in PRONOUNS:
        return first[0]
    if not _ends_in_name(first):
        named = (part for part in parts[1:] if len(part) > 1 and _is_name(part))
        first = next(named, first)
    return " ".join(first)


def _parts(text: str) -> list[list[str]]:
    """Split at commas; the last part ends where a circumstance begins."""
    found: list[list[str]] = []
    for piece in text.split(",")[:MAX_PARTS]:
        sentence = END.split(piece, maxsplit=1)
        words, stop = _until_stop(sentence[0].split()[:MAX_WORDS])
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
        if low == "dan" and at and not _is_verb(words[at + 1 :]):
            continue
        if low in STOPS:
            return words[:at], low
        if word[0].islower() and low not in LINKS and _has_name(words[:at]):
            return words[:at], low
    return words, ""


def _is_verb(words: list[str]) -> bool:
    return not words or words[0].startswith(("me", "ber", "di", "ter"))


def _has_name(words: list[str]) -> bool:
    """Say whether the words so far end with a name, not with an office's word."""
    return bool(words) and _ends_in_name(words)


def _is_name(words: list[str]) -> bool:
    return all(word[0].isupper() for word in words) and is_person(words)


def _ends_in_name(words: list[str]) -> bool:
    return words[-1][0].isupper() and is_person(words[-1:])
