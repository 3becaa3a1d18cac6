"""The words around a quote that give it to somebody: a verb and its subject."""

from __future__ import annotations

import re

from msgspec import Struct

from schemas.article import QuoteKind
from streams.parse.name_forms import NAME, SPACE
from streams.parse.quote_marks import Span
from streams.parse.speakers import speaker_of
from streams.parse.speech import AFTER, BEFORE, ENGLISH, NO_SPEECH, WEAK
from streams.parse.subjects import AHEAD, APPOSITION

__all__ = ["NOBODY", "Attribution", "Said", "after", "before"]

WINDOW = 220
_AFTER = "|".join(AFTER)
_BEFORE = "|".join(BEFORE)
_ENGLISH = "|".join(ENGLISH)
LEAD = re.compile(
    rf"{SPACE}{{0,2}}[,.]?{SPACE}{{0,2}}"
    rf"(?:(?:[Dd]emikian(?:lah)?|[Bb]egitu(?:lah)?|[Ii]tulah|seperti|lantas|maka"
    rf"|sebagaimana){SPACE})?"
)
WORD = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")
BUNYI = re.compile(
    rf"{SPACE}(?:pernyataan|keterangan)(?:{SPACE}(?:resmi|tertulis))?(?={SPACE})"
)
PRONOUN = re.compile(
    rf"(?P<who>dia|ia|beliau|mereka|he|she|they){SPACE}(?P<verb>{_ENGLISH}|{_BEFORE})\b",
    re.IGNORECASE,
)
NAME_THEN_VERB = re.compile(
    rf"(?P<who>{NAME})(?:,[^,\"“”]{{1,80}},)?{AHEAD}(?P<verb>{_ENGLISH}|{_BEFORE})\b"
)
AFTER_VERBS = frozenset(AFTER)
ENGLISH_VERBS = frozenset(ENGLISH)
WEAK_VERB = re.compile(rf"(?P<verb>{'|'.join(WEAK)})(?![a-z])(?:{SPACE}oleh)?")
# "…," the mayor of Alden, Peter Coyle, told reporters.
ROLE_NAME_VERB = re.compile(
    rf"[a-z][^.,:;\"“”]{{2,80}},{SPACE}(?P<who>{NAME}),{SPACE}(?P<verb>{_ENGLISH}|{_BEFORE})\b"
)
# "…," wanita berusia 31 tahun itu menegaskan.
SUBJECT_FIRST = re.compile(
    rf"(?!dan\b|yang\b|tetapi\b|tapi\b)(?P<who>[^.,:;\"“”]{{2,80}}?){SPACE}(?P<verb>{_BEFORE})\b"
)
LONE_NAME = re.compile(rf"(?P<who>{NAME}){SPACE}?[.,](?:\s|$)")
STOPS = '.!?"“”'
REST = rf"(?P<rest>[^{STOPS}]{{0,90}})"
BEFORE_VERB = re.compile(
    rf"(?:(?P<who>(?:[Dd]ia|[Ii]a|[Bb]eliau|[Hh]e|[Ss]he|[Tt]hey)\b|{NAME}{APPOSITION})"
    rf"{SPACE}(?:\w+{SPACE})?)?(?P<verb>{_BEFORE})\b{REST}[,:]?\s?\Z"
)
SAID_BEFORE = re.compile(
    rf"\b(?P<verb>{_AFTER})(?P<nya>nya)?\b{REST}[,:]\s?\Z", re.IGNORECASE
)
# What tells that no verb before a quote may stand here.
PLAIN_WORD = re.compile(r"\w+")
VERB_END = 4
BEFORE_ENDS = frozenset(verb[-VERB_END:] for verb in BEFORE)
SAID_WORDS = frozenset((*AFTER, *(f"{verb}nya" for verb in AFTER)))
LABEL = re.compile(rf"(?:^|[.!?]\s)(?P<who>{NAME})\s?:\s?\Z")
MANY = 6


class Attribution(Struct, frozen=True):
    """Who and by which verb; the speaker "-nya" stands for the one who spoke before."""

    speaker: str | None
    verb: str | None


NOBODY = Attribution(None, None)


class Said(Struct, frozen=True):
    """Where words stand, where what leads to them ends, and who says them."""

    start: int
    end: int
    lead: int
    told: Attribution
    kind: QuoteKind


def after(text: str, start: int, limit: int) -> Attribution | None:
    """Read what follows a closing mark, up to the next quote."""
    window = text[start : min(limit, start + WINDOW)]
    # A comma before the mark says that the sentence goes on: weaker words will do.
    goes_on = text[start - 2 : start - 1] == ","
    lead = LEAD.match(window)
    at = 0 if lead is None else lead.end()
    told = _told_behind(window, at, goes_on=goes_on)
    if told is not None:
        return told
    for pattern in (PRONOUN, NAME_THEN_VERB):
        match = pattern.match(window, at)
        if match is not None:
            return Attribution(match["who"], match["verb"])
    return _goes_on(window, at) if goes_on else None


def _told_behind(window: str, at: int, *, goes_on: bool) -> Attribution | None:
    """Read a verb that stands at once behind a quote: "kata X", "ujarnya", "said X".

    Where the sentence goes on, any word in -nya is such a verb ("selorohnya").
    """
    match = WORD.match(window, at)
    if match is None:
        return None
    word = match[0]
    stem = word.casefold()
    end = match.end()
    if stem in ENGLISH_VERBS:
        return Attribution(speaker_of(window[end:]), word)
    if stem in AFTER_VERBS:
        if window.startswith("-nya", end):
            return Attribution("-nya", f"{word}-nya")
        if stem == "bunyi":
            more = BUNYI.match(window, end)
            end = end if more is None else more.end()
        return Attribution(speaker_of(window[end:]), word)
    is_verb = stem[:-3] in AFTER_VERBS or (goes_on and stem not in NO_SPEECH)
    return Attribution("-nya", word) if stem.endswith("nya") and is_verb else None


def _goes_on(window: str, at: int) -> Attribution | None:
    weak = WEAK_VERB.match(window, at)
    if weak is not None:
        return Attribution(speaker_of(window[weak.end() :]), weak["verb"])
    subject = ROLE_NAME_VERB.match(window, at) or SUBJECT_FIRST.match(window, at)
    if subject is not None:
        return Attribution(subject["who"], subject["verb"])
    lone = LONE_NAME.match(window, at)
    return None if lone is None else Attribution(lone["who"], None)


def before(text: str, start: int, span: Span) -> Attribution | None:
    """Read what leads to an opening mark: a verb with a comma or colon, or a label."""
    window = text[max(start, span.start - 1 - WINDOW) : span.start - 1]
    stripped = window.rstrip()
    if not stripped.endswith((",", ":")):
        return None
    told = _told_ahead(window)
    if told is not None or stripped.endswith(","):
        return told
    label = LABEL.search(window)
    return None if label is None else Attribution(label["who"], None)


def _told_ahead(window: str) -> Attribution | None:
    """Read a verb in the sentence that goes on with the quote.

    The patterns are slow to find nothing, and a look at the words tells as much.
    """
    stretch = window[max(map(window.rfind, STOPS)) + 1 :]
    words = PLAIN_WORD.findall(stretch)
    match = None
    if any(word[-VERB_END:] in BEFORE_ENDS for word in words):
        match = BEFORE_VERB.search(window)
    if match is not None:
        who = match["who"] and speaker_of(match["who"])
        return Attribution(who, match["verb"])
    # Without regard to case a pattern takes some foreign letters for ours.
    if not stretch.isascii() or not SAID_WORDS.isdisjoint(map(str.lower, words)):
        match = SAID_BEFORE.search(window)
    if match is None:
        return None
    speaker = "-nya" if match["nya"] else speaker_of(match["rest"])
    return Attribution(speaker, match["verb"])
