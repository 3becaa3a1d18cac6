"""Speech retold without marks: "Budi menilai …", "Menurut Budi, …", "…, kata Budi".

Only what is surely a clause given to somebody: an object ("menyebut nama itu") is none,
nor is a law, a report or a survey somebody. `bahwa` and `that` belong to no clause.
"""

# ruff: noqa: RUF001 - newsrooms' own quotes are what is looked for

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from schemas.article import QuoteKind
from streams.parse.attribution import Attribution, Said
from streams.parse.name_forms import SPACE, Run
from streams.parse.names import fold, is_plain_name
from streams.parse.quote_marks import MARK
from streams.parse.reported import (
    CIRCUMSTANCES,
    CLAUSE_VERBS,
    CLAUSE_WORDS,
    CUES,
    ENGLISH_CLAUSE_VERBS,
    NO_SOURCES,
    SOURCE_CUES,
    TAGS,
)
from streams.parse.roles import SENTENCE_WORDS
from streams.parse.speakers import speaker_of
from streams.parse.speech import DAYS, PRONOUNS, STOPS
from streams.parse.subjects import ADVERBS, BETWEEN, whom

__all__ = ["cues", "retold"]

Runs = Callable[[], list[Run]]
CLOSERS = " \xa0\"”'’)]"
WINDOW = 220
LONGEST = 500  # signs of a sentence that an attribution follows
LEAD = 60  # signs before a verb that hold most subjects
MIN_WORDS = 3
FIRST_WORDS = 12
STARTS = ("me", "ber", "di", "ter")
STARTS_SIZE = 5
# A stop behind an initial, a title or a number of a list ends no sentence.
_ABBREVIATED = "Dr|Drs|Dra|Ir|Prof|H|Hj|Mr|Mrs|Ms|St|No|Gen|Sen|Rep|Tbk|dll|dkk"
END = re.compile(
    r"[.!?…](?=[\"”'’)\]]{0,3}(?:\s|\Z))(?<!\b[A-Z]\.)"
    + "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATED.split("|"))
)
THAT = re.compile(rf"(,?{SPACE}(?:bahwa(?:sanya)?|that){SPACE})")
LATE_THAT = re.compile(rf"{SPACE}[^.:;!?\"“”]{{3,100}}?,?{SPACE}(?:bahwa|that){SPACE}")
PLAIN = re.compile(rf",?{SPACE}(?:kalau{SPACE})?")
# ", Senin (2/3)": when it was said.
DAY_BEHIND = re.compile(
    rf"(?:,{SPACE}(?:(?:pada|on){SPACE})?|{SPACE}pada{SPACE})(?:hari{SPACE})?"
    rf"(?:{'|'.join(sorted(DAYS))}){SPACE}?\([^()]{{1,20}}\)\Z",
    re.IGNORECASE,
)


def cues(words: Iterable[str]) -> list[str]:
    """Give those of an article's words that may give a clause to somebody."""
    return sorted({word.rstrip(",.") for word in CUES.intersection(words)})


def retold(text: str, words: Sequence[str], runs: Runs) -> Iterator[Said]:
    """Find the clauses of a paragraph, at most one a sentence and cue."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            found = _clause(text, word, at, end, runs)
            if found is not None and _is_told(text, found):
                yield found
            at = text.find(word, end)


def _clause(text: str, word: str, at: int, end: int, runs: Runs) -> Said | None:
    before = text[max(0, at - 2) : at]
    if word in TAGS:
        return _before_tag(text, word, at, end) if before == ", " else None
    if before[-1:].strip() or text[end : end + 1].isalnum():
        return None
    if word.casefold() in SOURCE_CUES:
        return _by_source(text, at, end)
    return _behind_verb(text, word, at, end, runs)


def _is_told(text: str, found: Said) -> bool:
    """Say whether the clause is long enough and holds no marked speech."""
    clause = text[found.start : found.end]
    return len(clause.split()) >= MIN_WORDS and MARK.match(clause) is None


def _made(text: str, start: int, end: int, lead: int, told: Attribution) -> Said:
    """Leave the final stop, and the day of the speech, out of the clause."""
    clause = text[start:end].rstrip(" \xa0.,…")
    if clause.endswith(")"):
        day = DAY_BEHIND.search(clause, max(0, len(clause) - LEAD))
        clause = clause if day is None else clause[: day.start()]
    return Said(start, start + len(clause), lead, told, QuoteKind.INDIRECT)


def _sentence_start(text: str, at: int) -> int:
    """Find where a sentence begins; the place itself when that is too far back."""
    last = max(0, at - LONGEST)
    ends = [match.end() for match in END.finditer(text, last, at)]
    if last and not ends:
        return at
    lead = text[ends[-1] if ends else last : at]
    return at - len(lead.lstrip(CLOSERS))


def _sentence_end(text: str, at: int) -> int:
    match = END.search(text, at)
    return len(text) if match is None else match.start()


def _behind_verb(text: str, verb: str, at: int, end: int, runs: Runs) -> Said | None:
    """Read "Budi mengatakan (bahwa) …", "he said (that) …", "…, Budi said."."""
    subject = _subject(text, at, runs)
    if subject is None:
        return None
    lead, who = subject
    told = Attribution(who, text[at:end])
    if verb in ENGLISH_CLAUSE_VERBS and text[lead - 2 : lead] == ", ":
        return _before(text, lead - 2, told) if text[end : end + 1] == "." else None
    start = _clause_start(text, verb, end)
    if start is None:
        return None
    return _made(text, start, _sentence_end(text, start), lead, told)


def _clause_start(text: str, verb: str, end: int) -> int | None:
    that = THAT.match(text, end)
    if that is not None:
        return that.end()
    ahead = text[end : end + WINDOW].split(maxsplit=FIRST_WORDS)
    first = ahead[0].strip(",").casefold() if ahead else ""
    if first in CIRCUMSTANCES:
        late = LATE_THAT.match(text, end)
        return None if late is None else late.end()
    plain = PLAIN.match(text, end)
    if plain is None or verb not in CLAUSE_VERBS:
        return None
    is_clause = verb in ("mengaku", "said", "says") or _has_verb(ahead)
    return plain.end() if is_clause else None


def _has_verb(words: Sequence[str]) -> bool:
    """Say whether a clause's first words hold a predicate, not an object alone."""
    return any(
        word in CLAUSE_WORDS
        or (len(word) > STARTS_SIZE and word.startswith(STARTS) and at > 0)
        for at, word in enumerate(words[:FIRST_WORDS])
    )


def _subject(text: str, at: int, runs: Runs) -> tuple[int, str] | None:
    """Find who stands before a verb: a pronoun, or a name and what belongs to it."""
    words = text[max(0, at - LEAD) : at].split()
    if words and words[-1] in ADVERBS:
        words.pop()
    first = len(words)
    while first and words[first - 1].isalpha() and words[first - 1][0].isupper():
        first -= 1
    name = " ".join(words[first:])
    before = words[first - 1] if first else ""
    if (name or before).casefold() in PRONOUNS:
        who = name or (before if words[-2:-1] and words[-2].endswith(",") else "")
        return (text.rfind(who, 0, at), who) if who else None
    is_lone = (before.isalpha() and before.islower()) or before[-1:] in ",!?"
    if name and is_lone and is_plain_name(name):
        return text.rfind(words[first], 0, at), name
    if not name and before.isalpha():
        return None
    found = runs()
    near = bisect_left(found, (at - WINDOW, 0))
    for start, end in found[near : bisect_left(found, (at, 0))]:
        between = BETWEEN.match(text, end)
        if between is not None and between.end() == at:
            return _who(text, (start, between.end(1)))
    return None


def _who(text: str, said: Run) -> tuple[int, str] | None:
    """Give the speaker; a glued word, or one that opens a clause, is none."""
    who = None if text[said[0] - 1 : said[0]].isalnum() else whom(text, said)
    if who is None or fold(who) in SENTENCE_WORDS:
        return None
    return said[0], who


def _by_source(text: str, at: int, end: int) -> Said | None:
    """Read "Menurut Budi, …" and "…, menurut Budi."."""
    if text.startswith(" to ", end):
        end += 3
    cue = text[at:end]
    if text[at - 2 : at] == ", ":
        return _before(text, at - 2, Attribution(_source(text, end), cue))
    who = "-nya" if cue.endswith("nya") else _source(text, end)
    comma = text.find(", ", end, end + WINDOW)
    if who is None or comma < 0 or text[at - 2 : at].strip() not in ("", "."):
        return None
    named = text.find(who, end, comma + WINDOW)
    comma = max(comma, text.find(", ", named + len(who)))
    return _made(text, comma + 2, _sentence_end(text, comma), at, Attribution(who, cue))


def _source(text: str, end: int) -> str | None:
    """Take the person or body behind a cue; a law or a report is none."""
    window = text[end : end + WINDOW]
    first = window.split(maxsplit=1)[:1]
    if not first or first[0].strip(",.").casefold() in NO_SOURCES:
        return None
    return speaker_of(window, closed=True)


def _before_tag(text: str, verb: str, at: int, end: int) -> Said | None:
    """Read "…, kata Budi" and "…, ujarnya"."""
    if MARK.match(text, at - 3) or text[end : end + 1].isalnum():
        return None
    who = "-nya"
    if not verb.endswith("nya"):
        who = speaker_of(text[end : end + WINDOW]) or ""
        if not (who[:1].isupper() or who in PRONOUNS):
            return None
        end = text.find(who, end) + len(who)
    if _goes_on(text, end):
        return None
    return _before(text, at - 2, Attribution(who, verb))


def _goes_on(text: str, end: int) -> bool:
    """Say whether a told clause goes on: "Air, kata Budi, akan surut"."""
    word = text[end : end + WINDOW].removeprefix(",").split(maxsplit=1)[:1]
    is_small = text[end : end + 1] == "," and word != [] and word[0].islower()
    return is_small and word[0] not in STOPS


def _before(text: str, comma: int, told: Attribution) -> Said | None:
    """Take the sentence up to a comma that its attribution follows."""
    start = _sentence_start(text, comma)
    clause = text[start:comma]
    if told.speaker is None or MARK.search(clause) or not clause[:1].isupper():
        return None
    return _made(text, start, comma, start, told) if _has_verb(clause.split()) else None
