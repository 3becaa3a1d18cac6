"""The verdict on two texts, in the order of RECORDS."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.decisions import Verdict
from streams.dedupe.reading import Reading

__all__ = ["Comparison", "compare", "verdict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How much two texts share: shares of word-5-grams."""

    here: float
    there: float
    jaccard: float

    @property
    def containment(self) -> float:
        """The share of the shorter text that the other one holds."""
        return max(self.here, self.there)


def compare(here: Reading, there: Reading) -> Comparison:
    """Count the grams that two bodies share, exactly."""
    shared = len(here.grams & there.grams)
    union = len(here.grams) + len(there.grams) - shared
    return Comparison(
        here=shared / len(here.grams) if here.grams else 0.0,
        there=shared / len(there.grams) if there.grams else 0.0,
        jaccard=shared / union if union else 0.0,
    )


def verdict(
    here: Reading, there: Reading, comparison: Comparison, *, is_same_outlet: bool
) -> Verdict:
    if here.words == there.words:
        return Verdict.EXACT
    if comparison.containment < 0.5:
        return Verdict.UNIQUE
    return Verdict.FOLLOWUP if is_same_outlet else Verdict.SYNDICATED
