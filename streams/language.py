"""Which language a text is in: our own evidence first, a kept library when unsure.

Own evidence separates the six languages that neighbour each other in a newsroom of the
archipelago; no general detector knows Sundanese and Minangkabau or tells Malay from
Indonesian in a headline. Three steps, each for what the one before leaves open:

1. the words that are known vote: nearly every article is decided by its opening;
2. the pieces of unknown words count too: headlines, and the like;
3. py3langid is asked, to recognise every other language, and for its half of a say
   among the four of ours that it knows.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files
from itertools import islice
from math import exp, sqrt
from operator import add
from typing import Any

from msgspec import Struct

from schemas.article import Language
from schemas.codec import share
from streams.text import words

__all__ = ["OWN", "UNDETERMINED", "UNSURE", "detect"]

UNDETERMINED = "und"
UNSURE = 0.4  # below it the hint decides, or nothing does
VOTERS = 48  # words of an opening
FEWEST_VOTERS = 16
QUORUM = 0.5  # share of known words among them
CARRIED = 0.95  # chance that ends the matter
MAX_CHARACTERS = 400  # of a text that did not decide it at once
KNOWN = 0.5  # share of known words from which a text is in one of our languages
WELL_KNOWN = 0.6  # from here even when it is hard to say in which
SURE = 0.8
FOREIGN = 0.9  # what the library must be sure of before a language is none of ours
STEPS = 20  # the weights are in twentieths
UNIT = 1 << 20  # evidence is summed up in whole numbers: the same on any machine
# A ballot is a row as one number, so that adding up is one addition a word: every entry
# raised above zero, in 64 bits, which no sum over MAX_CHARACTERS overflows.
RAISE = 1 << 40
OWN = ("en", "id", "jv", "min", "ms", "su")
OTHERS = (
    "ar", "de", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "ru", "ta", "th", "tl",
    "tr", "vi", "zh",
)  # fmt: skip

ROW = struct.Struct(f"<{1 + len(OWN)}Q")

LONG = {
    "ind": "id",
    "in": "id",
    "msa": "ms",
    "zsm": "ms",
    "jav": "jv",
    "sun": "su",
    "eng": "en",
}

_HINT = re.compile(r"[a-z]{2,3}(?![a-z])")


class Weights(Struct, frozen=True, kw_only=True):
    """What a whole word, or a piece of an unknown one, says for each of OWN.

    As ballots: first 1 for a known word, then a language each; words' in units.
    """

    prior: tuple[int, ...]
    words: dict[str, int]
    pieces: dict[str, int]


def detect(
    text: str, given: str | None = None, tokens: Sequence[str] | None = None
) -> Language:
    """Name the language; a hint decides only when the text does not.

    `tokens` are the words of the text where they are known (`text.words`).
    `confidence` is the chance of the named language, not of the best guess.
    """
    chances = _voted(words(text[:MAX_CHARACTERS]) if tokens is None else tokens)
    if max(chances.values(), default=0.0) < CARRIED:
        chances = _chances(text[:MAX_CHARACTERS])
    best = max(chances, key=chances.__getitem__, default=UNDETERMINED)
    if chances.get(best, 0.0) < UNSURE:
        best = _hinted(given)
    return Language(code=best, confidence=share(chances.get(best, 0.0)), given=given)


def _voted(tokens: Sequence[str]) -> dict[str, float]:
    """Let the known words of the opening vote; empty when they are too few."""
    opening = list(islice(filter(str.isalpha, tokens), VOTERS))
    votes = list(filter(None, map(_weights().words.get, opening)))
    if len(opening) < FEWEST_VOTERS or len(votes) < QUORUM * len(opening):
        return {}
    _, *totals = _counted(sum(votes), len(votes))
    return _softmax(totals, len(opening))


def _chances(text: str) -> dict[str, float]:
    """Give each language its chance; empty when there is no word to judge by."""
    spoken = list(filter(str.isalpha, words(text)))
    if not spoken:
        return {}
    whole = _weights().words.get
    ballots = [whole(word) or _pieced(word) for word in spoken]
    known, *totals = _counted(sum(ballots), len(ballots))
    own = _softmax(totals, len(spoken))
    is_sure = max(own.values()) >= SURE
    if is_sure and known >= KNOWN * len(spoken):
        return own
    told = {code: float(chance) for code, chance in _library().rank(text)}
    if known < (KNOWN if is_sure else WELL_KNOWN) * len(spoken):
        best = max(told, key=told.__getitem__)
        if best not in OWN and told[best] >= FOREIGN:
            return {best: told[best]}
    if not known:  # nothing but names: the pieces alone prove little
        return {code: chance * UNSURE for code, chance in own.items()}
    return own if is_sure else _advised(own, told)


def _advised(own: dict[str, float], told: Mapping[str, float]) -> dict[str, float]:
    """Share the chances of languages that the library knows as it would, by half."""
    both = [code for code in OWN if code in told]
    whole = sum(own[code] for code in both) / (sum(told[c] for c in both) or 1.0)
    return own | {code: (own[code] + told[code] * whole) / 2 for code in both}


# Headlines say much the same words.
@lru_cache(maxsize=8192)
def _pieced(word: str) -> int:
    """Judge an unknown word by its pieces of two to four letters; gives a ballot."""
    ends = f"<{word}>"
    two = list(map(add, ends, ends[1:]))
    three = list(map(add, two, ends[2:]))
    pieces = (*two, *three, *map(add, three, ends[3:]))
    found = list(filter(None, map(_weights().pieces.get, pieces)))
    whole = _counted(sum(found), len(found))
    return _ballot([2 * UNIT * said // len(ends) for said in whole])


def _ballot(row: Iterable[int]) -> int:
    raised = [entry + RAISE for entry in row]
    return int.from_bytes(ROW.pack(*raised), "little")


def _counted(ballots: int, votes: int) -> list[int]:
    """Take the row out of a sum of so many ballots."""
    raised = votes * RAISE
    return [
        whole - raised for whole in ROW.unpack(ballots.to_bytes(ROW.size, "little"))
    ]


def _softmax(totals: Iterable[int], count: int) -> dict[str, float]:
    """Turn the evidence of so many words into chances."""
    scale = UNIT * STEPS * sqrt(count)
    prior = _weights().prior
    scores = [t / scale + p / STEPS for t, p in zip(totals, prior, strict=True)]
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    whole = sum(powers)
    return {code: power / whole for code, power in zip(OWN, powers, strict=True)}


def _hinted(given: str | None) -> str:
    """Read the hint's language, whatever region or script follows it."""
    hint = _HINT.match((given or "").strip().lower())
    return LONG.get(hint.group(), hint.group()) if hint else UNDETERMINED


@cache
def _weights() -> Weights:
    """Read the evidence: the nameless row is the prior, = marks a whole word."""
    data = files("streams").joinpath("language_weights.tsv").read_text("utf-8")
    lines = [line for line in data.splitlines() if not line.startswith("#")]
    split = (line.split("\t") for line in lines[1:])
    rows = {name: tuple(map(int, numbers)) for name, *numbers in split}
    return Weights(
        prior=rows.pop(""),
        words={
            name[1:]: _ballot((1, *(UNIT * weight for weight in row)))
            for name, row in rows.items()
            if name[0] == "="
        },
        pieces={
            name: _ballot((0, *row)) for name, row in rows.items() if name[0] != "="
        },
    )


@cache
def _library() -> Any:  # noqa: ANN401 - py3langid has no types; half a second to load
    kept: Any = import_module("py3langid.langid")
    identifier = kept.LanguageIdentifier.from_model_file(
        kept.MODEL_FILE, norm_probs=True
    )
    identifier.set_languages(["en", "id", "jv", "ms", *OTHERS])
    return identifier
