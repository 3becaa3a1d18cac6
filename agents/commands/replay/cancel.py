"""kawat replay cancel: ask a run, which may be on another machine."""

from __future__ import annotations

import click

from agents.options import configured, settings_of

__all__ = ["command"]


@click.command("cancel", short_help="End a run for good.")
@click.argument("run")
@configured
def command(run: str, config: str | None, changes: tuple[str, ...]) -> None:
    """Ask RUN to end; what it has written stays until `kawat replay clean`."""
    from agents.replay.register import ask
    from agents.replay.runs import Ask

    ask(settings_of(config, changes), run, Ask.CANCEL)
    click.echo(f"asked {run} to cancel", err=True)
