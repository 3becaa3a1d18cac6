"""Score the subjects: what lexicon and linear model say, added, in thousandths.

    the lexicon's part = sum of weight x value / norm
    norm = sqrt(1 + title words + opening words / 4 + body words / 10)

The norm keeps a long text from being surer than a headline. Values: features.py; the
model's part: linear.py. The constants were tried on the train split.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt

from msgspec import Struct

from streams.classify.features import BODY_WORDS, OPENING_WORDS, features, valued
from streams.classify.lexicon import Lexicon
from streams.classify.linear import Hits, Linear, Spoken
from streams.classify.matching import matches
from streams.classify.terms import Term

__all__ = [
    "TITLE_WORDS",
    "Scores",
    "evidence",
    "is_disagreeing",
    "lexical",
    "score",
    "unknown_share",
]

TITLE_WORDS = 80


class Lexical(Struct, frozen=True, kw_only=True):
    """The lexicon's part: its terms with their values, and the norm in thousandths."""

    totals: tuple[int, ...]
    values: dict[Term, int]
    norm: int

    @property
    def amount(self) -> int:
        """Tell how much the lexicon had to say at all, in hundredths."""
        return sum(self.values.values()) * 1000 // self.norm


class Scores(Struct, frozen=True, kw_only=True):
    """Scores by the subject's place, and what they are made of."""

    totals: tuple[int, ...]
    lexical: Lexical
    hits: Hits


def score(
    title: Sequence[str], body: Sequence[str], lexicon: Lexicon, linear: Linear
) -> Scores:
    """Score the words of a title and of the beginning of a body."""
    title, body = title[:TITLE_WORDS], body[:BODY_WORDS]
    said = lexical(title, body, lexicon)
    hits = linear.hits(features(title, body))
    both = zip(said.totals, linear.totals(hits), strict=True)
    return Scores(totals=tuple(map(sum, both)), lexical=said, hits=hits)


def lexical(title: Sequence[str], body: Sequence[str], lexicon: Lexicon) -> Lexical:
    """Score by the lexicon alone."""
    in_body = matches(body, lexicon)
    values = valued(
        [term for _, term in matches(title, lexicon)],
        [term for place, term in in_body if place < OPENING_WORDS],
        [term for _, term in in_body],
    )
    twentieths = 20 * (1 + len(title)) + 5 * len(body[:OPENING_WORDS]) + 2 * len(body)
    norm = isqrt(twentieths * 50_000)
    sums = list(lexicon.priors)
    for term, value in values.items():
        for place, weight in term.weights:
            sums[place] += weight * value * 100 // norm
    return Lexical(totals=tuple(sums), values=values, norm=norm)


def evidence(
    scores: Scores, places: Sequence[int], linear: Linear
) -> dict[int, Spoken]:
    """Tell which words and phrases spoke for each subject, and how loud all were."""
    said = scores.lexical
    found = dict(zip(places, linear.evidence(scores.hits, places), strict=True))
    for term, value in said.values.items():
        for place, weight in term.weights:
            if place in found:
                added, whole = found[place]
                part = weight * value * 100 // said.norm
                added[term.text] = added.get(term.text, 0) + part
                found[place] = added, whole + part
    return found


def unknown_share(scores: Scores) -> float:
    """Tell which share of the words neither model nor lexicon knows; 0 of none."""
    words = set(filter(str.isalpha, scores.hits.grams))  # pairs have a space
    if not words:
        return 0.0
    count = len(words)
    places: list[int] = scores.hits.known.tolist()
    known = map(scores.hits.grams.__getitem__, places)
    words.difference_update(known, [term.text for term in scores.lexical.values])
    return 1 - (count - len(words)) / count


def is_disagreeing(scores: Scores) -> bool:
    """Tell whether lexicon and linear model would file the text apart."""
    said = scores.lexical
    if not said.values:
        return False
    own = [both - one for both, one in zip(scores.totals, said.totals, strict=True)]
    return own.index(max(own)) != said.totals.index(max(said.totals))
