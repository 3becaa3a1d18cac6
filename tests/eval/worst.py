"""The documents that miss most, with what each missed, for a person to read.

What is printed holds pieces of the portals' texts: it is for the eye, not for a file
in the repository.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.eval.dedupe.worst_pairs import pairs
from tests.eval.document import Document
from tests.eval.parse.worst_pages import pages
from tests.eval.parse.worst_texts import texts

__all__ = ["show"]

WIDTH = 130
KINDS: tuple[tuple[str, Callable[[Path], Iterator[Document]]], ...] = (
    ("texts", texts),
    ("pages", pages),
    ("pairs", pairs),
)


def show(console: Console, count: int) -> None:
    """Run the suites and list the worst documents of each kind."""
    console.width = console.width if console.is_terminal else WIDTH
    for kind, measured in KINDS:
        with tempfile.TemporaryDirectory() as scratch:
            found = list(measured(Path(scratch)))
        short = sorted((one for one in found if one.misses), key=_rank)
        console.print(
            Text(f"\n{kind}: {len(short)} of {len(found)} miss something", "bold")
        )
        _list(short[:count], console)


def _rank(one: Document) -> tuple[float, str]:
    return one.score, one.name


def _list(found: Sequence[Document], console: Console) -> None:
    for one in found:
        console.print(Text.assemble((f"{one.score:.3f} ", "red"), one.name))
        for miss in one.misses:
            console.print(
                Text(f"      {miss}", "dim"), overflow="ellipsis", no_wrap=True
            )
