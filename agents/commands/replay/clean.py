"""kawat replay clean: delete the topics of runs."""

from __future__ import annotations

import click

from agents.exits import Exit, Stop
from agents.options import configured, settings_of

__all__ = ["command"]


@click.command("clean", short_help="Delete the topics of runs.")
@click.argument("runs", nargs=-1, metavar="[RUN…]")
@click.option(
    "--over", "is_all", is_flag=True, help="All runs that are over, and unknown ones."
)
@click.option("--force", is_flag=True, help="Also a run that still seems to go on.")
@click.option("--yes", "is_agreed", is_flag=True, help="Do not ask.")
@configured
def command(
    runs: tuple[str, ...],
    config: str | None,
    changes: tuple[str, ...],
    *,
    is_all: bool,
    force: bool,
    is_agreed: bool,
) -> None:
    """Delete the topics of RUNs and forget them; what they promoted stays.

    Files that a run wrote are left where they are.
    """
    import sys

    from agents.replay.cleaning import clean, doomed, told

    if bool(runs) == is_all:
        raise Stop(Exit.USAGE, "name runs, or all that are over by --over")
    settings = settings_of(config, changes)
    found = doomed(settings, runs, force=force)
    for line in told(found):
        click.echo(line, err=True)
    if not found:
        return
    if not is_agreed:
        if not sys.stdin.isatty():
            raise Stop(Exit.USAGE, "nobody is there to agree", todo="add --yes")
        click.confirm("Delete?", abort=True, err=True)
    clean(settings, found, force=force)
