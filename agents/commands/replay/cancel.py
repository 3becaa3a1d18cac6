"""kawat replay cancel: ask a run, which may be on another machine."""

from __future__ import annotations

import click

from agents.options import configured, settings_of

__all__ = ["command"]


@click.command("cancel", short_help="End a run for good.")
@click.argument("run")
@configured
def command(run: str, config: str | None, changes: tuple[str, ...]) -> None:
    """Ask RUN to end; what it has written stays until `kawat replay clean`.

    A run that does not answer, since its process is gone, is ended here.
    """
    from agents.replay.answers import answer
    from agents.replay.runs import Ask

    said = answer(settings_of(config, changes), run, Ask.CANCEL)
    click.echo(f"asked {run} to cancel\n{said}", err=True)
