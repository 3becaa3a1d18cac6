"""Show a person the time line of a story, newest last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from agents.console import write
from agents.explain.colours import DIM
from agents.explain.labels import Labels
from agents.story.collect import Entry, Story
from agents.story.words import Words
from schemas.decisions import Verdict

__all__ = ["show"]

MOST_WIDTH = 120
COLUMNS_WIDTH = 100  # narrower: times above what they are the times of
DOT = " \u00b7 "
KEPT, FOLDED, GONE = "\u25cf", "\u25cb", "\u00d7"  # a disc, a ring, a cross
WITHDRAWN = "strike dim red"
HOUR, DAY = 60, 1440  # minutes


def show(story: Story, console: Console, labels: Labels, words: Words) -> None:
    """Print what the story is, then an entry of two lines each."""
    console.width = min(console.width, MOST_WIDTH)
    page = _Page(story, labels, words)
    is_wide = console.width >= COLUMNS_WIDTH
    write(console, Group(page.head(), Text(), *page.entries(is_wide=is_wide)))


class _Page:
    def __init__(self, story: Story, labels: Labels, words: Words) -> None:
        self._story = story
        self._labels = labels
        self._words = words
        self._zone: tzinfo | None = next(
            (one.at.tzinfo for one in story.entries if one.at), None
        )
        self._widths = [
            max(len(self._when(one)) for one in story.entries),
            max(len(self._later(one)) for one in story.entries),
        ]

    def head(self) -> Text:
        entries = self._story.entries
        outlets = {one.source for one in entries if one.source}
        told = (
            self._labels.count(len(entries), self._words.records),
            self._labels.count(len(outlets), self._words.outlets) if outlets else "",
            str(self._zone or ""),
        )
        return Text.assemble(
            (f"{self._words.story} ", DIM),
            (f"{self._story.id}\n", "bold"),
            (DOT.join(part for part in told if part), DIM),
        )

    def entries(self, *, is_wide: bool) -> Iterator[Padding]:
        for entry in self._story.entries:
            row = self._beside(entry) if is_wide else self._below(entry)
            yield Padding(row, (0, 0, 1, 0))

    def _beside(self, entry: Entry) -> Table:
        grid = Table.grid(padding=(0, 2), expand=True)
        grid.add_column(width=1)
        for width in self._widths:
            grid.add_column(width=width, style=DIM)
        grid.add_column(ratio=1)
        when, later = self._when(entry), self._later(entry)
        grid.add_row(_sign(entry), when, later, self._told(entry))
        return grid

    def _below(self, entry: Entry) -> Table:
        grid = Table.grid(padding=(0, 2), expand=True)
        grid.add_column(width=1)
        grid.add_column(ratio=1)
        told = (self._when(entry), self._later(entry))
        grid.add_row(_sign(entry), Text(DOT.join(filter(None, told)), DIM))
        grid.add_row("", self._told(entry))
        return grid

    def _told(self, entry: Entry) -> Text:
        lines = [self._what(entry)]
        if entry.title:
            lines.append(Text(entry.title, WITHDRAWN if entry.is_withdrawn else "bold"))
        where = DOT.join(part for part in (entry.url, entry.origin) if part)
        lines.append(Text(where or entry.key, DIM))
        return Text("\n").join(lines)

    def _what(self, entry: Entry) -> Text:
        told = [Text(entry.source or self._words.no_outlet)]
        if entry.verdict:
            told.append(Text(self._labels.verdicts[entry.verdict], _style(entry)))
            told.append(Text(f"{self._labels.version} {entry.version}", DIM))
        if entry.silent_edit:
            told.append(Text(self._words.silent, "yellow"))
        if entry.is_withdrawn:
            told.append(Text(self._words.withdrawn, "bold red"))
        return Text.assemble((DOT, DIM)).join(told)

    def _when(self, entry: Entry) -> str:
        if entry.at is None:
            return self._words.no_time
        at: datetime = entry.at if entry.is_day else entry.at.astimezone(self._zone)
        day = f"{at.day} {self._labels.months[at.month - 1][:3]} {at.year}"
        return day if entry.is_day else f"{day}, {at:%H:%M}"

    def _later(self, entry: Entry) -> str:
        later = self._story.since_first(entry)
        if entry is self._story.entries[0]:
            return self._words.first
        if later is None or entry.is_day:
            return ""
        return _difference(later, self._words)


def _sign(entry: Entry) -> Text:
    if entry.is_withdrawn:
        return Text(GONE, "bold red")
    is_folded = entry.verdict is not None and entry.verdict.is_duplicate
    return Text(FOLDED if is_folded else KEPT, _style(entry))


def _style(entry: Entry) -> str:
    if entry.verdict is Verdict.UPDATE:
        return "cyan"
    is_folded = entry.verdict is not None and entry.verdict.is_duplicate
    return "yellow" if is_folded else "green"


def _difference(later: timedelta, words: Words) -> str:
    """Say it in its two largest units: "+2 h 30 min"."""
    minutes = int(later.total_seconds()) // 60
    if not minutes:
        return words.same_time
    parts = (
        (minutes // DAY, words.days),
        (minutes % DAY // HOUR, words.hours),
        (minutes % HOUR, words.minutes),
    )
    shown = [f"{number} {unit}" for number, unit in parts if number]
    return "+" + " ".join(shown[:2])
