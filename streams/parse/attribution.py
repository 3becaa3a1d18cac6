"""The words around a quote that give it to somebody: a verb and its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from streams.parse.cast import is_person
from streams.parse.name_forms import NAME, SPACE
from streams.parse.quote_marks import Span
from streams.parse.speech import AFTER, BEFORE, ENGLISH, PRONOUNS, STOPS

__all__ = ["Attribution", "after", "before"]

WINDOW = 220
_AFTER = "|".join(sorted(AFTER, key=len, reverse=True))
_BEFORE = "|".join(BEFORE)
_ENGLISH = "|".join(ENGLISH)
LEAD = re.compile(
    rf"{SPACE}{{0,2}}[,.]?{SPACE}{{0,2}}"
    rf"(?:(?:demikian|begitu|begitulah|seperti|lantas|maka){SPACE})?"
)
VERB = re.compile(rf"(?P<verb>{_AFTER})(?P<nya>-?nya)?(?![a-z])")
ENGLISH_VERB = re.compile(rf"(?P<verb>{_ENGLISH})\b")
PRONOUN = re.compile(
    rf"(?P<who>dia|ia|beliau|mereka|he|she|they){SPACE}(?P<verb>{_ENGLISH}|{_BEFORE})\b",
    re.IGNORECASE,
)
NAME_THEN_VERB = re.compile(
    rf"(?P<who>{NAME})(?:,[^,\"“”]{{1,80}},)?{SPACE}(?P<verb>{_ENGLISH}|{_BEFORE})\b"
)
LONE_NAME = re.compile(rf"(?P<who>{NAME}){SPACE}?\.(?:\s|$)")
REST = r"(?P<rest>[^.!?\"“”]{0,90})"
BEFORE_VERB = re.compile(
    rf"(?:(?P<who>{NAME}|[Dd]ia|[Ii]a|[Bb]eliau|[Hh]e|[Ss]he|[Tt]hey){SPACE}"
    rf"(?:\w+{SPACE})?)?(?P<verb>{_BEFORE})\b{REST}[,:]?\s?\Z"
)
SAID_BEFORE = re.compile(
    rf"\b(?P<verb>{_AFTER})(?P<nya>nya)?\b{REST}[,:]\s?\Z", re.IGNORECASE
)
LABEL = re.compile(rf"(?:^|[.!?]\s)(?P<who>{NAME})\s?:\s?\Z")
END = re.compile(r"[,.;:(\n\"“”?!]")
ABBREVIATION = re.compile(r"\([A-Za-z][A-Za-z /.&-]{1,40}\)")
MAX_SPEAKER_WORDS = 24
MAX_PARTS = 6


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who and by which verb; the speaker "-nya" stands for the one who spoke before."""

    speaker: str | None
    verb: str | None


def after(text: str, start: int, limit: int) -> Attribution | None:
    """Read what follows a closing mark, up to the next quote."""
    window = text[start : min(limit, start + WINDOW)]
    lead = LEAD.match(window)
    at = 0 if lead is None else lead.end()
    for pattern in (VERB, ENGLISH_VERB):
        match = pattern.match(window, at)
        if match is not None:
            if match.groupdict().get("nya"):
                return Attribution("-nya", match[0])
            return Attribution(_speaker(window[match.end() :]), match["verb"])
    return _subject_first(text, start, window, at)


def _subject_first(text: str, start: int, window: str, at: int) -> Attribution | None:
    for pattern in (PRONOUN, NAME_THEN_VERB):
        match = pattern.match(window, at)
        if match is not None:
            return Attribution(match["who"], match["verb"])
    lone = LONE_NAME.match(window, at)
    if lone is not None and text[start - 2 : start - 1] == ",":
        return Attribution(lone["who"], None)
    return None


def before(text: str, start: int, span: Span) -> Attribution | None:
    """Read what leads to an opening mark: a verb with a comma or colon, or a label."""
    window = text[max(start, span.start - 1 - WINDOW) : span.start - 1]
    stripped = window.rstrip()
    if not stripped.endswith((",", ":")):
        return None
    match = BEFORE_VERB.search(window)
    if match is not None:
        return Attribution(match["who"], match["verb"])
    match = SAID_BEFORE.search(window)
    if match is not None:
        speaker = "-nya" if match["nya"] else _speaker(match["rest"])
        return Attribution(speaker, match["verb"])
    label = LABEL.search(window)
    return None if label is None else Attribution(label["who"], None)


def _speaker(text: str) -> str | None:
    """Take the words of the subject; behind a role and a comma, the name."""
    parts = _parts(ABBREVIATION.sub("", text))
    if not parts or not parts[0]:
        return None
    first = parts[0]
    if first[0].casefold() in PRONOUNS:
        return " ".join(first)
    if not _ends_in_name(first):
        named = (part for part in parts[1:] if len(part) > 1 and _is_name(part))
        first = next(named, first)
    return " ".join(first)


def _parts(text: str) -> list[list[str]]:
    """Split at commas; the last part ends where a circumstance begins."""
    found: list[list[str]] = []
    for piece in text.split(",")[:MAX_PARTS]:
        sentence = END.split(piece, maxsplit=1)
        words, stop = _until_stop(sentence[0].split()[:MAX_SPEAKER_WORDS])
        found.append(words)
        if len(sentence) > 1 or stop not in {
            "",
            "di",
            "untuk",
            "yang",
            "pada",
            "in",
            "at",
            "of",
        }:
            break
    return found


def _until_stop(words: list[str]) -> tuple[list[str], str]:
    """Keep words up to one that begins a circumstance; "dan" goes on within a role."""
    for at, word in enumerate(words):
        low = word.casefold()
        if low == "dan" and at and not _follows_verb(words[at + 1 :]):
            continue
        if low in STOPS:
            return words[:at], low
    return words, ""


def _follows_verb(words: list[str]) -> bool:
    return not words or words[0].startswith(("me", "ber", "di", "ter"))


def _is_name(words: list[str]) -> bool:
    return all(word[0].isupper() for word in words) and is_person(words)


def _ends_in_name(words: list[str]) -> bool:
    return words[-1][0].isupper() and is_person(words[-1:])
