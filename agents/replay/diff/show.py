"""The diff on a terminal: what was found, its kinds, where, and some examples."""

from __future__ import annotations

from collections.abc import Sequence

import click

from agents.console import table
from agents.replay.diff.briefly import briefly
from agents.replay.diff.difference import Difference, Kind
from agents.replay.diff.summary import Share
from agents.replay.diff.told import Told, ranked, shares
from agents.replay.diff.words import Words

__all__ = ["show"]

MOST_ROWS = 12
MOST_SAMPLES = 3
TITLE = 60
COLOURS = {"-": "red", "+": "green"}


def show(told: Told) -> None:
    """Print it to standard output."""
    summary, words = told.summary, told.words
    click.echo(f"A {summary.a}\nB {summary.b}")
    colour = "yellow" if summary.is_different else "green"
    first, *rest = told.sentences()
    click.secho(first, fg=colour, bold=True)
    for sentence in rest:
        click.echo(sentence)
    _rows(words, (words.kind, words.articles), [(n, f"{c:,}") for n, c in told.kinds()])
    for title, rows in told.transitions():
        _rows(words, (title, words.articles), rows)
    subjects = [(name, f"{gone:,}", f"{new:,}") for name, gone, new in told.subjects()]
    _rows(words, (words.subject, words.dropped, words.added), subjects)
    _shares(told, words.outlet, summary.outlets)
    _shares(told, words.day, summary.days)
    fields = [(path, f"{count:,}") for path, count in ranked(summary.fields)]
    _rows(words, (words.field, words.articles), fields)
    _rows(words, (words.stamps, "", words.articles), told.stamps())
    _samples(told)


def _shares(told: Told, name: str, found: dict[str, Share]) -> None:
    differing = [(key, one) for key, one in shares(found) if one.differing]
    rows = [
        (
            told.plain(key),
            f"{one.differing:,}",
            f"{one.articles:,}",
            f"{one.differing / one.articles:.1%}",
        )
        for key, one in differing
    ]
    words = told.words
    _rows(words, (name, words.differing, words.articles, words.share), rows)


def _rows(words: Words, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    if not rows:
        return
    click.echo()
    table(head, rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        click.secho(words.more.format(f"{len(rows) - MOST_ROWS:,}"), dim=True)


def _samples(told: Told) -> None:
    for kind in Kind:
        samples = told.summary.samples(kind)[:MOST_SAMPLES]
        if not samples or kind is Kind.STAMPS:
            continue
        click.echo()
        click.secho(f"{told.words.examples}: {told.words.kinds[kind]}", bold=True)
        for sample in samples:
            _sample(told, sample.difference, kind)


def _sample(told: Told, one: Difference, kind: Kind) -> None:
    title = (one.title or told.words.untitled)[:TITLE]
    click.echo(f"  {one.outlet or told.words.unknown} · {one.day or '?'} · {title}")
    click.secho(f"    {one.article or one.origin}", dim=True)
    for line in briefly(told, one, kind):
        click.secho(f"    {line}", fg=COLOURS.get(line[0]))
