"""From scores to confidence: the chance that a reader files the article there.

    odds = offset of the rank + of the kind of text + of the subject
           + by_margin x log odds of the subject's share
           + by_lexicon, by_known x amounts

Kinds are length (headline, article) by language (id, ms, other). Everything was fitted
by `training` on articles that the model had not seen; calibration.toml names the model
that it belongs to.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp, log, log1p

from msgspec import Struct, convert

__all__ = [
    "CANDIDATES",
    "Calibration",
    "Guess",
    "Kind",
    "Table",
    "guesses",
    "load",
    "margins",
    "ranked",
    "signs",
]

CANDIDATES = 3
MOST_PERCENT = 99  # readers differ: nothing is certain
SMALLEST_SHARE = 1e-6
LANGUAGES = ("id", "ms", "other")

# A kind's name, and what the slopes on its amounts apply to: the same for every rank.
Heard = tuple[str, float, float]


class Kind(Struct, frozen=True, kw_only=True):
    """What kind of text it is, and how much of it was known.

    `amount` is what the lexicon had to say, in hundredths; `known` counts the words
    that the model knows.
    """

    language: str
    is_headline: bool
    amount: int
    known: int

    @property
    def name(self) -> str:
        """Name length and language group."""
        language = self.language if self.language in LANGUAGES else "other"
        return f"{'headline' if self.is_headline else 'article'}-{language}"


class Map(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The map of one rank (calibration.toml)."""

    by_margin: float
    by_lexicon: float
    by_known: float
    kind: dict[str, float]
    subject: tuple[float, ...]


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the subjects' scores correct each other (correction.py), in thousandths."""

    by_log: tuple[tuple[int, ...], ...]
    by_share: tuple[tuple[int, ...], ...]
    kind: dict[str, tuple[int, ...]]


class Calibration(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One map for each rank; `accept` is what the best candidate needs, in percent.

    `reference` are the subjects' shares among first candidates of rows that the model
    had not seen; drift is measured against them.
    """

    weights_sha256: str
    accept: int
    reference: tuple[float, ...] = ()
    rank: tuple[Map, Map, Map]
    correction: Table


class Guess(Struct, frozen=True, kw_only=True):
    """A subject by its place in the taxonomy, with a whole percentage."""

    place: int
    confidence: int


def guesses(
    totals: Sequence[int], kind: Kind, calibration: Calibration
) -> tuple[Guess, ...]:
    """Give the best three, in rank order, each with its confidence."""
    shares, heard = _shares(totals), _heard(kind)
    return tuple(
        Guess(place=place, confidence=_percent(shares[place], place, heard, by_rank))
        for place, by_rank in zip(ranked(totals), calibration.rank, strict=True)
    )


def ranked(totals: Sequence[int]) -> list[int]:
    """Rank the best three by score, then by place."""
    places = range(len(totals))
    return sorted(places, key=totals.__getitem__, reverse=True)[:CANDIDATES]


def signs(margin: float, kind: Kind) -> tuple[float, float, float]:
    """List what the slopes of a map apply to: margin, lexicon, known words."""
    _, lexicon, known = _heard(kind)
    return margin, lexicon, known


def _heard(kind: Kind) -> Heard:
    return kind.name, log1p(kind.amount / 100), log1p(kind.known)


def _percent(share: float, place: int, heard: Heard, by_rank: Map) -> int:
    name, lexicon, known = heard
    odds = by_rank.kind[name] + by_rank.subject[place]
    odds += by_rank.by_margin * _margin(share)
    odds += by_rank.by_lexicon * lexicon
    odds += by_rank.by_known * known
    return min(MOST_PERCENT, round(100 / (1 + exp(-odds))))


def margins(totals: Sequence[int]) -> list[float]:
    """Give the log odds of each subject's share (softmax), bounded."""
    return list(map(_margin, _shares(totals)))


def _shares(totals: Sequence[int]) -> list[float]:
    top = max(totals)
    powers = [exp((total - top) / 1000) for total in totals]
    whole = sum(powers)
    return [power / whole for power in powers]


def _margin(share: float) -> float:
    bounded = min(max(share, SMALLEST_SHARE), 1 - SMALLEST_SHARE)
    return log(bounded / (1 - bounded))


@cache
def load() -> Calibration:
    """Read the maps that come with the program."""
    text = files("streams.classify").joinpath("calibration.toml").read_text("utf-8")
    return convert(tomllib.loads(text), Calibration)
