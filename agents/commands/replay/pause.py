"""kawat replay pause: ask a run, which may be on another machine."""

from __future__ import annotations

import click

from agents.options import configured, settings_of

__all__ = ["command"]


@click.command("pause", short_help="Let a run rest.")
@click.argument("run")
@configured
def command(run: str, config: str | None, changes: tuple[str, ...]) -> None:
    """Ask RUN to rest: it commits what it has and waits, or is resumed by `run`."""
    from agents.replay.answers import answer
    from agents.replay.runs import Ask

    said = answer(settings_of(config, changes), run, Ask.PAUSE)
    click.echo(f"asked {run} to pause\n{said}", err=True)
