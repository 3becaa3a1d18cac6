"""Confidence: the chance that a reader files the article there."""

from __future__ import annotations

import math

import pytest
from msgspec.structs import replace

from streams.classify.calibration import Kind, guesses, load, margins, signs

KIND = Kind(language="id", is_headline=False, amount=500, known=100)


def test_equal_scores_rank_by_place() -> None:
    """Where nothing decides, the order of the taxonomy does."""
    found = guesses((0,) * 17, KIND, load())

    assert [0, 1, 2] == [guess.place for guess in found]


def test_absurd_scores_give_bounded_confidence() -> None:
    """Nothing is certain, nothing overflows."""
    totals = (1_000_000, *(-1_000_000,) * 16)
    found = guesses(totals, KIND, load())

    assert all(math.isfinite(margin) for margin in margins(totals))
    assert 99 == found[0].confidence
    assert all(0 <= guess.confidence <= 99 for guess in found)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (KIND, "article-id"),
        (replace(KIND, language="ms", is_headline=True), "headline-ms"),
        (replace(KIND, language="en", is_headline=True), "headline-other"),
        (replace(KIND, language="und"), "article-other"),
    ],
)
def test_kinds_are_length_by_language(kind: Kind, name: str) -> None:
    """Every language falls into a group that the maps know."""
    assert name == kind.name
    assert all(name in by_rank.kind for by_rank in load().rank)


def test_more_margin_is_more_confidence() -> None:
    """The surer the score, the surer the candidate."""
    totals = [(score, *(0,) * 16) for score in (100, 1_000, 4_000)]
    found = [guesses(each, KIND, load())[0].confidence for each in totals]

    assert sorted(found) == found
    assert found[0] < found[-1]


def test_slopes_apply_to_the_signs() -> None:
    """What training fits the slopes to is what a confidence is made of."""
    totals = (900, 500, *range(15))
    best, *_ = guesses(totals, KIND, load())
    by_rank = load().rank[0]
    slopes = (by_rank.by_margin, by_rank.by_lexicon, by_rank.by_known)
    found = signs(margins(totals)[best.place], KIND)
    odds = by_rank.kind[KIND.name] + by_rank.subject[best.place]
    odds += sum(slope * sign for slope, sign in zip(slopes, found, strict=True))

    assert best.confidence == round(100 / (1 + math.exp(-odds)))
