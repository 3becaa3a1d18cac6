"""kawat lexicon: a newsroom's own words, tried before they come into force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from agents.exits import Exit, Stop
from agents.options import as_json, configured, kinds, settings_of

if TYPE_CHECKING:
    from schemas.article import ParsedArticle
    from streams.settings import Settings

__all__ = ["command"]


@click.group("lexicon", short_help="Try words of your own before they count.")
def command() -> None:
    """Try words of your own before they come into force."""


@command.command("check")
@click.argument("words", type=click.Path(), metavar="FOLDER")
@click.argument("inputs", nargs=-1, type=click.Path(allow_dash=True), metavar="INPUT…")
@click.option(
    "--topic",
    "is_topic",
    is_flag=True,
    help="Try them on articles.unique in place of files.",
)
@click.option("--since", metavar="WHERE", help="Begin with these records of the topic.")
@click.option("--until", metavar="WHERE", help="End before these records of the topic.")
@click.option(
    "--samples",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    help="Articles that are shown.",
)
@kinds
@configured
@as_json
def check_command(
    words: str,
    inputs: tuple[str, ...],
    *,
    since: str | None,
    until: str | None,
    samples: int,
    kind: str | None,
    config: str | None,
    changes: tuple[str, ...],
    is_topic: bool,
    is_json: bool,
) -> Exit:
    """Tell what the words in FOLDER would alter, against those in force.

    INPUTs are raw articles, or lines that `kawat tap` printed of articles.unique or
    articles.parsed. Without any the words alone are checked. WHERE is an offset,
    topic/partition/offset or a time with zone. In force are `lexicon_dir`'s words, or
    ours where it is unset.

    Exit code 0: nothing would change; 3: something would; 78: a word is wrong.
    """
    from agents.lexicon import compared
    from agents.lexicon.page import page
    from agents.lexicon.twin import line
    from agents.plugs import LexiconFolder, plugged

    settings = settings_of(config, changes)
    folder = LexiconFolder(words)
    if folder.is_empty:
        raise Stop(Exit.USAGE, "holds no *.toml", where=words)
    old = plugged(settings).lexicon()
    window = _window(settings, inputs, kind, (since, until) if is_topic else None)
    pair = old, folder.current()
    found = compared(window, pair, settings.subject_confidence, samples)
    click.echo(line(found).decode() if is_json else page(found))
    return Exit.FOUND if found.changed else Exit.FINE


def _window(
    settings: Settings,
    inputs: tuple[str, ...],
    kind: str | None,
    part: tuple[str | None, str | None] | None,
) -> Iterator[ParsedArticle]:
    """Read the part of the topic that was asked for, and the files."""
    from agents.lexicon import articles, on_topic

    if part is not None:
        yield from on_topic(settings, *part)
    if inputs:
        yield from articles(inputs, kind, settings)
