"""Show a person two articles side by side, and why the second got its verdict."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from agents.console import write
from agents.explain.colours import DIM
from agents.explain.labels import Labels
from agents.why.body import FIRST, NAMES, SECOND, Body
from agents.why.differences import (
    Slot,
    edited,
    is_hardly_shared,
    own_paragraphs,
    slots,
)
from agents.why.judged import Side, Why
from agents.why.marked import DIFFERS, passage_style
from agents.why.reasons import (
    DECIDES,
    Reason,
    met,
    outlets,
    reasons,
    shares,
    verdict,
)
from agents.why.words import Words
from schemas.decisions import Change
from streams.dedupe.grounds import Route
from streams.settings import Settings

__all__ = ["show"]

MOST_WIDTH = 160
COLUMNS_WIDTH = 100  # narrower: one below the other
MOST_CHANGES = 8
MOST_SLOTS = 10
DOT = " \u00b7 "


def show(
    why: Why, console: Console, labels: Labels, words: Words, settings: Settings
) -> None:
    """Print headings, both texts, what differs, the verdict and its reasons."""
    console.width = min(console.width, MOST_WIDTH)
    is_plain = console.color_system is None or console.no_color
    page = _Page(why, labels, words, settings)
    body = Body(why, is_plain=is_plain)
    is_wide = console.width >= COLUMNS_WIDTH
    write(console, page.heads(is_wide=is_wide))
    write(console, Group(*(body.beside() if is_wide else body.below())))
    write(console, page.differences())
    write(console, page.verdict(is_wide=is_wide))
    if not is_plain:
        write(console, page.legend())


class _Page:
    def __init__(
        self, why: Why, labels: Labels, words: Words, settings: Settings
    ) -> None:
        self._why = why
        self._labels = labels
        self._words = words
        self._settings = settings

    def heads(self, *, is_wide: bool) -> Group:
        first = self._head(FIRST, self._why.first)
        second = self._head(SECOND, self._why.second)
        if not is_wide:
            return Group(Rule(style=DIM), first, Text(), second, Rule(style=DIM))
        grid = Table.grid(padding=(0, 2), expand=True)
        grid.add_column(ratio=1)
        grid.add_column(ratio=1)
        grid.add_row(first, second)
        return Group(Rule(style=DIM), grid, Rule(style=DIM))

    def _head(self, name: str, side: Side) -> Text:
        article = side.article
        told = (
            article.source or self._words.outlet_unknown,
            self._labels.count(article.word_count, self._labels.words),
            self._labels.time(article.published),
        )
        return Text.assemble(
            (f"{name}  ", NAMES[name]),
            (f"{side.name}\n", DIM),
            (f"{article.title or self._labels.untitled}\n", "bold"),
            (DOT.join(told), DIM),
        )

    def differences(self) -> Table:
        grid = _facts()
        for name, told in self._differences():
            grid.add_row(name, told)
        return grid

    def _differences(self) -> Iterator[tuple[str, Text]]:
        yield self._words.shares, Text(self._shared())
        yield from self._own()
        filled = [s for s in slots(self._why) if s.both or s.first or s.second]
        for number, slot in enumerate(filled):
            yield "" if number else self._words.slots, self._slot(slot)
        yield from self._changes()
        if self._why.decision and self._why.decision.silent_edit:
            yield "", Text(self._words.silent, DIFFERS)

    def _shared(self) -> str:
        count = self._labels.count(len(self._why.shared), self._words.passages)
        return f"{count}{DOT}{shares(self._why, self._words)}"

    def _own(self) -> Iterator[tuple[str, Text]]:
        """Name the paragraphs that hardly share anything."""
        why = self._why
        if is_hardly_shared(why):
            return
        first, second = own_paragraphs(why)
        for name, side, own in (
            (FIRST, why.first, first),
            (SECOND, why.second, second),
        ):
            if own:
                told = [f"\u00b6{number + 1} {_begin(side, number)}" for number in own]
                yield self._words.own.format(name), Text("\n".join(told))

    def _slot(self, slot: Slot) -> Text:
        told = (
            (self._words.both, slot.both),
            (self._words.only.format(FIRST), slot.first),
            (self._words.only.format(SECOND), slot.second),
        )
        shown = [
            f"{label} {_some(found, self._words)}" for label, found in told if found
        ]
        return Text(f"{getattr(self._words, slot.name)}: {DOT.join(shown)}")

    def _changes(self) -> Iterator[tuple[str, Text]]:
        if is_hardly_shared(self._why):
            yield self._words.changed, Text(self._words.hardly)
            return
        changes = list(edited(self._why))
        for number, change in enumerate(changes[:MOST_CHANGES]):
            yield "" if number else self._words.changed, _change(change)
        if len(changes) > MOST_CHANGES:
            rest = len(changes) - MOST_CHANGES
            yield "", Text(self._words.more.format(rest), DIM)

    def verdict(self, *, is_wide: bool) -> Group:
        words, why = self._words, self._why
        said = why.decision
        name = self._labels.verdicts[said.verdict] if said else words.none
        grid = _facts()
        line = Text.assemble((name, "bold"), f"{DOT}B {verdict(why, words)}")
        grid.add_row(words.verdict, line if said else Text(name, "bold"))
        if said and said.corrects:
            grid.add_row("", words.corrects)
        grid.add_row(words.met, f"{met(why, words, self._settings)}{DOT}{self._met()}")
        is_read = why.grounds.route is Route.READ
        label = words.tests if is_read else words.tests_unread
        grid.add_row(label, self._tests(is_wide=is_wide))
        first = words.first_yes if is_read else words.would_be
        grid.add_row("", Text(f"{first}; {DECIDES}{words.decides}", DIM))
        return Group(Rule(style=DIM), grid)

    def _met(self) -> str:
        return outlets(self._why, self._words)

    def _tests(self, *, is_wide: bool) -> Table:
        """Lay the tests out: answer, question, and what was found."""
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(no_wrap=is_wide)
        if is_wide:
            grid.add_column(ratio=1)
        for reason in reasons(self._why, self._words):
            style = "bold green" if reason.is_verdict else "" if reason.holds else DIM
            question, found = Text(reason.question, style), _found(reason)
            if not is_wide:
                told = Text("\n").join([question, found] if found else [question])
            cells = [question, found] if is_wide else [told]
            grid.add_row(Text(reason.answer, style), *cells)
        return grid

    def legend(self) -> Text:
        shown = (
            (self._words.shared, passage_style(0)),
            (self._words.differs, DIFFERS),
        )
        told = Text(DOT).join(Text(name, style) for name, style in shown)
        return Text.assemble((f"{self._labels.marks}: ", DIM), told)


def _facts() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=DIM, no_wrap=True)
    grid.add_column(ratio=1)
    return grid


def _found(reason: Reason) -> Text:
    told = [
        Text(f"{DECIDES}{found}") if decides else Text(found, DIM)
        for found, decides in reason.found
    ]
    return Text.assemble((DOT, DIM)).join(told)


def _change(change: Change) -> Text:
    told = Text()
    for name, text in ((FIRST, change.from_), (SECOND, change.to)):
        if text is not None:
            told.append("\n" if told else "").append(f"{name} ", NAMES[name])
            told.append(text)
    return told


def _begin(side: Side, number: int, most: int = 60) -> str:
    text = side.paragraphs[number]
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} \u2026"


def _some(found: tuple[str, ...], words: Words) -> str:
    shown = ", ".join(found[:MOST_SLOTS])
    rest = len(found) - MOST_SLOTS
    return f"{shown} {words.more.format(rest)}" if rest > 0 else shown
