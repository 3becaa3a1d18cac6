"""Keywords: names that an article repeats, then the words that decided its subject."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from streams.classify.names import Run
from streams.slots import MONTHS, WEEKDAYS

__all__ = ["keywords", "repeated"]

MAX_NAMES = 6
MAX_KEYWORDS = 10
MAX_NAME_WORDS = 4
REPEATED = 2
NO_NAMES = MONTHS | WEEKDAYS | {"wib", "wita", "wit"}


def keywords(names: Sequence[str], terms: Sequence[str]) -> tuple[str, ...]:
    """Join names and deciding terms; a term that is part of a name adds nothing."""
    chosen = list(names)
    for term in terms:
        if not any(_is_part(term, name) for name in chosen):
            chosen.append(term)
    return tuple(chosen[:MAX_KEYWORDS])


def repeated(
    runs: Iterable[Run], small: Collection[str], barred: Collection[str]
) -> list[str]:
    """Find names that stand there twice or more, most often first.

    `small` are words that the text also has in small letters: at the opening of a
    sentence such a word is no name, and a single word must stand inside a sentence at
    least once. `barred` are the outlets' own names.
    """
    counts: dict[tuple[str, ...], int] = {}
    proved: set[tuple[str, ...]] = set()
    for run in runs:
        words = run.words
        if run.is_opening and words[0].lower() in small:
            words = words[1:]
        counts[words] = counts.get(words, 0) + 1
        if len(words) > 1 or not run.is_opening:
            proved.add(words)
    ranked = sorted(
        (
            words
            for words, count in counts.items()
            if count >= REPEATED and words in proved and _is_name(words)
        ),
        key=lambda words: (-counts[words], -len(words)),
    )
    return _unlike(ranked, barred)


def _is_name(words: tuple[str, ...]) -> bool:
    """Refuse what is too long, a letter, or a piece of a date."""
    return (
        0 < len(words) <= MAX_NAME_WORDS
        and len(words[-1]) > 1
        and words[0].lower() not in NO_NAMES
    )


def _unlike(ranked: Iterable[tuple[str, ...]], barred: Collection[str]) -> list[str]:
    """Drop outlets and names that are part of a better one."""
    chosen: list[str] = []
    for words in ranked:
        if len(chosen) == MAX_NAMES:  # else quadratic in a hostile text
            break
        name = " ".join(words)
        if name.lower() not in barred and not any(_is_part(name, c) for c in chosen):
            chosen.append(name)
    return chosen


def _is_part(short: str, name: str) -> bool:
    return f" {short.lower()} " in f" {name.lower()} "
