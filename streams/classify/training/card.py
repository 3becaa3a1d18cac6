"""Write the model card: data, figures, calibration, limits, how to retrain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from streams.classify import taxonomy
from streams.classify.training.measuring import Judged, bins, by_subject, rates

__all__ = ["written"]

PLOT = 40  # characters for all rows


def written(
    facts: Mapping[str, str],
    digests: Mapping[str, str],
    unseen: Sequence[Judged],
    dev: Sequence[Judged],
    notes: str,
) -> str:
    """Compose the card; `notes` is what no program can say."""
    parts = [
        "# Model card: subjects of news articles",
        "Written by `python -m streams.classify.training`; notes: `notes.md` there.",
        "## Model",
        _table(("what", "value"), list(facts.items())),
        "## Data",
        _table(("file", "SHA-256"), [(n, f"`{d}`") for n, d in digests.items()]),
        "## Rows of training, each scored by a model that had not seen it (5 folds)",
        _figures(unseen),
    ]
    parts += [
        "## Dev split: no word was learned from it, only three offsets of the maps",
        _figures(dev),
        "## By subject (rows of training, unseen): best candidate, primary subject",
        _subjects(unseen),
        "## Calibration: confidence of the best candidate, share in the set",
        "![What is said beside what is so](model-card.svg)",
        "Dev split:",
        _calibration(dev),
        "Rows of training, unseen:",
        _calibration(unseen),
        notes.strip(),
    ]
    return "\n\n".join(parts) + "\n"


def _figures(rows: Sequence[Judged]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row.slices))
    lines: list[tuple[str, ...]] = []
    for name in sorted(names, key=lambda name: (name != "all", name)):
        own = [row for row in rows if name in row.slices]
        lines.append((name, str(len(own)), *map(str, rates(own).values())))
    return _table(("rows", "n", *rates(rows)), lines)


def _subjects(rows: Sequence[Judged]) -> str:
    names = [topic.en for topic in taxonomy.load().topic]
    lines = [
        (name, str(one.rows), str(one.precision), str(one.recall))
        for name, one in zip(names, by_subject(rows), strict=True)
    ]
    return _table(("subject", "n", "precision", "recall"), lines)


def _calibration(rows: Sequence[Judged]) -> str:
    lines = [
        (
            f"{one.confidence:.0f} %",
            str(one.right.rows),
            str(one.right),
            "`" + "█" * round(PLOT * one.right.hits / one.right.rows) + "`",
        )
        for one in bins(rows)
    ]
    return _table(("confidence", "n", "right", ""), lines)


def _table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
