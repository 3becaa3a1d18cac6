"""Examples as sparse matrices: values of words, reckoned by the stage's own code."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.classify import lexicon
from streams.classify.features import BODY_WORDS, features
from streams.classify.scoring import TITLE_WORDS, lexical
from streams.classify.training.cleaning import Example

__all__ = ["SUBJECTS", "Bag", "Vocabulary", "bag", "matrix", "targets", "vocabulary"]

SUBJECTS = 17
PRIMARY = 0.7  # of a reading's weight, when it has further subjects
RARITY_STEPS = 50  # rarity in whole steps
LEAST_ROWS = 2
# Names of outlets and what pages say of themselves: no evidence of a subject.
BARRED = re.compile(
    r"detik\w*|tribun\w*|kompas|bernama|bbc|antara(?:news)?|liputan|okezone|merdeka"
    r"|tempo|republika|kumparan|viva|sindonews|jpnn|haibunda|insertlive|wolipop|cnn"
    r"|cnbc|inews|suara|com|www|https?|wartawan|laporan|reporter|getty|images"
    r"|advertisement|scroll"
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """The values of an example's words, and what the lexicon says of it."""

    values: Mapping[str, int]
    lexical: tuple[int, ...]
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words and pairs that the model knows, in order, with their rarity."""

    grams: tuple[str, ...]
    rarity: tuple[int, ...]


def bag(example: Example, *, has_body: bool = True) -> Bag:
    """Value an example, whole or by its title alone."""
    title = example.title[:TITLE_WORDS]
    body = example.body[:BODY_WORDS] if has_body else ()
    said = lexical(title, body, lexicon.load())
    return Bag(values=features(title, body), lexical=said.totals, amount=said.amount)


def vocabulary(bags: Sequence[Bag], listed: Collection[str]) -> Vocabulary:
    """Choose what stands in two rows at least or is listed, and not everywhere."""
    rows = Counter(gram for one in bags for gram in one.values)
    for word in listed:
        rows[word] = max(rows[word], LEAST_ROWS)
    grams = sorted(
        gram
        for gram, count in rows.items()
        if LEAST_ROWS <= count <= len(bags) // 4 and not _is_barred(gram)
    )
    return Vocabulary(
        grams=tuple(grams),
        rarity=tuple(
            round(RARITY_STEPS * math.log(len(bags) / rows[gram]) / 5) for gram in grams
        ),
    )


def matrix(bags: Iterable[Bag], known: Vocabulary) -> Any:  # noqa: ANN401 - SciPy
    """Make rows of length one; the columns are the vocabulary's."""
    place = {gram: at for at, gram in enumerate(known.grams)}
    starts, columns, values = [0], list[int](), list[float]()
    for one in bags:
        found = [
            (place[gram], value * known.rarity[place[gram]])
            for gram, value in one.values.items()
            if gram in place
        ]
        length = math.isqrt(sum(value * value for _, value in found)) or 1
        columns += [at for at, _ in found]
        values += [value / length for _, value in found]
        starts.append(len(columns))
    sparse: Any = import_module("scipy.sparse")
    shape = (len(starts) - 1, len(known.grams))
    return sparse.csr_matrix((values, columns, starts), shape=shape)


def targets(
    rows: Sequence[Sequence[Sequence[int]]], primary: float = PRIMARY
) -> Floats:
    """Share each row among its readings, each of them among its subjects.

    Most goes to the primary one, the rest to the others in equal parts.
    """
    wanted = np.zeros((len(rows), SUBJECTS))
    for at, readings in enumerate(rows):
        for first, *others in readings:
            whole = 1 / len(readings)
            wanted[at, first] += whole * (primary if others else 1.0)
            for other in others:
                wanted[at, other] += whole * (1 - primary) / len(others)
    return wanted


def _is_barred(gram: str) -> bool:
    return any(BARRED.fullmatch(word) for word in gram.split(" "))
