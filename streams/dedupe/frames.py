"""Frames: what is left of sentences without names and numbers, and who fills them.

A template is filled in with other names and left as it is; who edits a copy changes
words and keeps the names.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from streams.dedupe.reading import Reading
from streams.slots import is_number

__all__ = ["Own", "own_names", "refilled"]

Own = tuple[frozenset[str], frozenset[str]]  # what only the one text has, and the other
Framed = tuple[frozenset[str], frozenset[str]]  # a sentence's frame, and its names

FEWEST_WORDS = 4  # of a frame
SAME = 0.6  # of the longer frame's words
UNEDITED = 0.9  # the same; nobody has edited what is so alike
SHORT = 3  # letters of a name
SPELT = 0.7  # of two names' letters in one order: "Leksana" and "Laksana" are one
MOST_COMPARED = 30  # names of a text; texts with more are no matter of spelling


def own_names(here: Reading, there: Reading) -> Own:
    """Find the words of names that the other text nowhere holds, of either text.

    Another spelling of a name is no other name.
    """
    ours = here.name_words - there.vocabulary
    theirs = there.name_words - here.vocabulary
    if max(len(ours), len(theirs)) > MOST_COMPARED:
        return ours, theirs
    near = [(a, b) for a in ours for b in theirs if _are_one(a, b)]
    return ours - {a for a, _ in near}, theirs - {b for _, b in near}


def _are_one(name: str, other: str) -> bool:
    # Digits spell nothing, and two short names differ by a letter.
    is_short = min(len(name), len(other)) <= SHORT
    if is_short or name[0] != other[0] or is_number(name) or is_number(other):
        return False
    return SequenceMatcher(None, name, other, autojunk=False).ratio() >= SPELT


def refilled(here: Reading, there: Reading, own: Own) -> float:
    """Tell the share, by words, of matching sentences in which other names stand.

    Of those that bear names; both sides must have one of their `own_names`. A single
    such sentence tells nothing, unless there is no other.
    """
    names = here.name_words | there.name_words
    ours, theirs = own
    others = [_framed(told, names) for told in there.sentence_words]
    found: list[int] = []
    bearing = 0
    for told in here.sentence_words:
        frame, mine = _framed(told, names)
        alike, match = _likest(frame, others)
        if len(frame) < FEWEST_WORDS or alike < SAME or not mine | match:
            continue
        bearing += len(told)
        if alike >= UNEDITED and mine & ours and match & theirs:
            found.append(len(told))
    is_told = len(found) > 1 or sum(found) == bearing
    return sum(found) / bearing if found and is_told else 0.0


def _framed(told: frozenset[str], names: frozenset[str]) -> Framed:
    frame = frozenset(word for word in told - names if not is_number(word))
    return frame, told & names


def _likest(
    frame: frozenset[str], others: list[Framed]
) -> tuple[float, frozenset[str]]:
    """Find the sentence with the likest frame: how alike it is, and its names."""
    return max(
        (
            (len(frame & other) / max(len(frame), len(other), 1), names)
            for other, names in others
        ),
        key=lambda found: found[0],
        default=(0.0, frozenset[str]()),
    )
