"""kawat replay pause, resume, cancel: ask a run, which may be on another machine."""

from __future__ import annotations

import click

from agents.options import configured, settings_of

__all__ = ["cancel", "pause", "resume"]


def _asking(name: str, short_help: str, told: str) -> click.Command:
    """Make the command that asks for what it is called."""

    @click.command(name, short_help=short_help, help=told)
    @click.argument("run")
    @configured
    def command(run: str, config: str | None, changes: tuple[str, ...]) -> None:
        from agents.replay.answers import answer
        from agents.replay.runs import Ask

        said = answer(settings_of(config, changes), run, Ask(name))
        click.echo(f"asked {run} to {name}\n{said}", err=True)

    return command


pause = _asking(
    "pause",
    "Let a run rest.",
    "Ask RUN to rest: it commits what it has and waits, or is resumed by `run`.",
)
resume = _asking(
    "resume",
    "Let a paused run go on.",
    "Ask RUN to go on. When its process has ended, `kawat replay run` goes on.",
)
cancel = _asking(
    "cancel",
    "End a run for good.",
    """Ask RUN to end; what it has written stays until `kawat replay clean`.

    A run that does not answer, since its process is gone, is ended here.
    """,
)
