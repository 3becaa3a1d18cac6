"""Score the subjects: what the terms of title, opening and body weigh.

    value of a term = 2 in the title + 0.5 in the opening + 0.7 log(1 + n) in the body
    score of a subject = prior + sum of weight x value / norm
    norm = sqrt(1 + title words + opening words / 4 + body words / 10)

Only the beginning counts, as for a reader who files the article. The norm keeps a long
text from being surer than a headline. The constants were tried on the train split.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, log1p, sqrt

from msgspec import Struct

from streams.classify.lexicon import Lexicon, Term
from streams.classify.matching import matches

__all__ = ["BODY_WORDS", "Scores", "logit", "score", "shares"]

BODY_WORDS = 220
OPENING_WORDS = 40
IN_TITLE = 2.0
IN_OPENING = 0.5
IN_BODY = 0.7
SMALLEST_SHARE = 1e-6


class Scores(Struct, frozen=True, kw_only=True):
    """Scores by the subject's place; `values` are the terms' values over the norm.

    `evidence` is their sum: how much the lexicon had to say at all.
    """

    totals: tuple[float, ...]
    values: tuple[tuple[Term, float], ...]
    evidence: float


def score(title: Sequence[str], body: Sequence[str], lexicon: Lexicon) -> Scores:
    """Score the words of a title and of the beginning of a body."""
    body = body[:BODY_WORDS]
    norm = sqrt(1 + len(title) + min(OPENING_WORDS, len(body)) / 4 + len(body) / 10)
    totals = list(lexicon.priors)
    values: list[tuple[Term, float]] = []
    for term, raw in _raw_values(title, body, lexicon):
        value = raw / norm
        values.append((term, value))
        for place, weight in term.weights:
            totals[place] += weight * value
    evidence = sum(value for _, value in values)
    return Scores(totals=tuple(totals), values=tuple(values), evidence=evidence)


def _raw_values(
    title: Sequence[str], body: Sequence[str], lexicon: Lexicon
) -> list[tuple[Term, float]]:
    """Value each distinct term, in the order in which the text brings them."""
    in_title = _counted(title, lexicon)
    in_opening = _counted(body[:OPENING_WORDS], lexicon)
    in_body = _counted(body, lexicon)
    terms = {
        text: term for text, (term, _) in (in_title | in_opening | in_body).items()
    }
    values: list[tuple[Term, float]] = []
    for text, term in terms.items():
        value = IN_TITLE * (text in in_title) + IN_OPENING * (text in in_opening)
        if text in in_body:
            value += IN_BODY * log1p(in_body[text][1])
        values.append((term, value))
    return values


def _counted(words: Sequence[str], lexicon: Lexicon) -> dict[str, tuple[Term, int]]:
    counts: dict[str, tuple[Term, int]] = {}
    for term in matches(words, lexicon):
        _, count = counts.get(term.text, (term, 0))
        counts[term.text] = (term, count + 1)
    return counts


def shares(totals: Sequence[float]) -> list[float]:
    """Turn scores into shares that sum to one (softmax)."""
    top = max(totals)
    powers = [exp(total - top) for total in totals]
    whole = sum(powers)
    return [power / whole for power in powers]


def logit(share: float) -> float:
    """Log odds of a share, bounded."""
    bounded = min(max(share, SMALLEST_SHARE), 1 - SMALLEST_SHARE)
    return log(bounded / (1 - bounded))
