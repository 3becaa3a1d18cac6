"""What an update changed: sentences, and the numbers and names inside of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from schemas.decisions import Change, Changed
from streams.dedupe.pair import Pair
from streams.dedupe.reading import NAME, Reading
from streams.slots import is_number
from streams.text import normalise, words

__all__ = ["changed", "is_silent"]

MOST = 30  # changes of a kind
MOST_CHARACTERS = 1000

NOTE = re.compile(
    r"\b(?:ralat|koreksi|pembetulan|diperbarui|pembaruan|telah diubah|redaksi mengubah"
    r"|correction|corrected|updated|this article has been)\b"
)


def changed(pair: Pair) -> Changed:
    """List what differs from the older text (`there`) to the newer one (`here`)."""
    sentences = list(_sentences(pair))
    return Changed(
        sentences=tuple(sentences[:MOST]),
        numbers=_within(sentences, _numbers),
        names=_within(sentences, NAME.findall),
    )


def is_silent(pair: Pair) -> bool:
    """Say whether an update has neither a new time stamp nor a note of it."""
    here, there = pair.here, pair.there
    is_stamped = here.published is None or here.published != there.published
    return not is_stamped and _notes(here) <= _notes(there)


def _notes(text: Reading) -> int:
    """Count words about a change; an earlier version's own note tells of no new one."""
    return len(NOTE.findall(normalise(f"{text.title}\n{text.text}")))


def _sentences(pair: Pair) -> Iterator[Change]:
    """Align the headlines and sentences of both; order counts."""
    old, new = _lines(pair.there), _lines(pair.here)
    keys = [tuple(words(line)) for line in old], [tuple(words(line)) for line in new]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            gone, come = old[old_from:old_to], new[new_from:new_to]
            for before, after in zip_longest(gone, come):
                yield Change(from_=_cut(before), to=_cut(after))


def _lines(text: Reading) -> list[str]:
    return ([text.title] if text.title else []) + text.sentences


def _cut(line: str | None) -> str | None:
    return None if line is None else line[:MOST_CHARACTERS]


def _within(
    sentences: list[Change], parts: Callable[[str], list[str]]
) -> tuple[Change, ...]:
    """Pair the parts that only one side of a changed sentence has, in order."""
    found: list[Change] = []
    for sentence in sentences:
        old, new = parts(sentence.from_ or ""), parts(sentence.to or "")
        gone = [part for part in old if part not in new]
        come = [part for part in new if part not in old]
        found += [Change(from_=a, to=b) for a, b in zip_longest(gone, come)]
    return tuple(found[:MOST])


def _numbers(sentence: str) -> list[str]:
    return [word for word in words(sentence) if is_number(word)]
