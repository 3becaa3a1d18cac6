"""The lexicon: words and phrases with what they weigh for a subject, checked at load.

One TOML file per subject, one table per language, so that a newsroom can read and edit
it. A word counts in any text: portals mix the languages freely. A newsroom's own files
lie on top of ours: their terms are added, the same term replaces ours, weight 0 takes
ours away.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from schemas.ids import digest
from streams.classify import taxonomy
from streams.classify.terms import Start, Term, by_first, starts
from streams.text import words

__all__ = [
    "MAX_WEIGHT",
    "MAX_WORDS",
    "Lexicon",
    "Term",
    "compiled",
    "load",
    "overlaid",
]

MAX_WEIGHT = 20.0
MAX_WORDS = 5  # of one phrase

Sheets = Mapping[str, str]  # file name → TOML text
Weights = dict[tuple[str, ...], dict[int, int]]  # words → subject's place → hundredths


class Sheet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file; `prior` is what the subject scores without any word."""

    subject: str
    prior: float | None = None
    id: dict[str, float] = {}
    ms: dict[str, float] = {}
    en: dict[str, float] = {}


class Lexicon(Struct, frozen=True, kw_only=True):
    """Terms by their first word, longest first; `version` names the content.

    `starts` is what matching reads. `priors` are in thousandths, like every score.
    """

    by_first: dict[str, tuple[Term, ...]]
    starts: dict[str, Start]
    priors: tuple[int, ...]
    version: str


@cache
def load() -> Lexicon:
    """Read the lexicon that comes with the program."""
    return compiled(_ours())


@cache
def _ours() -> Sheets:
    folder = files("streams.classify").joinpath("lexicon")
    return {
        entry.name: entry.read_text("utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }


def overlaid(own: Sheets) -> Lexicon:
    """Lay a newsroom's files on top of ours; raises ValueError like `compiled`."""
    return compiled(_ours(), own)


def compiled(sheets: Sheets, own: Sheets | None = None) -> Lexicon:
    """Check and join the files; raises ValueError naming file and term."""
    priors = [0] * len(taxonomy.load().literals)
    weights: Weights = {}
    _lay(sheets, priors, weights, is_own=False)
    _lay(own or {}, priors, weights, is_own=True)
    shown = {term: by_place for term, by_place in weights.items() if by_place}
    found = by_first(
        Term(text=" ".join(key), words=key, weights=tuple(sorted(by_place.items())))
        for key, by_place in shown.items()
    )
    return Lexicon(
        by_first=found,
        starts=starts(found),
        priors=tuple(priors),
        version=digest(
            priors, sorted((k, sorted(v.items())) for k, v in shown.items())
        ),
    )


def _lay(sheets: Sheets, priors: list[int], weights: Weights, *, is_own: bool) -> None:
    """Put files on top of what is there; weight 0 takes away, a newsroom's only."""
    said: dict[str, str] = {}
    for name in sorted(sheets):
        sheet = _sheet(name, sheets[name])
        if sheet.subject in said:
            raise ValueError(f"{name}: {said[sheet.subject]} has that subject already")
        said[sheet.subject] = name
        place = taxonomy.load().literals.index(sheet.subject)
        if sheet.prior is not None:
            priors[place] = round(1000 * sheet.prior)
        for term, weight in _checked(name, sheet, is_own=is_own):
            by_place = weights.setdefault(term, {})
            by_place[place] = round(100 * weight)
            if not by_place[place]:
                del by_place[place]


def _sheet(name: str, text: str) -> Sheet:
    """Read one file; its error names it."""
    try:
        sheet = convert(tomllib.loads(text), Sheet)
    except ValueError as error:  # of TOML, or of what a file may hold
        raise ValueError(f"{name}: {error}") from error
    if sheet.subject not in taxonomy.load().literals:
        raise ValueError(f"{name}: no such subject: {sheet.subject}")
    if not -MAX_WEIGHT <= (sheet.prior or 0) <= MAX_WEIGHT:
        raise ValueError(f"{name}: prior {sheet.prior} is out of range")
    return sheet


def _checked(
    name: str, sheet: Sheet, *, is_own: bool
) -> Iterable[tuple[tuple[str, ...], float]]:
    """Yield each term with its weight; a term may stand once in a file."""
    seen: set[str] = set()
    for table in (sheet.id, sheet.ms, sheet.en):
        for text, weight in table.items():
            term = tuple(words(text))
            if text != " ".join(term) or not 0 < len(term) <= MAX_WORDS:
                raise ValueError(
                    f"{name}: {text!r}: write a term in small letters, its words "
                    f"between single spaces, at most {MAX_WORDS}"
                )
            if not (0 < weight <= MAX_WEIGHT or (is_own and weight == 0)):
                raise ValueError(f"{name}: {text!r}: weight {weight} is out of range")
            if text in seen:
                raise ValueError(f"{name}: {text!r} stands there twice")
            seen.add(text)
            yield term, weight
