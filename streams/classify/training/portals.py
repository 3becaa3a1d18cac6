"""Portals that the model never saw, their desks as weak truth.

    python -m streams.classify.training.portals [--data DIR] [--most ROWS]

For each outlet a model is fitted without its rows and files them: how often is the
best candidate the subject of the desk that ran the story? The lexicon alone stands
beside it. A desk is no subject (that of science runs volcanoes): both stay below 1.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from streams.classify.calibration import ranked
from streams.classify.correction import load as correction
from streams.classify.linear import Linear
from streams.classify.training.cleaning import Example, cleaned
from streams.classify.training.corpus import Row, desk_rows, invented_rows, load
from streams.classify.training.measuring import Rate
from streams.classify.training.program import learned, sampled, scored

__all__ = ["main", "measured"]

OUTLETS = {
    "Tribunnews": ("donztea", "harisatul"),
    "Bernama, Malay and English": ("bernama-en", "bernama-ms"),
    "BBC News": ("masakhanews-en",),
}
MOST = 1_000  # rows of an outlet


def main() -> None:
    """Read the options, fit and measure outlet by outlet."""
    options = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    options.add_argument("--data", type=Path, default=Path("../shared/data/classify"))
    options.add_argument("--most", type=int, default=MOST)
    chosen = options.parse_args()
    examples = list(cleaned([*load(chosen.data).train, *invented_rows()]))
    _say("outlet left out", "rows", "lexicon", "model")
    for outlet, names in OUTLETS.items():
        rows = [row for name in names for row in desk_rows(chosen.data, name)]
        _say(outlet, *measured(examples, rows, chosen.most))


def measured(
    examples: Sequence[Example], rows: Sequence[Row], most: int
) -> Iterator[object]:
    """Tell how many rows were filed, and how well by the lexicon and by the model."""
    barred = {row.key for row in rows}
    rest = [sampled(one) for one in examples if one.row.key not in barred]
    _, _, model = learned(rest)
    step = max(1, len(rows) // most)
    filed = [_filed(one, model) for one in cleaned(rows[::step])]
    yield len(filed)
    for which in zip(*filed, strict=True):
        yield Rate(hits=sum(which), rows=len(filed))


def _filed(example: Example, model: Linear) -> tuple[bool, bool]:
    """Say whether the lexicon alone, and whether the model, agree with the desk."""
    (desk,) = example.row.topics
    sample = sampled(example)
    seen = scored(example, sample, model).corrected(correction())
    return ranked(sample.whole.lexical)[0] == desk, ranked(seen.totals)[0] == desk


def _say(outlet: str, *figures: object) -> None:
    columns = "".join(f"{figure!s:>24}" for figure in figures)
    print(f"{outlet:28}{columns}", flush=True)  # noqa: T201 - a program run by hand


if __name__ == "__main__":
    main()
