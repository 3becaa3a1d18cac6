"""The linear model: a weight for each of its words and pairs, in every subject.

The file is an .npz of plain arrays (no pickle), written by `training`; its SHA-256 is
pinned in calibration.toml. All reckoning is in whole numbers.

    score of a subject = bias + sum of weight x value / length of the vector of values
    value of a word = its value in the text (features.py) x its rarity
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from itertools import repeat
from math import isqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from streams.classify.calibration import load as calibration

__all__ = ["SCALE_BITS", "Hits", "Linear", "Spoken", "load", "opened"]

SCALE_BITS = 16
WEIGHTS = "weights.npz"
UNKNOWN = -1
LOUDEST = 24  # words that evidence names

Whole = NDArray[np.int64]
# What the terms of a subject added to its score, and how loud all of them were.
Spoken = tuple[dict[str, int], int]


class Hits(Struct, frozen=True, kw_only=True):
    """The model's words in a text: their values, their weights, the vector's length.

    `grams` are all words and pairs of the text, `known` the places of the model's.
    """

    grams: tuple[str, ...]
    known: NDArray[np.intp]
    values: Whole
    weights: Whole
    length: int


class Linear(Struct, frozen=True, kw_only=True):
    """Weights by word (rows) and subject (columns)."""

    rows: dict[str, int]
    rarity: NDArray[np.uint8]
    weights: NDArray[np.int8]
    scales: tuple[int, ...]
    biases: tuple[int, ...]
    version: str

    def hits(self, values: Mapping[str, int]) -> Hits:
        """Look up what the text has of the model's words."""
        rows = map(self.rows.get, values, repeat(UNKNOWN))
        at = np.fromiter(rows, dtype=np.intp, count=len(values))
        known = np.flatnonzero(at != UNKNOWN)
        at = at[known]
        raw = np.fromiter(values.values(), dtype=np.int64, count=len(values))
        vector = raw[known] * self.rarity[at]
        return Hits(
            grams=tuple(values),
            known=known,
            values=vector,
            weights=self.weights[at].astype(np.int64),
            length=max(1, isqrt(int(vector @ vector))),
        )

    def totals(self, hits: Hits) -> tuple[int, ...]:
        """Score every subject, in thousandths."""
        sums = (hits.values @ hits.weights).tolist()
        return tuple(
            bias + total * scale // (hits.length << SCALE_BITS)
            for bias, total, scale in zip(self.biases, sums, self.scales, strict=True)
        )

    def evidence(self, hits: Hits, places: Sequence[int]) -> list[Spoken]:
        """Tell which words spoke loudest for each subject, and how loud all were.

        In thousandths of a score; words that spoke against it are left out.
        """
        added = np.maximum(hits.weights.T[list(places)] * hits.values, 0)
        best = np.argsort(-added, axis=1, kind="stable")[:, :LOUDEST]
        loud: list[list[int]] = added.tolist()
        order: list[list[int]] = best.tolist()
        known: list[int] = hits.known.tolist()
        grams = [hits.grams[at] for at in known]
        divisor = hits.length << SCALE_BITS
        found: list[Spoken] = []
        for place, parts, best_first in zip(places, loud, order, strict=True):
            scale = self.scales[place]
            terms = {grams[at]: parts[at] * scale // divisor for at in best_first}
            found.append((terms, sum(parts) * scale // divisor))
        return found


@cache
def load() -> Linear:
    """Read the model that comes with the program; ValueError when it is altered."""
    data = files("streams.classify").joinpath(WEIGHTS).read_bytes()
    return opened(data, calibration().weights_sha256)


def opened(data: bytes, digest: str) -> Linear:
    """Read a model whose digest is known."""
    found = sha256(data).hexdigest()
    if found != digest:
        raise ValueError(f"{WEIGHTS}: SHA-256 is {found}, expected {digest}")
    with np.load(BytesIO(data), allow_pickle=False) as file:
        grams = file["grams"].tobytes().decode().split("\n")
        return Linear(
            rows=dict(zip(grams, range(len(grams)), strict=True)),
            rarity=file["rarity"],
            weights=file["weights"],
            scales=tuple(file["scales"].tolist()),
            biases=tuple(file["biases"].tolist()),
            version=found[:8],
        )
