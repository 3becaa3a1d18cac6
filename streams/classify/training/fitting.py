"""Fit the weights: softmax over 17 subjects, on top of what the lexicon says.

The lexicon's score is a fixed part of the sum, so the model learns only what it adds.
Kin words share weight (kin.py); what they share is added to each in the end.
Rare subjects weigh more (`BALANCE`), headlines made of articles less (`HEADLINE`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

import numpy as np

from streams.classify.training.kin import Lists, joined
from streams.classify.training.matrix import (
    SUBJECTS,
    Bag,
    Floats,
    Vocabulary,
    matrix,
    targets,
    vocabulary,
)

__all__ = ["Fitted", "Sample", "fit", "fitted"]

PENALTY = 0.2
BIAS_PENALTY = 0.01
BALANCE = 0.4
HEADLINE = 0.5
ROUNDS = 60
KEPT = 40_000  # words and pairs that stay


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A row to learn from; `title` is the row by its title alone, if it has a body.

    `readings` are its subjects, by each of its readers.
    """

    whole: Bag
    title: Bag | None
    readings: tuple[tuple[int, ...], ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A model before it is put into whole numbers."""

    known: Vocabulary
    weights: Floats
    biases: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is minimised: rows, their fixed scores, their targets and weights."""

    rows: Any
    fixed: Floats
    wanted: Floats
    weights: Floats


def fitted(samples: Sequence[Sample], kin: Lists, kept: int = KEPT) -> Fitted:
    """Fit on all words; of too many keep those that matter, and fit again on them."""
    listed = dict.fromkeys(word for words in kin.values() for word in words)
    known = vocabulary([sample.whole for sample in samples], listed)
    biases, weights = _fitted(samples, known, kin)
    if len(known.grams) <= kept:
        return Fitted(known=known, weights=weights, biases=biases)
    worth = np.abs(weights).max(axis=1) * np.array(known.rarity)
    best: list[int] = np.sort(np.argsort(-worth, kind="stable")[:kept]).tolist()
    known = Vocabulary(
        grams=tuple(known.grams[at] for at in best),
        rarity=tuple(known.rarity[at] for at in best),
    )
    biases, weights = _fitted(samples, known, kin)
    return Fitted(known=known, weights=weights, biases=biases)


def _fitted(
    samples: Sequence[Sample], known: Vocabulary, kin: Lists
) -> tuple[Floats, Floats]:
    task, shared = _task(samples, known), joined(known.grams, kin)
    biases, weights = fit(replace(task, rows=(task.rows @ shared).tocsr()))
    return biases, shared @ weights


def fit(task: Task) -> tuple[Floats, Floats]:
    """Minimise the loss from zero; gives biases and weights."""
    columns = task.rows.shape[1]
    turned = task.rows.T.tocsr()
    mass = task.wanted.sum(axis=1, keepdims=True)
    by_row = task.weights[:, None]

    def loss(flat: Floats) -> tuple[float, Floats]:
        biases, weights = flat[:SUBJECTS], flat[SUBJECTS:].reshape(columns, SUBJECTS)
        scores = task.rows @ weights + biases + task.fixed
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        whole = powers.sum(axis=1, keepdims=True)
        error = -(by_row * task.wanted * (scores - np.log(whole))).sum()
        error += 0.5 * PENALTY * (weights**2).sum()
        error += 0.5 * BIAS_PENALTY * (biases**2).sum()
        slope = (powers / whole * mass - task.wanted) * by_row
        down = (turned @ slope + PENALTY * weights).ravel()
        bias_down = slope.sum(axis=0) + BIAS_PENALTY * biases
        return float(error), np.concatenate([bias_down, down])

    optimize: Any = import_module("scipy.optimize")
    start = np.zeros(SUBJECTS * (columns + 1))
    found: Floats = optimize.minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}
    ).x
    weights: Floats = found[SUBJECTS:].reshape(columns, SUBJECTS)
    return found[:SUBJECTS], weights


def _task(samples: Sequence[Sample], known: Vocabulary) -> Task:
    titles = [(s.title, s.readings) for s in samples if s.title is not None]
    bags = [sample.whole for sample in samples] + [one for one, _ in titles]
    wanted = targets([s.readings for s in samples] + [read for _, read in titles])
    weights = np.array([s.weight for s in samples] + [HEADLINE] * len(titles))
    return Task(
        rows=matrix(bags, known),
        fixed=np.array([one.lexical for one in bags]) / 1000,
        wanted=wanted,
        weights=_balanced(weights, wanted),
    )


def _balanced(weights: Floats, wanted: Floats) -> Floats:
    mass = (weights[:, None] * wanted).sum(axis=0) + 1
    by_subject = (mass.mean() / mass) ** BALANCE
    balanced: Floats = weights * (wanted @ by_subject)
    return balanced
