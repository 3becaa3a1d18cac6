"""Fit the maps from scores to confidence, on rows that the model had not seen."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from math import exp
from typing import Any

import numpy as np

from streams.classify.calibration import (
    CANDIDATES,
    Kind,
    Table,
    margins,
    ranked,
    signs,
)
from streams.classify.correction import Correction
from streams.classify.training.matrix import SUBJECTS

__all__ = [
    "FOLDS",
    "KINDS",
    "Seen",
    "accepting",
    "calibrated",
    "fold",
    "referred",
    "rendered",
    "shifted",
]

FOLDS = 5
SLOPES = 3
MOST_SHIFT = 3.0
HALVINGS = 40
KINDS = tuple(
    f"{size}-{language}"
    for size in ("headline", "article")
    for language in ("id", "ms", "other")
)
STRENGTH = 0.3  # of the fit; its inverse penalises
GIVEN = 0.25  # weight of given rows: the lexicon was written with them in view
PRECISION = 94  # percent of the accepted that are to be right
COVERAGE = 0.77  # least share of accepted rows, which are harder than the news


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A row scored by a model that had not seen it."""

    totals: tuple[int, ...]
    kind: Kind
    readings: tuple[tuple[int, ...], ...]
    is_given: bool

    @property
    def topics(self) -> tuple[int, ...]:
        """Give the subjects by the first reading."""
        return self.readings[0]

    def corrected(self, by: Correction) -> Seen:
        """Give the row with the scores that decide."""
        return replace(self, totals=by.corrected(self.totals, self.kind))


def fold(key: str) -> int:
    """Assign a row to a fold, by its title alone."""
    return zlib.crc32(key.encode()) % FOLDS


def _weight(row: Seen) -> float:
    """Trust rows on which neither lexicon nor model can look better than they are."""
    return GIVEN if row.is_given else 1.0


def calibrated(rows: Sequence[Seen]) -> list[list[float]]:
    """Fit one map for each rank: three slopes, six kinds, 17 subjects."""
    return [_fit(rows, rank) for rank in range(CANDIDATES)]


def _fit(rows: Sequence[Seen], rank: int) -> list[float]:
    linear: Any = import_module("sklearn.linear_model")
    inputs, answers, weights = list[list[float]](), list[int](), list[float]()
    for row in rows:
        inputs.append(_inputs(row, rank))
        answers.append(int(ranked(row.totals)[rank] in row.topics))
        weights.append(_weight(row))
    model = linear.LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000)
    model.fit(np.array(inputs), answers, sample_weight=weights)
    return [round(float(value), 3) for value in model.coef_[0]]


def _inputs(row: Seen, rank: int) -> list[float]:
    place = ranked(row.totals)[rank]
    return [
        *signs(margins(row.totals)[place], row.kind),
        *(float(row.kind.name == kind) for kind in KINDS),
        *(float(place == at) for at in range(SUBJECTS)),
    ]


def shifted(maps: Sequence[Sequence[float]], dev: Sequence[Seen]) -> list[list[float]]:
    """Move each rank's odds until the dev rows are as often right as is said.

    Rows of training were mostly read by ourselves, and the lexicon was written with
    the others in view: only the dev split tells how often another reader agrees.
    """
    kinds = slice(SLOPES, SLOPES + len(KINDS))
    moved: list[list[float]] = []
    for rank, by_rank in enumerate(maps):
        shift = _shift(by_rank, dev, rank)
        offsets = [round(offset + shift, 3) for offset in by_rank[kinds]]
        moved.append([*by_rank[:SLOPES], *offsets, *by_rank[kinds.stop :]])
    return moved


def _shift(by_rank: Sequence[float], dev: Sequence[Seen], rank: int) -> float:
    """Find what to add to the odds, by halving."""
    weights = np.array(by_rank)
    odds = [float(weights @ np.array(_inputs(row, rank))) for row in dev]
    right = sum(ranked(row.totals)[rank] in row.topics for row in dev)
    low, high = -MOST_SHIFT, MOST_SHIFT
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        said = sum(1 / (1 + exp(-value - middle)) for value in odds)
        low, high = (low, middle) if said > right else (middle, high)
    return low


def accepting(confidences: Iterable[int]) -> int:
    """Find the least percentage from which the accepted are right often enough.

    How often they are right is what their confidence says.
    """
    rows = sorted(confidences, reverse=True)
    found, said = 100, 0
    for at, percent in enumerate(rows):
        said += percent
        taken = at + 1
        if said / taken >= PRECISION or taken / len(rows) <= COVERAGE:
            found = percent
    return found


def referred(rows: Sequence[Seen]) -> list[float]:
    """Give the share of each subject among first candidates, to see drift against."""
    firsts = [ranked(row.totals)[0] for row in rows]
    return [round(firsts.count(at) / len(firsts), 4) for at in range(SUBJECTS)]


def rendered(
    maps: Sequence[Sequence[float]],
    table: Table,
    accept: int,
    digest: str,
    reference: Sequence[float] = (),
) -> str:
    """Write calibration.toml."""
    lines = [
        "# Written by `python -m streams.classify.training`; read calibration.py.",
        f'weights_sha256 = "{digest}"',
        f"accept = {accept}",
        "reference = [" + ", ".join(f"{share:g}" for share in reference) + "]",
    ]
    for by_rank in maps:
        slopes, rest = by_rank[:SLOPES], by_rank[SLOPES:]
        kinds = zip(KINDS, rest[: len(KINDS)], strict=True)
        subjects = ", ".join(f"{value:g}" for value in rest[len(KINDS) :])
        lines += [
            "",
            "[[rank]]",
            f"by_margin = {slopes[0]}",
            f"by_lexicon = {slopes[1]}",
            f"by_known = {slopes[2]}",
            f"subject = [{subjects}]",
            "kind = { " + ", ".join(f"{k} = {v:g}" for k, v in kinds) + " }",
        ]
    lines += ["", "[correction]"]
    for name, rows in (("by_log", table.by_log), ("by_share", table.by_share)):
        lines += [f"{name} = [", *(f"    {list(row)}," for row in rows), "]"]
    lines += ["", "[correction.kind]"]
    lines += [f"{name} = {list(row)}" for name, row in table.kind.items()]
    return "\n".join(lines) + "\n"
