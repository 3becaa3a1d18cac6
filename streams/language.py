"""Which language a text is in: our own evidence first, a kept library when unsure.

Own evidence separates the six languages that neighbour each other in a newsroom of the
archipelago; no general detector knows Sundanese and Minangkabau or tells Malay from
Indonesian in a headline. py3langid is asked only when that leaves doubt, to recognise
every other language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files
from math import exp, sqrt
from operator import add
from typing import Any

from schemas.article import Language
from schemas.codec import share

__all__ = ["OWN", "UNDETERMINED", "UNSURE", "detect"]

UNDETERMINED = "und"
UNSURE = 0.45  # below it the hint decides, or nothing does
SURE = 0.8  # chance from which the library is spared, when enough words are known
KNOWN = 0.4  # share of known words that is enough
FOREIGN = 0.9  # what the library must be sure of before a language is none of ours
MAX_CHARACTERS = 1_600  # enough for an article; the rest says the same
MAX_WORDS = 160
STEPS = 20  # the weights are in twentieths
UNIT = 1 << 20  # evidence is summed up in whole numbers: the same on any machine
OWN = ("en", "id", "jv", "min", "ms", "su")
OTHERS = (
    "ar", "de", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "ru", "ta", "th", "tl",
    "tr", "vi", "zh",
)  # fmt: skip

LONG = {
    "ind": "id",
    "in": "id",
    "msa": "ms",
    "zsm": "ms",
    "jav": "jv",
    "sun": "su",
    "eng": "en",
}

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"[a-z]+")  # the same for ASCII, in half the time
_HINT = re.compile(r"[a-z]{2,3}(?![a-z])")

Weights = dict[str, tuple[int, ...]]


def detect(text: str, given: str | None = None) -> Language:
    """Name the language; a hint decides only when the text does not.

    `confidence` is the chance of the named language, not of the best guess.
    """
    chances = _chances(text, _words(text))
    best = max(chances, key=chances.__getitem__, default=UNDETERMINED)
    if chances.get(best, 0.0) < UNSURE:
        best = _hinted(given)
    return Language(code=best, confidence=share(chances.get(best, 0.0)), given=given)


def _words(text: str) -> list[str]:
    opening = text[:MAX_CHARACTERS].lower()
    return (_PLAIN if opening.isascii() else _WORD).findall(opening)[:MAX_WORDS]


def _chances(text: str, words: Sequence[str]) -> dict[str, float]:
    """Give each language its chance; empty when there is no word to judge by."""
    if not words:
        return {}
    scores, known = _scored(words)
    own = _softmax(scores)
    if known >= KNOWN * len(words) and max(own.values()) >= SURE:
        return own
    code, chance = _library().classify(text[:MAX_CHARACTERS])
    if code not in OWN and chance >= FOREIGN:
        return {code: float(chance)}
    if not known:  # nothing but names: the pieces alone prove little
        return {code: chance * UNSURE for code, chance in own.items()}
    return own


def _scored(words: Sequence[str]) -> tuple[list[float], int]:
    """Add up the evidence per language; the second is how many words are known."""
    known, *totals = map(sum, zip(*map(_evidence, words), strict=True))
    scale = UNIT * STEPS * sqrt(len(words))
    prior = _weights()[""]
    return [t / scale + p / STEPS for t, p in zip(totals, prior, strict=True)], known


# Nine words in ten stood in the articles before. Some 15 MB.
@lru_cache(maxsize=32_768)
def _evidence(word: str) -> tuple[int, ...]:
    """Give one for a known word, then its evidence per language in units."""
    whole = _weights().get("=" + word)
    if whole is None:
        return (0, *_pieced(word))
    return (1, *(UNIT * weight for weight in whole))


def _pieced(word: str) -> list[int]:
    """Judge an unknown word by its pieces of two to four letters."""
    weights = _weights()
    ends = f"<{word}>"
    two = list(map(add, ends, ends[1:]))
    three = list(map(add, two, ends[2:]))
    pieces = (*two, *three, *map(add, three, ends[3:]))
    found = filter(None, map(weights.get, pieces))
    columns = zip(weights["<>"], *found, strict=True)
    return [2 * UNIT * sum(column) // len(ends) for column in columns]


def _softmax(scores: Sequence[float]) -> dict[str, float]:
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return {code: power / total for code, power in zip(OWN, powers, strict=True)}


def _hinted(given: str | None) -> str:
    """Read the hint's language, whatever region or script follows it."""
    hint = _HINT.match((given or "").strip().lower())
    return LONG.get(hint.group(), hint.group()) if hint else UNDETERMINED


@cache
def _weights() -> Weights:
    """Read the evidence; "" is the prior, "<>" nothing at all."""
    data = files("streams").joinpath("language_weights.tsv").read_text("utf-8")
    lines = [line for line in data.splitlines() if not line.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    weights = {name: tuple(map(int, numbers)) for name, *numbers in rows}
    return weights | {"<>": (0,) * len(OWN)}


@cache
def _library() -> Any:  # noqa: ANN401 - py3langid has no types; half a second to load
    kept: Any = import_module("py3langid.langid")
    identifier = kept.LanguageIdentifier.from_model_file(
        kept.MODEL_FILE, norm_probs=True
    )
    identifier.set_languages(["en", "id", "jv", "ms", *OTHERS])
    return identifier
