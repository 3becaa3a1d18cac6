"""Run the training; `--help` tells how."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from streams.classify.training.corpus import invented_rows, load
from streams.classify.training.program import made

STAGE = Path(__file__).resolve().parents[1]
CARD = Path("docs/reference/model-card.md")


def main() -> None:
    """Read the options, train, write the files."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data/classify"))
    options.add_argument("--own", type=Path, nargs="*", default=[])
    options.add_argument("--stage", type=Path, default=STAGE)
    options.add_argument("--card", type=Path, default=CARD)
    chosen = options.parse_args()
    corpus = load(chosen.data, tuple(chosen.own))
    finished = made(corpus, _say, invented=invented_rows())
    finished.write(chosen.stage, chosen.card)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - a program run by hand


if __name__ == "__main__":
    main()
