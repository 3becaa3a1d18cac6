"""The dev split by length, language and topic, with 95 % intervals by bootstrap."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from streams.classify.taxonomy import load as taxonomy
from tests.eval.classify.suites import SUITES
from tests.eval.suite import records

__all__ = ["Judged", "Range", "by_topic", "resampled", "show", "slices"]

SAMPLES = 1000
SEED = 6
ENDS = (2.5, 97.5)
WIDTH = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A labelled row and what became of it; topics by literal, primary first."""

    topics: tuple[str, ...]
    first: str
    filed: frozenset[str]
    kind: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A figure with the ends of its interval; None when nothing can be measured."""

    value: float | None
    low: float = 0.0
    high: float = 0.0

    def __str__(self) -> str:
        """Write it as ".812 .79-.83"."""
        if self.value is None:
            return "-"
        told = f"{self.value:.3f} {self.low:.2f}-{self.high:.2f}"
        return told.replace("0.", ".").replace("1.000", "1.00")


def resampled(hits: Sequence[float], of: Sequence[float]) -> Range:
    """Give the share of hits among what counts, over rows that are drawn again."""
    top, base = np.array(hits, dtype=float), np.array(of, dtype=float)
    if not base.sum():
        return Range(value=None)
    drawn = np.random.default_rng(SEED).integers(len(base), size=(SAMPLES, len(base)))
    bases = base[drawn].sum(axis=1)
    shares = top[drawn].sum(axis=1)[bases > 0] / bases[bases > 0]
    low, high = np.percentile(shares, ENDS)
    value = float(top.sum() / base.sum())
    return Range(value=value, low=float(low), high=float(high))


def slices(rows: Sequence[Judged]) -> Iterator[tuple[str, dict[str, Range]]]:
    """Measure all rows, then by length, by language, by both."""
    names = [
        ("all", lambda _: True),
        *((kind, _is(kind, None)) for kind in sorted({row.kind for row in rows})),
    ]
    for language in sorted({row.language for row in rows}):
        names.append((language, _is(None, language)))
        names += [
            (f"{language} {kind}", _is(kind, language))
            for kind in sorted({r.kind for r in rows if r.language == language})
        ]
    for name, holds in names:
        own = [row for row in rows if holds(row)]
        yield f"{name} ({len(own)})", _figures(own)


def by_topic(rows: Sequence[Judged]) -> Iterator[tuple[str, dict[str, Range]]]:
    """Measure each topic: as first candidate, and as one of the subjects."""
    for topic in taxonomy().topic:
        name = topic.literal
        primary = [float(row.topics[0] == name) for row in rows]
        first = [float(row.first == name) for row in rows]
        meant = [float(name in row.topics) for row in rows]
        filed = [float(name in row.filed) for row in rows]
        both = list(map(min, primary, first))
        shared = list(map(min, meant, filed))
        yield (
            f"{topic.en.partition(',')[0]} ({sum(primary):.0f})",
            {
                "recall": resampled(both, primary),
                "precision": resampled(both, first),
                "filed: recall": resampled(shared, meant),
                "filed: precision": resampled(shared, filed),
            },
        )


def show(console: Console) -> None:
    """Run the suite, then print both tables."""
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    rows = list(_measured())
    for title, found in (
        ("classify: the dev split by length and language", slices(rows)),
        ("classify: by topic (primary topic, first candidate)", by_topic(rows)),
    ):
        console.print(_table(title, list(found)), "")


def _is(kind: str | None, language: str | None) -> Callable[[Judged], bool]:
    return lambda row: kind in {None, row.kind} and language in {None, row.language}


def _figures(rows: Sequence[Judged]) -> dict[str, Range]:
    every = [1.0] * len(rows)
    in_set = [float(row.first in row.topics) for row in rows]
    accepted = [float(bool(row.filed)) for row in rows]
    shared = [2.0 * len(row.filed & set(row.topics)) for row in rows]
    named = [float(len(row.filed) + len(row.topics)) for row in rows]
    return {
        "primary": resampled(
            [float(row.first == row.topics[0]) for row in rows], every
        ),
        "in set": resampled(in_set, every),
        "micro F1": resampled(shared, named),
        "accepted": resampled(accepted, every),
        "right of these": resampled(list(map(min, in_set, accepted)), accepted),
    }


def _measured() -> Iterator[Judged]:
    (suite,) = (one for one in SUITES if one.name == "classify")
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        lines = records(suite, out).read_text("utf-8").splitlines()
        golden = (out / "dev.gold.ndjson").read_text("utf-8").splitlines()
    values = [json.loads(line)["value"] for line in lines]
    known = {value["stream"]["raw"]["guid"]: value for value in values}
    tops = set(taxonomy().literals)
    for gold in map(json.loads, golden):
        value = known[gold["guid"]]
        best = value["stream"]["classify"]["candidates"][0]
        filed = {subject["literal"] for subject in value.get("subjects", ())}
        yield Judged(
            topics=tuple(gold["topics"]),
            first=best["literal"],
            filed=frozenset(filed & tops),
            kind=gold["kind"],
            language=gold["lang"],
        )


def _table(title: str, found: Sequence[tuple[str, dict[str, Range]]]) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, expand=True
    )
    table.add_column("rows", ratio=1)
    for name in found[0][1]:
        table.add_column(name, justify="right")
    for name, figures in found:
        table.add_row(name, *map(str, figures.values()))
    return table
