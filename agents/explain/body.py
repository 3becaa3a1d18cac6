"""The text on the page: kept paragraphs with their marks, cut lines struck through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from agents.explain.article import Explained
from agents.explain.colours import CUT, DATELINE, DIM, RULE, Colours
from agents.explain.labels import Labels
from agents.explain.marks import UNNAMED, Mark, marks
from agents.explain.parts import BODY, TITLE, Part

__all__ = ["Body"]

OPEN, CLOSE = "\u2039", "\u203a"  # single angle quotation marks


class Body:
    """The lines of one article; without colours cuts stand between "[-" and "-]"."""

    def __init__(
        self, one: Explained, colours: Colours, labels: Labels, *, is_plain: bool
    ) -> None:
        """Take an article; `is_plain`: nothing can be coloured or struck through."""
        self._view = one.view
        # A headline that was not cut stands above already.
        self._parts = [part for part in one.parts if part.kind != TITLE or part.rule]
        self._colours = colours
        self._labels = labels
        self._is_plain = is_plain
        self._width = len(str(max((part.line for part in self._parts), default=0)))

    def lines(self) -> Iterator[RenderableType]:
        """Give one row a line of the raw text, with air around what was kept."""
        was_kept: bool | None = None
        for line, parts in groupby(self._parts, key=lambda part: part.line):
            here = list(parts)
            is_kept = any(part.kind == BODY for part in here)
            if was_kept is not None and (is_kept or was_kept):
                yield Text()
            yield self._kept(line, here) if is_kept else self._cut(line, here)
            was_kept = is_kept

    def _kept(self, line: int, parts: Sequence[Part]) -> Table:
        """Lay out a row whose text has the whole width."""
        told = Text(" ").join([self._part(part, is_inside=True) for part in parts])
        return self._row(line, "", told)

    def _cut(self, line: int, parts: Sequence[Part]) -> Table:
        """Lay out a row with the rules at the right margin."""
        told = Text(" ").join([self._part(part, is_inside=False) for part in parts])
        rules = dict.fromkeys(part.rule for part in parts if part.rule)
        return self._row(line, "-", told, ", ".join(rules))

    def _row(self, line: int, sign: str, told: Text, rules: str | None = None) -> Table:
        row = Table.grid(padding=(0, 1), expand=True)
        row.add_column(justify="right", style=DIM, width=self._width)
        row.add_column(style="red", width=1)
        row.add_column(ratio=1)
        if rules is None:
            row.add_row(str(line), sign, told)
        else:
            row.add_column(justify="right", style=RULE, no_wrap=True)
            row.add_row(str(line), sign, told, rules)
        return row

    def _part(self, part: Part, *, is_inside: bool) -> Text:
        if part.paragraph is not None:
            return self._paragraph(part.paragraph)
        if part.kind == "dateline":
            return Text(part.text, DATELINE)
        cut = Text(f"[-{part.text}-]") if self._is_plain else Text(part.text, CUT)
        return cut.append(f" {part.rule}", RULE) if is_inside else cut

    def _paragraph(self, number: int) -> Text:
        found = marks(self._view, number)
        text = Text(self._view.paragraphs[number])
        for mark in found:
            text.stylize(self._colours.style(mark), mark.start, mark.end)
        return self._with_speakers(text, found)

    def _with_speakers(self, text: Text, found: Sequence[Mark]) -> Text:
        """Name the speaker behind the closing mark or stop of what was said."""
        done = Text()
        at = 0
        for mark in found:
            if mark.what in {"quote", "retold"}:
                done += text[at : mark.end + 1]
                name = self._labels.nobody if mark.note == UNNAMED else mark.note
                style = f"{self._colours.style(mark)} italic"
                done.append(f" {OPEN}{name}{CLOSE}", style)
                at = mark.end + 1
        return done + text[at:] if at else text
