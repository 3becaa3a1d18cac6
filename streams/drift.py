"""What an article shows of the classifier's health, and how far subjects drifted.

The population stability index compares the shares of recent first candidates with
those of the model's reference (calibration.toml):

    sum over subjects of (share - reference) x ln(share / reference)

Below .1 nothing has changed, above .25 much has: other news, another feed, a fault.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping
from math import log

from msgspec import Struct

__all__ = ["FEWEST", "Drift", "Recent", "stability_index"]

FEWEST = 500  # articles before an index is told: fewer wander by chance
MOST = 2000  # newest articles that are compared
LEAST_SHARE = 0.001  # of a subject that is absent on one side


class Drift(Struct, frozen=True, kw_only=True):
    """Of one article; subjects are top topics by their literals.

    `best` is the first candidate, `confidence` its percentage, `unknown` the share of
    words that neither model nor lexicon knows; `lapse` tells why a plug-in did not
    answer.
    """

    best: str
    filed: tuple[str, ...]
    confidence: int
    unknown: float
    is_disagreeing: bool
    lapse: str | None = None


class Recent:
    """The newest first candidates, against a reference of shares by subject."""

    def __init__(self, reference: Mapping[str, float]) -> None:
        """Begin empty; without a reference there is no index."""
        self.reference = reference
        self._bests: deque[str] = deque(maxlen=MOST)

    def add(self, best: str) -> None:
        """Take one more article in; the oldest goes."""
        self._bests.append(best)

    @property
    def index(self) -> float | None:
        """Give the index; None while there is too little to tell it by."""
        if not self.reference or len(self._bests) < FEWEST:
            return None
        return stability_index(Counter(self._bests), self.reference)


def stability_index(counts: Mapping[str, int], reference: Mapping[str, float]) -> float:
    """Compare counts with shares, over the subjects of the reference."""
    whole = sum(counts.values())
    pairs = (
        (max(counts.get(name, 0) / whole, LEAST_SHARE), max(share, LEAST_SHARE))
        for name, share in reference.items()
    )
    return sum((now - then) * log(now / then) for now, then in pairs)
