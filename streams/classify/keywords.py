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
END = "\n"  # of a line, in no name or term
NO_NAMES = MONTHS | WEEKDAYS | {"wib", "wita", "wit"}


def keywords(names: Sequence[str], terms: Sequence[str]) -> tuple[str, ...]:
    """Join names and deciding terms; a term that is part of a name adds nothing."""
    chosen = list(names)
    told = END.join(map(_line, names)) + END
    for term in terms:
        line = _line(term)
        if line not in told:
            chosen.append(term)
            told += line + END
    return tuple(chosen[:MAX_KEYWORDS])


def repeated(
    runs: Iterable[Run], small: Collection[str], barred: Collection[str]
) -> list[str]:
    """Find names that stand there twice or more, most often first.

    `small` are words that the text also has in small letters: at the opening of a
    sentence such a word is no name, and a single word must stand inside a sentence at
    least once. `barred` are the outlets' own names.
    """
    counts: dict[str, int] = {}
    proved: set[str] = set()
    for run in runs:
        name = run.name
        if run.is_opening:
            first, _, rest = name.partition(" ")
            name = rest if first.lower() in small else name
        counts[name] = counts.get(name, 0) + 1
        if not run.is_opening or " " in name:
            proved.add(name)
    ranked = sorted(
        (
            name
            for name, count in counts.items()
            if count >= REPEATED and name in proved and _is_name(name.split(" "))
        ),
        key=lambda name: (-counts[name], -name.count(" ")),
    )
    return _unlike(ranked, barred)


def _is_name(words: Sequence[str]) -> bool:
    """Refuse what is nothing or too long, a letter, or a piece of a date."""
    return (
        len(words) <= MAX_NAME_WORDS
        and len(words[-1]) > 1
        and words[0].lower() not in NO_NAMES
    )


def _unlike(ranked: Iterable[str], barred: Collection[str]) -> list[str]:
    """Drop outlets and names that are part of a better one."""
    chosen: list[str] = []
    told = ""
    for name in ranked:
        if len(chosen) == MAX_NAMES:
            break
        line = _line(name)
        if name.lower() not in barred and line not in told:
            chosen.append(name)
            told += line + END
    return chosen


def _line(name: str) -> str:
    """Write a name or term so that a search for it finds whole words."""
    return f" {name.lower()} "
