"""kawat replay resume: ask a run, which may be on another machine."""

from __future__ import annotations

import click

from agents.options import configured, settings_of

__all__ = ["command"]


@click.command("resume", short_help="Let a paused run go on.")
@click.argument("run")
@configured
def command(run: str, config: str | None, changes: tuple[str, ...]) -> None:
    """Ask RUN to go on. When its process has ended, `kawat replay run` goes on."""
    from agents.replay.answers import answer
    from agents.replay.runs import Ask

    said = answer(settings_of(config, changes), run, Ask.RESUME)
    click.echo(f"asked {run} to resume\n{said}", err=True)
