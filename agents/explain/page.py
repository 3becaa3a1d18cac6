"""Mark an article up for a person: what stays, what was cut and why, who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from agents.console import write
from agents.explain.article import Dead, Explained
from agents.explain.body import Body
from agents.explain.colours import DIM, Colours, legend
from agents.explain.facts import facts, heading
from agents.explain.labels import Labels
from agents.explain.marks import UNNAMED, speaker_of
from agents.explain.view import View
from schemas.article import QuoteKind

__all__ = ["show"]

WIDTH = 100


def show(found: Iterable[Explained | Dead], console: Console, labels: Labels) -> None:
    """Print every article as it comes; in colour, what they mean stands below."""
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    is_plain = console.color_system is None or console.no_color
    for one in found:
        write(
            console,
            _dead(one, labels)
            if isinstance(one, Dead)
            else _page(one, labels, is_plain=is_plain),
        )
    if not is_plain:
        write(console, legend(labels))


def _dead(one: Dead, labels: Labels) -> RenderableType:
    return Group(
        Rule(Text(one.origin, DIM), align="left", style=DIM),
        Text.assemble(
            (f"{labels.dead} ", "bold red"), (one.reason, "bold"), f"  {one.detail}"
        ),
        Text(),
    )


def _page(one: Explained, labels: Labels, *, is_plain: bool) -> RenderableType:
    """Put heading, text and facts below each other."""
    view = one.view
    colours = Colours.of(view)
    return Group(
        Rule(Text(view.origin, DIM), align="left", style=DIM),
        Text(view.title or labels.untitled, "bold"),
        Text(heading(view, labels), DIM),
        Text(),
        *Body(one, colours, labels, is_plain=is_plain).lines(),
        Text(),
        Padding(_facts(view, colours, labels), (0, 0, 1, 0)),
    )


def _facts(view: View, colours: Colours, labels: Labels) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=DIM, no_wrap=True)
    grid.add_column(ratio=1)
    for name, spoken in _spoken(view, colours, labels):
        grid.add_row(name, spoken)
    for name, told in facts(view, labels):
        grid.add_row(name, told)
    return grid


def _spoken(view: View, colours: Colours, labels: Labels) -> Iterator[tuple[str, Text]]:
    for at, (name, colour) in enumerate(colours.speakers.items()):
        line = Text(f"■ {labels.nobody if name == UNNAMED else name}", colour)
        line.append(f"  {_count(view, name, labels)}", "default")
        line.append("".join(f"  {way}" for way in _ways(view, name)), DIM)
        yield "" if at else labels.speakers, line


def _count(view: View, name: str, labels: Labels) -> str:
    """Count what was quoted, and what was retold."""
    said = [q for q in view.quotes if speaker_of(q.speaker, q.resolved) == name]
    direct = sum(quote.kind is QuoteKind.DIRECT for quote in said)
    told = [labels.count(direct, labels.quotes)] if direct else []
    if direct < len(said):
        told.append(labels.count(len(said) - direct, labels.retold))
    return ", ".join(told)


def _ways(view: View, name: str) -> list[str]:
    """Tell how the text puts it: "kata Xi", "tegas dia"."""
    told = [
        " ".join(filter(None, (quote.verb, quote.speaker)))
        for quote in view.quotes
        if speaker_of(quote.speaker, quote.resolved) == name
    ]
    return [way for way in dict.fromkeys(told) if way]
