"""Measure decisions against labels: rates with intervals, per subject, calibration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from streams.classify.calibration import Guess
from streams.classify.training.matrix import SUBJECTS

__all__ = ["Bin", "BySubject", "Judged", "Rate", "bins", "by_subject", "rates"]

Z = 1.96  # of a 95 % interval
BIN = 10  # percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was decided of a row, and what its reader said."""

    guesses: tuple[Guess, ...]
    topics: tuple[int, ...]
    slices: tuple[str, ...]
    is_accepted: bool

    @property
    def is_in_set(self) -> bool:
        """Say whether the best candidate is one of the reader's subjects."""
        return self.guesses[0].place in self.topics

    @property
    def is_primary(self) -> bool:
        """Say whether it is the first of them."""
        return self.guesses[0].place == self.topics[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share with its 95 % interval (Wilson)."""

    hits: int
    rows: int

    def __str__(self) -> str:
        """Write it as ".812 (.79 to .83)"."""
        if not self.rows:
            return "-"
        share, rows = self.hits / self.rows, self.rows
        middle = (share + Z * Z / (2 * rows)) / (1 + Z * Z / rows)
        spread = share * (1 - share) / rows + Z * Z / (4 * rows * rows)
        half = Z * sqrt(spread) / (1 + Z * Z / rows)
        return f"{share:.3f} ({middle - half:.2f} to {middle + half:.2f})"


@dataclass(frozen=True, slots=True, kw_only=True)
class BySubject:
    """Precision and recall of the best candidate against the primary subject."""

    rows: int
    precision: Rate
    recall: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Rows of like confidence: their mean confidence and how many were right."""

    confidence: float
    right: Rate


def rates(rows: Sequence[Judged]) -> dict[str, Rate]:
    """Count what the scorer counts."""
    accepted = [row for row in rows if row.is_accepted]
    return {
        "primary": _rate(rows, lambda row: row.is_primary),
        "in_set": _rate(rows, lambda row: row.is_in_set),
        "accepted": _rate(rows, lambda row: row.is_accepted),
        "accepted right": _rate(accepted, lambda row: row.is_in_set),
    }


def by_subject(rows: Sequence[Judged]) -> list[BySubject]:
    """Measure every subject, in the order of the taxonomy."""
    return [
        BySubject(
            rows=sum(row.topics[0] == place for row in rows),
            precision=_rate(
                [row for row in rows if row.guesses[0].place == place],
                lambda row: row.is_primary,
            ),
            recall=_rate(
                [row for row in rows if row.topics[0] == place],
                lambda row: row.is_primary,
            ),
        )
        for place in range(SUBJECTS)
    ]


def bins(rows: Sequence[Judged]) -> list[Bin]:
    """Group by the best candidate's confidence, tenth by tenth."""
    found: list[Bin] = []
    for low in range(0, 100, BIN):
        own = [row for row in rows if low <= row.guesses[0].confidence < low + BIN]
        if own:
            mean = sum(row.guesses[0].confidence for row in own) / len(own)
            right = _rate(own, lambda row: row.is_in_set)
            found.append(Bin(confidence=mean, right=right))
    return found


def _rate(rows: Sequence[Judged], is_hit: Callable[[Judged], bool]) -> Rate:
    return Rate(hits=sum(map(is_hit, rows)), rows=len(rows))
