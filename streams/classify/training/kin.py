"""Words of a kin share weight: what a rare word lacks in rows, its kin lend it.

`kin/*.txt` list words of Indonesian, Malay and English that stand for one thing
(separated by commas, lists by an empty line), under a class (`@disaster.flood`) of a
wider class (`disaster`). Words of one stem are kin too. A word's weight becomes its own
plus those of its lists and classes: all three are fitted together, then added up, so
that the stage sees plain words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

__all__ = ["Lists", "joined", "lists", "stems"]

LIST, CLASS, WIDER, STEM = 0.4, 0.3, 0.2, 0.4  # how readily each is believed
SHORTEST = 4  # letters of a stem
PARTICLES = ("nya", "lah", "kah")
SUFFIXES = ("kan", "an", "i")
PREFIXES = (
    *("meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "pe"),
    *("ber", "ter", "di", "ke", "se"),
)
ENGLISH = ("ing", "ed", "es", "s")

Lists = Mapping[str, tuple[str, ...]]  # words by a list's or class's name


@cache
def lists() -> Lists:
    """Read the lists that come with the program."""
    folder = files("streams.classify.training").joinpath("kin")
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    found: dict[str, dict[str, None]] = {}
    for entry in entries:
        for name, words in _parsed(entry.read_text("utf-8")):
            found.setdefault(name, {}).update(dict.fromkeys(words))
    return {name: tuple(words) for name, words in found.items()}


def joined(grams: Sequence[str], kin: Lists) -> Any:  # noqa: ANN401 - SciPy
    """Make a matrix: words themselves, then what they share, in columns."""
    place = {gram: at for at, gram in enumerate(grams)}
    rows, columns = list(range(len(grams))), list(range(len(grams)))
    values = [1.0] * len(grams)
    width = len(grams)
    for name, words in {**kin, **stems(grams)}.items():
        known = [place[word] for word in words if word in place]
        rows += known
        columns += [width] * len(known)
        values += [_belief(name)] * len(known)
        width += 1
    sparse: Any = import_module("scipy.sparse")
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(grams), width))


def stems(grams: Iterable[str]) -> Lists:
    """Group single words that have a stem in common, as Malay or as English."""
    found: dict[str, list[str]] = {}
    for gram in grams:
        if " " not in gram:
            found.setdefault(f"/id {_malay(gram)}", []).append(gram)
            found.setdefault(f"/en {_cut(gram, ENGLISH)}", []).append(gram)
    return {name: tuple(words) for name, words in found.items() if len(words) > 1}


def _parsed(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield every list under its own name, its class and its wider class."""
    name = ""
    for number, block in enumerate(text.split("\n\n")):
        line = " ".join(block.split())
        if line.startswith("@"):
            name = line[1:]
        elif line:
            words = line.split(", ")
            yield f"{name}#{number}", words
            yield f"{name}.", words
            yield name.partition(".")[0], words


def _belief(name: str) -> float:
    if name.startswith("/"):
        return STEM
    return LIST if "#" in name else CLASS if "." in name else WIDER


def _malay(word: str) -> str:
    """Take off particle, suffix and prefix, as long as enough is left."""
    word = _cut(_cut(word, PARTICLES), SUFFIXES)
    for prefix in PREFIXES:
        if word.startswith(prefix):
            lost = "s" if prefix.endswith("ny") else ""
            stem = lost + word.removeprefix(prefix)
            if len(stem) >= SHORTEST:
                return stem
    return word


def _cut(word: str, endings: Iterable[str]) -> str:
    for ending in endings:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST:
            return stem
    return word
