"""Tables and colours for a terminal; plain aligned text anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

__all__ = ["is_terminal", "table", "write"]

GAP = "  "


def is_terminal(stream: TextIO | None = None) -> bool:
    """Say whether a person reads the stream (standard output if none is named)."""
    return (stream or sys.stdout).isatty()


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their head."""
    if is_terminal():
        _rich(head, rows)
        return
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        cells = (cell.ljust(w) for cell, w in zip(row, widths, strict=True))
        print(GAP.join(cells).rstrip())  # noqa: T201 - what the command is for


def write(console: Console, told: RenderableType) -> None:
    """Print without the blanks that cells are filled up with: nobody wants them."""
    with console.capture() as page:
        console.print(told)
    lines = page.get().splitlines()
    console.file.write("\n".join(map(str.rstrip, lines)) + "\n")


def _rich(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box  # noqa: PLC0415 - only when a person looks
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    made = Table(*head, box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    Console().print(made)
