"""kawat replay promote: a run becomes what is live."""

from __future__ import annotations

import click

from agents.options import as_json, configured, settings_of

__all__ = ["command"]


@click.command("promote", short_help="Publish a finished run to the live topics.")
@click.argument("run", metavar="RUN")
@click.option("--yes", "is_real", is_flag=True, help="Do it; else it is only counted.")
@configured
@as_json
def command(
    run: str,
    *,
    is_real: bool,
    config: str | None,
    changes: tuple[str, ...],
    is_json: bool,
) -> None:
    """Publish what RUN has made better to articles.enriched and articles.duplicates.

    Without --yes it only counts. Per key the newest version wins: nothing newer is
    overwritten, no article that was taken down comes back. Whoever did it, and when,
    stands in articles.replays.audit. After a kill, call it again.
    """
    from agents.progress import Progress
    from agents.replay.promotion import promote
    from agents.replay.promotion.show import show

    settings = settings_of(config, changes)
    with Progress("records") as progress:
        entry = promote(settings, run, is_dry=not is_real, tell=progress.at)
    if is_json:
        from schemas.codec import encode

        click.echo(encode(entry))
    else:
        show(entry)
