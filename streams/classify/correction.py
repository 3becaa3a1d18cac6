"""Correct the subjects' scores by each other: which of two a reader names first.

    corrected score = log share + sum over subjects of (by_log x its log share
                      + by_share x its share) + offset of the kind of text

Shares are those of a softmax over the scores. Everything is in thousandths and whole
numbers but for the logarithm; the figures were fitted by `training` on rows that the
model had not seen, and lie in calibration.toml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from streams.classify.calibration import Kind, Table
from streams.classify.calibration import load as calibration

__all__ = ["Correction", "load", "logs"]

UNIT = 1000  # of slopes and offsets
LEAST = -12_000  # log share of what has none


class Correction(Struct, frozen=True, kw_only=True):
    """A table, ready to reckon with; rows: log shares (with what they are), shares."""

    matrix: NDArray[np.int64]
    kind: Mapping[str, NDArray[np.int64]]

    @classmethod
    def of(cls, table: Table) -> Correction:
        """Make it of what calibration.toml says."""
        matrix = np.array([*table.by_log, *table.by_share], dtype=np.int64)
        matrix[: len(table.by_log)] += UNIT * np.eye(len(table.by_log), dtype=np.int64)
        kind = {name: UNIT * np.array(row) for name, row in table.kind.items()}
        return cls(matrix=matrix, kind=kind)

    def corrected(self, totals: Sequence[int], kind: Kind) -> tuple[int, ...]:
        """Give the scores that decide."""
        found = logs(totals)
        shares = [round(1000 * exp(value / 1000)) for value in found]
        sums = np.array(found + shares) @ self.matrix + self.kind[kind.name]
        scores: list[int] = (sums // UNIT).tolist()
        return tuple(scores)


def logs(totals: Sequence[int]) -> list[int]:
    """Give the log of every subject's share, in thousandths, bounded."""
    top = max(totals)
    powers = [exp((total - top) / 1000) for total in totals]
    top += round(1000 * log(sum(powers)))
    return [max(LEAST, total - top) for total in totals]


@cache
def load() -> Correction:
    """Read what comes with the program."""
    return Correction.of(calibration().correction)
