"""kawat run: files in, records out as NDJSON; no broker."""

from __future__ import annotations

import click

from agents.exits import Exit
from agents.options import configured, kinds, settings_of

__all__ = ["command"]


@click.command("run", short_help="Read files, print what becomes of each article.")
@click.argument("inputs", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--until",
    type=click.Choice(["parse", "dedupe", "classify"]),
    default="classify",
    show_default=True,
    help="Last stage; the records of its topic are printed too.",
)
@click.option(
    "--skip",
    type=click.Choice(["dedupe"]),
    help="Judge every article on its own: each goes on as unique.",
)
@kinds
@configured
@click.option("--strict", is_flag=True, help="Exit with 3 when an input is dead.")
def command(
    inputs: tuple[str, ...],
    until: str,
    skip: str | None,
    kind: str | None,
    config: str | None,
    changes: tuple[str, ...],
    *,
    strict: bool,
) -> int:
    """Read INPUT (files, folders, - or nothing for standard input), print records.

    One JSON object a line: topic, key, headers, value. Progress goes to standard error.
    """
    import sys

    from agents.inputs import messages
    from agents.run import Plan, run

    settings = settings_of(config, changes)
    plan = Plan(settings=settings, until=until, is_deduping=skip is None)
    read = messages(inputs, kind, fields=settings.raw_fields)
    counts = run(read, plan, sys.stdout.buffer)
    return Exit.FOUND if strict and counts.dead else Exit.FINE
