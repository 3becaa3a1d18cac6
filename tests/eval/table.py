"""The figures for a person, as a table in the colours of the terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tests.eval.bars import Bar, Row

__all__ = ["as_json", "show"]

WIDTH = 110
BESIDE = 19
HELD = {
    True: Text("pass", "green"),
    False: Text("FAIL", "bold red"),
    None: Text("not measured", "dim"),
}


def show(rows: Sequence[Row], console: Console) -> None:
    """Print a table a part; the last line counts."""
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    for part, here in groupby(rows, key=lambda row: row.bar.part):
        console.print(_table(part, list(here)), "")
    held = sum(row.is_held is True for row in rows)
    short = sum(row.is_held is False for row in rows)
    hidden = len(rows) - held - short
    console.print(
        f"{held} held, {short} fell short, {hidden} not measured here",
        style="bold red" if short else "bold green",
    )


def as_json(rows: Sequence[Row]) -> str:
    """Write the same rows for programs."""
    return json.dumps([_told(row) for row in rows], indent=2, ensure_ascii=False)


def _table(part: str, rows: Sequence[Row]) -> Table:
    table = Table(
        title=part, title_justify="left", title_style="bold", box=None, expand=True
    )
    table.add_column("figure", ratio=1)
    table.add_column("measured", justify="right", width=8)
    table.add_column("", style="dim", width=BESIDE)
    table.add_column("bar", justify="right", width=8)
    table.add_column("", width=len(HELD[None]))
    for row in rows:
        cells = (_shown(row.figure), _beside(row), _bar(row.bar), _held(row))
        table.add_row(_name(row), *cells)
    return table


def _name(row: Row) -> Text:
    name = Text(row.bar.name)
    if row.which:
        name.append(f" ({row.which})")
    return name.append(f": {row.bar.hidden}", "dim") if row.bar.hidden else name


def _held(row: Row) -> Text:
    if row.bar.suite and row.figure is None:
        return Text("NO FIGURE", "bold red")
    return HELD[row.is_held]


def _bar(bar: Bar) -> str:
    if bar.at_most is not None:
        return f"≤ {_shown(bar.at_most)}"
    return f"≥ {_shown(bar.at_least)}"


def _beside(row: Row) -> str:
    name = (row.bar.beside or "").rpartition(".")[2]
    match row.beside:
        case (low, high):
            return f"{_shown(low)}…{_shown(high)}"
        case (one,) if name.endswith("_std"):
            return f"± {_shown(one)}"
        case (one,):
            return f"{name} {_shown(one)}"
        case _:
            return ""


def _shown(figure: float | None) -> str:
    """Write whole numbers whole, all others with four decimals or their thousands."""
    if figure is None:
        return "-"
    if figure == int(figure):
        return f"{int(figure):,}"
    return f"{figure:,.0f}" if figure >= 1000 else f"{figure:.4f}"


def _told(row: Row) -> dict[str, object]:
    return {
        "part": row.bar.part,
        "name": row.bar.name,
        "suite": row.bar.suite,
        "path": row.bar.path,
        "which": row.which,
        "measured": row.figure,
        "beside": row.beside,
        "at_least": row.bar.at_least,
        "at_most": row.bar.at_most,
        "hidden": row.bar.hidden,
        "passed": row.is_held,
    }
