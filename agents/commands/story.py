"""kawat story: all versions and copies of a story on a time line."""

from __future__ import annotations

import click

from agents.exits import Exit
from agents.options import as_json, configured, labelled, language_of, settings_of

__all__ = ["command"]


@click.command("story", short_help="Show all versions and copies of a story in time.")
@click.argument("name", metavar="ID")
@click.option(
    "--from",
    "files",
    type=click.Path(allow_dash=True),
    multiple=True,
    metavar="FILE",
    help="Read what `kawat run` or `kawat tap` printed, not the broker; repeatable.",
)
@click.option(
    "--bootstrap", metavar="HOST:PORT", help="Where the topics are read; a setting."
)
@labelled
@configured
@as_json
def command(
    name: str,
    *,
    files: tuple[str, ...],
    bootstrap: str | None,
    language: str | None,
    config: str | None,
    changes: tuple[str, ...],
    is_json: bool,
) -> int:
    """Show the story ID (urn:kawat:story:…), newest last.

    The id or address of one of its articles will do. Each entry: when, how long after
    the first, outlet, verdict, version, headline; withdrawn ones are marked.

    Reads articles.enriched and articles.duplicates, or FILE (a folder, - for standard
    input).
    """
    import sys

    from agents.story.collect import collect
    from agents.story.sources import from_broker, from_files

    settings = settings_of(config, changes, bootstrap=bootstrap)
    found = collect(from_files(files) if files else from_broker(settings), name)
    if is_json:
        from agents.story.twin import line

        sys.stdout.buffer.write(line(found) + b"\n")
        return Exit.FINE
    from rich.console import Console

    from agents.explain.labels import labels
    from agents.story.page import show
    from agents.story.words import words

    told = language_of(language)
    show(found, Console(highlight=False), labels(told), words(told))
    return Exit.FINE
