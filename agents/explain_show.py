"""Mark an article up for a person: what stays, what was cut and why, who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from agents.explain import Dead, Explained
from agents.explain_facts import facts, heading
from agents.explain_marks import Mark, marks, speaker_of
from agents.explain_parts import BODY, TITLE, Part
from agents.explain_view import View

__all__ = ["show"]

WIDTH = 100
SPEAKERS = ("green", "cyan", "magenta", "yellow", "blue", "bright_red")
MARKED = {"date": "underline", "credit": "bold underline", "subject": "bold"}
CUT = "strike dim red"
RULE = "italic dim"
OPEN, CLOSE = "\u2039", "\u203a"  # single angle quotation marks


def show(found: Iterable[Explained | Dead], console: Console) -> None:
    """Print every article; without colours, cuts stand between "[-" and "-]"."""
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    for one in found:
        told = _dead(one) if isinstance(one, Dead) else _Page(one, console).whole()
        with console.capture() as page:
            console.print(told)
        # Cells are filled up with blanks: nobody wants them in a file.
        lines = page.get().splitlines()
        console.file.write("\n".join(map(str.rstrip, lines)) + "\n")


def _dead(one: Dead) -> RenderableType:
    return Group(
        Rule(Text(one.origin, "dim"), align="left", style="dim"),
        Text.assemble(("dead ", "bold red"), (one.reason, "bold"), f"  {one.detail}"),
        Text(),
    )


class _Page:
    """One article, with a colour for each of its speakers."""

    def __init__(self, one: Explained, console: Console) -> None:
        self._view = one.view
        self._parts = one.parts
        self._is_plain = console.color_system is None
        told = (speaker_of(q.speaker, q.resolved) for q in one.view.quotes)
        named = dict.fromkeys(told)
        self._colours = {
            name: SPEAKERS[at % len(SPEAKERS)] for at, name in enumerate(named)
        }

    def whole(self) -> RenderableType:
        """Put heading, text and facts below each other."""
        view = self._view
        return Group(
            Rule(Text(view.origin, "dim"), align="left", style="dim"),
            Text(view.title or "(no headline)", "bold"),
            Text(heading(view), "dim"),
            Text(),
            self._text(),
            Text(),
            Padding(self._facts(), (0, 0, 1, 0)),
        )

    def _text(self) -> Table:
        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(justify="right", style="dim", no_wrap=True)
        grid.add_column(no_wrap=True, style="red")
        grid.add_column(ratio=1)
        grid.add_column(justify="right", style=RULE, no_wrap=True)
        was_kept: bool | None = None
        for line, parts in groupby(self._shown(), key=lambda part: part.line):
            here = list(parts)
            is_kept = any(part.kind == BODY for part in here)
            if was_kept is not None and (is_kept or was_kept):
                grid.add_row()
            rules = "" if is_kept else ", ".join(str(part.rule) for part in here)
            told = Text(" ").join([self._part(part, is_kept) for part in here])
            grid.add_row(str(line), "" if is_kept else "-", told, rules)
            was_kept = is_kept
        return grid

    def _shown(self) -> Iterator[Part]:
        """Leave out a headline that stands above already."""
        return (part for part in self._parts if part.kind != TITLE or part.rule)

    def _part(self, part: Part, is_inside: bool) -> Text:  # noqa: FBT001 - of a line
        if part.paragraph is not None:
            return self._paragraph(part.paragraph)
        if part.kind == "dateline":
            return Text(part.text, "bold blue")
        cut = Text(f"[-{part.text}-]" if self._is_plain else part.text, CUT)
        return cut.append(f" {part.rule}", RULE) if is_inside else cut

    def _paragraph(self, number: int) -> Text:
        found = marks(self._view, number)
        text = Text(self._view.paragraphs[number])
        for mark in found:
            text.stylize(self._style(mark), mark.start, mark.end)
        return self._with_speakers(text, found)

    def _style(self, mark: Mark) -> str:
        return MARKED.get(mark.what) or self._colours[mark.note]

    def _with_speakers(self, text: Text, found: Sequence[Mark]) -> Text:
        """Name the speaker behind the closing mark of each quote."""
        done = Text()
        at = 0
        for mark in found:
            if mark.what == "quote":
                done += text[at : mark.end + 1]
                done.append(
                    f" {OPEN}{mark.note}{CLOSE}", f"{self._colours[mark.note]} italic"
                )
                at = mark.end + 1
        return done + text[at:] if at else text

    def _facts(self) -> Table:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(ratio=1)
        for name, spoken in self._spoken():
            grid.add_row(name, spoken)
        for name, told in facts(self._view):
            grid.add_row(name, told)
        return grid

    def _spoken(self) -> Iterator[tuple[str, Text]]:
        told = Counter(speaker_of(q.speaker, q.resolved) for q in self._view.quotes)
        for at, (name, count) in enumerate(told.items()):
            plural = "quote" if count == 1 else "quotes"
            line = Text.assemble(
                (f"■ {name}", self._colours[name]), f"  {count} {plural}"
            )
            line.append("".join(f"  {way}" for way in _ways(self._view, name)), "dim")
            yield "" if at else "speakers", line


def _ways(view: View, name: str) -> list[str]:
    """Tell how the text puts it: "kata Xi", "tegas dia"."""
    told = [
        " ".join(filter(None, (quote.verb, quote.speaker)))
        for quote in view.quotes
        if speaker_of(quote.speaker, quote.resolved) == name
    ]
    return [way for way in dict.fromkeys(told) if way]
