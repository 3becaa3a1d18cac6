"""kawat why: two articles side by side, and why the second got its verdict."""

from __future__ import annotations

import click

from agents.exits import Exit
from agents.options import (
    as_json,
    configured,
    kinds,
    labelled,
    language_of,
    looked_up,
    settings_of,
)

__all__ = ["command"]


@click.command(
    "why", short_help="Compare two articles: what is shared, why the verdict."
)
@click.argument("first", type=click.Path(allow_dash=True), metavar="A")
@click.argument("second", type=click.Path(allow_dash=True), metavar="B")
@kinds
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    help="Who published A, then B, where the file does not tell.",
)
@looked_up
@labelled
@configured
@as_json
def command(
    first: str,
    second: str,
    *,
    kind: str | None,
    outlets: tuple[str, ...],
    bootstrap: str | None,
    language: str | None,
    config: str | None,
    changes: tuple[str, ...],
    is_json: bool,
) -> int:
    """Judge B on A, by the rules of the stage, and show why.

    A and B are files with one article each (text, HTML, an envelope, a line of
    `kawat run`), or records on the broker as `kawat explain` finds them.

    Both texts with the passages that they share; what differs; the verdict; each test
    in the order in which it is tried, what it measured and which measure decided.
    """
    import sys

    from agents.why.judged import judged
    from agents.why.reading import fetched

    names = (first, second)
    if len(outlets) > len(names):
        raise click.BadParameter("two at most: of A, of B", param_hint="--outlet")
    settings = settings_of(config, changes, bootstrap=bootstrap)
    why = judged(names, fetched(names, kind, settings), outlets, settings)
    if is_json:
        from agents.why.twin import line

        sys.stdout.buffer.write(line(why) + b"\n")
        return Exit.FINE
    from rich.console import Console

    from agents.explain.labels import labels
    from agents.why.page import show
    from agents.why.words import words

    told = language_of(language)
    console = Console(highlight=False)
    show(why, console, labels(told), words(told), settings)
    return Exit.FINE
