"""Both texts on the page: in two columns, or below each other where it is narrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from agents.explain.colours import DIM
from agents.why.differences import differing, is_hardly_shared
from agents.why.judged import Side, Why
from agents.why.marked import Marker
from agents.why.rows import Row, Span, rows, spans
from streams.text import words

__all__ = ["Body"]

FIRST, SECOND, BOTH = "A", "B", "="
NAMES = {FIRST: "bold yellow", SECOND: "bold blue", BOTH: DIM}

NOTHING = Row(first=None, second=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    side: Side
    marker: Marker
    spans: list[list[Span]]

    def text(self, number: int | None) -> Text:
        if number is None:
            return Text()
        return self.marker.text(self.side.paragraphs[number], self.spans[number])


class Body:
    """The rows of both texts."""

    def __init__(self, why: Why, *, is_plain: bool) -> None:
        """Find what is marked on either side."""
        first, second = differing(why)
        self._is_apart = is_hardly_shared(why)
        self._rows = list(rows(why.first.paragraphs, why.second.paragraphs, why.shared))
        self._first = _Column(
            side=why.first,
            marker=Marker(differing=first, is_plain=is_plain),
            spans=spans(why.first.paragraphs, [one.there for one in why.shared]),
        )
        self._second = _Column(
            side=why.second,
            marker=Marker(differing=second, is_plain=is_plain),
            spans=spans(why.second.paragraphs, [one.here for one in why.shared]),
        )

    def beside(self) -> Iterator[RenderableType]:
        """Lay them out in two columns."""
        for row in self._rows:
            grid = Table.grid(padding=(0, 2), expand=True)
            grid.add_column(ratio=1)
            grid.add_column(ratio=1)
            grid.add_row(self._first.text(row.first), self._second.text(row.second))
            yield grid
            yield Text()

    def below(self) -> Iterator[RenderableType]:
        """Lay them out below each other; what is the same in both stands once."""
        for row in self._ordered():
            for name, told in self._lines(row):
                grid = Table.grid(padding=(0, 1), expand=True)
                grid.add_column(width=1, style=NAMES[name])
                grid.add_column(ratio=1)
                grid.add_row(name, told)
                yield grid
            yield Text()

    def _ordered(self) -> list[Row]:
        """Put one text behind the other when nothing makes them belong together."""
        if not self._is_apart:
            return self._rows
        first = [Row(first=row.first, second=None) for row in self._rows]
        second = [Row(first=None, second=row.second) for row in self._rows]
        return [row for row in first + second if row != NOTHING]

    def _lines(self, row: Row) -> Iterator[tuple[str, Text]]:
        if self._is_same(row):
            yield BOTH, self._second.text(row.second)
            return
        if row.first is not None:
            yield FIRST, self._first.text(row.first)
        if row.second is not None:
            yield SECOND, self._second.text(row.second)

    def _is_same(self, row: Row) -> bool:
        if row.first is None or row.second is None:
            return False
        old = self._first.side.paragraphs[row.first]
        return words(old) == words(self._second.side.paragraphs[row.second])
