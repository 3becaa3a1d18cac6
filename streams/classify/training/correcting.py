"""Fit the correction of scores by each other, on rows that the model had not seen."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np

from streams.classify.calibration import Table
from streams.classify.correction import Correction, logs
from streams.classify.training.calibrating import FOLDS, KINDS, Seen
from streams.classify.training.matrix import SUBJECTS, Floats, targets

__all__ = ["corrected", "table"]

PENALTY = 5.0
PRIMARY = 0.85  # of a row's weight, when it has further subjects
GIVEN = 0.5  # weight of given rows: the lexicon was written with them in view
ROUNDS = 200
LOG_UNIT = 3.0  # log shares are this much larger than shares: the penalty is fair
WIDTH = 2 * SUBJECTS


def corrected(rows: Sequence[Seen]) -> list[Seen]:
    """Correct every row by what the others say."""
    parts = [zlib.crc32(f"correct {at}".encode()) % FOLDS for at in range(len(rows))]
    by_part = {
        out: Correction.of(
            table([r for r, at in zip(rows, parts, strict=True) if at != out])
        )
        for out in sorted(set(parts))
    }
    return [row.corrected(by_part[at]) for row, at in zip(rows, parts, strict=True)]


def table(rows: Sequence[Seen]) -> Table:
    """Fit the table that goes into calibration.toml."""
    by_sign, by_kind = _fitted(rows)
    whole = np.rint(1000 * by_sign).astype(int).tolist()
    kinds = np.rint(1000 * by_kind).astype(int).tolist()
    return Table(
        by_log=tuple(map(tuple, whole[:SUBJECTS])),
        by_share=tuple(map(tuple, whole[SUBJECTS:])),
        kind={name: tuple(row) for name, row in zip(KINDS, kinds, strict=True)},
    )


def _fitted(rows: Sequence[Seen]) -> tuple[Floats, Floats]:
    """Minimise the loss of a softmax that starts from the scores as they are."""
    found = np.array([logs(row.totals) for row in rows]) / 1000
    signs = np.hstack([found / LOG_UNIT, np.exp(found)])
    kinds = np.array([[float(row.kind.name == k) for k in KINDS] for row in rows])
    inputs = np.hstack([signs, kinds])
    wanted = targets([row.readings for row in rows], PRIMARY)
    weights = np.array([GIVEN if row.is_given else 1.0 for row in rows])[:, None]

    def loss(flat: Floats) -> tuple[float, Floats]:
        slopes = flat.reshape(-1, SUBJECTS)
        scores = found + inputs @ slopes
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        whole = powers.sum(axis=1, keepdims=True)
        error = -(weights * wanted * (scores - np.log(whole))).sum()
        down = inputs.T @ (weights * (powers / whole - wanted)) + PENALTY * slopes
        return float(error + 0.5 * PENALTY * (slopes**2).sum()), down.ravel()

    optimize: Any = import_module("scipy.optimize")
    start = np.zeros((WIDTH + len(KINDS)) * SUBJECTS)
    flat: Floats = optimize.minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}
    ).x
    slopes = flat.reshape(-1, SUBJECTS)
    slopes[:SUBJECTS] /= LOG_UNIT
    return slopes[:WIDTH], slopes[WIDTH:]
