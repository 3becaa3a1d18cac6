"""The text gold outlet by outlet, and how an unknown portal fares.

In the second table each outlet was read without its own file: a gap tells of a rule
that only a file knows.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from agents.present import line
from schemas.headers import Provenance
from schemas.message import Message
from streams.parse import build, outlets
from streams.parse.stage import Parse
from streams.runner import Link, step
from streams.settings import Settings
from tests.eval.parse.suites import TEXT
from tests.eval.suite import TOOLS, called

__all__ = ["show"]

METRICS = {  # the scorer's names and what a narrow column says
    "keep_f1": "kept",
    "promo_recall": "promos",
    "title": "title",
    "dateline_place": "place",
    "related_f1": "related",
    "quote_f1": "quotes",
    "speaker": "speaker",
    "resolved": "resolved",
    "agency_f1": "agency",
    "date_f1": "dates",
}
TOTAL = "TOTAL"
WIDTH = 110
SETTINGS = Settings()
Figures = Mapping[str, Mapping[str, Any]]


def show(console: Console) -> None:
    """Print both tables."""
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    docs = gzip.decompress((Path(TEXT) / "docs.ndjson.gz").read_bytes()).splitlines()
    known = _scored(docs, outlets.load())
    names = [name for name in known if name != TOTAL]
    unknown = {
        name: _scored(docs, outlets.load().without(name))[name] for name in names
    }
    console.print(_table("text gold by outlet", known, known), "")
    console.print(_table("each outlet without its own file", unknown, known), "")


def _table(title: str, figures: Figures, before: Figures) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None)
    table.add_column("outlet")
    table.add_column("docs", justify="right")
    for short in METRICS.values():
        table.add_column(short, justify="right", no_wrap=True)
    for name, here in figures.items():
        cells = [_cell(here[metric], before[name][metric]) for metric in METRICS]
        table.add_row(name, str(here["docs"]), *cells)
    return table


def _cell(figure: float | None, before: float | None) -> Text:
    """Tell a figure; one that fell is red."""
    if figure is None:
        return Text("-", "dim")
    return Text(f"{figure:.4f}", "red" if figure < (before or 0) else "")


def _scored(docs: list[bytes], known: outlets.Outlets) -> Figures:
    """Parse all documents with these outlets; the scorer's figures by outlet."""
    link = Link(
        stage=replace(build(SETTINGS), run=Parse(SETTINGS, known)),
        provenance=Provenance(version="0"),
        max_output_bytes=SETTINGS.max_record_bytes,
    )
    with tempfile.TemporaryDirectory() as scratch:
        records = Path(scratch) / "records"
        with records.open("wb") as out:
            for number, value in enumerate(docs):
                for output in step(link, _message(value, number)).outputs:
                    out.write(line(output) + b"\n")
        program = str(TOOLS / "score_parse_text.py")
        printed = called([sys.executable, program, TEXT, str(records), "--json"])
    found: Figures = json.loads(printed)["outlets"]
    return found


def _message(value: bytes, number: int) -> Message:
    return Message(
        topic="articles.raw",
        partition=0,
        offset=number,
        timestamp=0,
        key=None,
        value=value,
    )
