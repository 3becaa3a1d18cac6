"""Fit the maps from scores to confidence, on rows that the model had not seen."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from streams.classify.calibration import CANDIDATES, Kind, margins, ranked, signs
from streams.classify.training.matrix import SUBJECTS

__all__ = ["Seen", "accepting", "calibrated", "fold", "rendered", "weight"]

FOLDS = 5
KINDS = tuple(
    f"{size}-{language}"
    for size in ("headline", "article")
    for language in ("id", "ms", "other")
)
STRENGTH = 0.3  # of the fit; its inverse penalises
GIVEN = 0.25  # weight of given rows: the lexicon was written with them in view
PRECISION = 0.94  # of accepted articles, on unseen rows
COVERAGE = 0.8  # least share of accepted articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A row scored by a model that had not seen it."""

    totals: tuple[int, ...]
    kind: Kind
    topics: tuple[int, ...]
    is_given: bool


def fold(key: str) -> int:
    """Assign a row to a fold, by its title alone."""
    return zlib.crc32(key.encode()) % FOLDS


def weight(row: Seen) -> float:
    """Trust rows on which neither lexicon nor model can look better than they are."""
    return GIVEN if row.is_given else 1.0


def calibrated(rows: Sequence[Seen]) -> list[list[float]]:
    """Fit one map for each rank: three slopes, six kinds, 17 subjects."""
    return [_fit(rows, rank) for rank in range(CANDIDATES)]


def _fit(rows: Sequence[Seen], rank: int) -> list[float]:
    linear: Any = import_module("sklearn.linear_model")
    inputs, answers, weights = list[list[float]](), list[int](), list[float]()
    for row in rows:
        place = ranked(row.totals)[rank]
        margin = margins(row.totals)[place]
        inputs.append(
            [
                *signs(margin, row.kind),
                *(float(row.kind.name == kind) for kind in KINDS),
                *(float(place == at) for at in range(SUBJECTS)),
            ]
        )
        answers.append(int(place in row.topics))
        weights.append(weight(row))
    model = linear.LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=2000)
    model.fit(np.array(inputs), answers, sample_weight=weights)
    return [round(float(value), 3) for value in model.coef_[0]]


def accepting(best: Iterable[tuple[int, bool, float]]) -> int:
    """Find the least percentage at which the accepted are right often enough.

    `best` = confidence of the best candidate, whether it is right, the row's weight.
    """
    rows = sorted(best, key=lambda row: -row[0])
    whole = sum(weight for _, _, weight in rows)
    found, taken, right = 100, 0.0, 0.0
    for at, (percent, is_right, weight) in enumerate(rows):
        taken += weight
        right += weight * is_right
        is_last = at + 1 == len(rows) or rows[at + 1][0] != percent
        if is_last and (right / taken >= PRECISION or taken / whole <= COVERAGE):
            found = percent
    return found


def rendered(maps: Sequence[Sequence[float]], accept: int, digest: str) -> str:
    """Write calibration.toml."""
    lines = [
        "# Written by `python -m streams.classify.training`; read calibration.py.",
        f'weights_sha256 = "{digest}"',
        f"accept = {accept}",
    ]
    for by_rank in maps:
        slopes, rest = by_rank[:3], by_rank[3:]
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
    return "\n".join(lines) + "\n"
