"""Places and bodies that an article names, by a small gazetteer; precision first.

A name counts as it is written, inside a run of capitalised words, longest first. Names
that are ordinary words too ("Serang", "Medan") count only behind a word of place. A
body's name in front of another country's ("Kementerian Pertahanan Rusia") is not its.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from schemas.decisions import Mention
from streams.classify.names import Run

__all__ = ["Gazetteer", "Name", "compiled", "load", "mentions"]

Words = tuple[str, ...]

MAX_MENTIONS = 30
COUNTRY = "iso3166:"
CUES = frozenset(
    """
    di ke dari asal kota kabupaten provinsi wilayah daerah bandara pelabuhan negara
    polres polresta pemkot wali warga in at from to near of city
    """.split()  # noqa: SIM905 - reads better than thirty quotes
)
# Behind these a place's name is the name of something else.
BARS = frozenset(
    """
    universitas university jalan jl stadion stadium hotel gunung laut selat tol
    """.split()  # noqa: SIM905 - as above
)


class Sheet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file: an id's scheme, names by id, and which names need a cue.

    `home` is the country whose bodies these are.
    """

    scheme: str
    home: str | None = None
    names: dict[str, tuple[str, ...]]
    ambiguous: tuple[str, ...] = ()


class Name(Struct, frozen=True, kw_only=True):
    """What a name stands for."""

    id: str
    needs_cue: bool
    home: str | None


class Gazetteer(Struct, frozen=True, kw_only=True):
    """Names by their words; `longest` bounds what is looked up behind a first word."""

    by_words: dict[Words, Name]
    longest: dict[str, int]


@cache
def load() -> Gazetteer:
    """Read the gazetteer that comes with the program."""
    folder = files("streams.classify").joinpath("gazetteer")
    return compiled(
        {
            entry.name: entry.read_text("utf-8")
            for entry in folder.iterdir()
            if entry.name.endswith(".toml")
        }
    )


def compiled(sheets: Mapping[str, str]) -> Gazetteer:
    """Join the files; raises ValueError when two ids claim one name."""
    by_words: dict[Words, Name] = {}
    for file in sorted(sheets):
        sheet = convert(tomllib.loads(sheets[file]), Sheet)
        for code, names in sheet.names.items():
            for name in names:
                key = tuple(name.split(" "))
                if key in by_words:
                    raise ValueError(f"{file}: {name!r} stands there twice")
                by_words[key] = Name(
                    id=f"{sheet.scheme}:{code}",
                    needs_cue=name in sheet.ambiguous,
                    home=sheet.home,
                )
    longest: dict[str, int] = {}
    for key in by_words:
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return Gazetteer(by_words=by_words, longest=longest)


def mentions(runs: Iterable[Run], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Count what is named, most often first, then in the order of the text.

    `text` is the name as it stands first.
    """
    texts: dict[str, str] = {}
    counts: dict[str, int] = {}
    for run in runs:
        for text, name in _named(run, gazetteer):
            texts.setdefault(name.id, text)
            counts[name.id] = counts.get(name.id, 0) + 1
    best = sorted(texts, key=lambda code: -counts[code])  # stable: order of the text
    return tuple(
        Mention(text=texts[code], id=code, count=counts[code])
        for code in best[:MAX_MENTIONS]
    )


def _named(run: Run, gazetteer: Gazetteer) -> Iterable[tuple[str, Name]]:
    words = run.words
    if gazetteer.longest.keys().isdisjoint(words):  # most runs
        return
    place = 0
    while place < len(words):
        size = _size(run, words, place, gazetteer)
        if size:
            named = words[place : place + size]
            yield " ".join(named), gazetteer.by_words[named]
        place += size or 1


def _size(run: Run, words: Words, place: int, gazetteer: Gazetteer) -> int:
    """Tell how many words from there are a name; 0 = none."""
    longest = gazetteer.longest.get(words[place])
    if longest is None:
        return 0
    before = words[place - 1].lower() if place else run.before
    for size in range(min(longest, len(words) - place), 0, -1):
        name = gazetteer.by_words.get(words[place : place + size])
        if name and before not in BARS and (before in CUES or not name.needs_cue):
            return 0 if _is_foreign(name, words[place + size :], gazetteer) else size
    return 0


def _is_foreign(name: Name, after: Words, gazetteer: Gazetteer) -> bool:
    """Say whether another country's name follows that of a country's body."""
    if name.home is None or not after:
        return False
    sizes = range(gazetteer.longest.get(after[0], 0), 0, -1)
    found = filter(None, (gazetteer.by_words.get(after[:size]) for size in sizes))
    code = next((name.id for name in found), "")
    return code.startswith(COUNTRY) and code != name.home
