"""From scores to confidence: the chance that a reader files the article there."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from math import exp, log1p

from msgspec import Struct, convert

from streams.classify.scoring import Scores, logit, shares

__all__ = ["CANDIDATES", "Guess", "guesses"]

CANDIDATES = 3
MOST_PERCENT = 99  # readers differ: nothing is certain


class Map(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The map of one rank (calibration.toml)."""

    offset: float
    by_margin: float
    by_evidence: float


class Calibration(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One map for each rank."""

    rank: tuple[Map, Map, Map]


class Guess(Struct, frozen=True, kw_only=True):
    """A subject by its place in the taxonomy, with a whole percentage."""

    place: int
    confidence: int


def guesses(scores: Scores) -> tuple[Guess, ...]:
    """Rank the best three by score, then by place, each with its confidence."""
    totals = scores.totals
    best = sorted(range(len(totals)), key=lambda place: (-totals[place], place))
    share = shares(totals)
    ranks = zip(best[:CANDIDATES], _load().rank, strict=True)
    return tuple(
        Guess(place=place, confidence=_percent(share[place], scores.evidence, by_rank))
        for place, by_rank in ranks
    )


def _percent(share: float, evidence: float, by_rank: Map) -> int:
    odds = (
        by_rank.offset
        + by_rank.by_margin * logit(share)
        + by_rank.by_evidence * log1p(evidence)
    )
    return min(MOST_PERCENT, round(100 / (1 + exp(-odds))))


@cache
def _load() -> Calibration:
    text = files("streams.classify").joinpath("calibration.toml").read_text("utf-8")
    return convert(tomllib.loads(text), Calibration)
