"""kawat replay list: the runs that the register knows, and what they take."""

from __future__ import annotations

import click

from agents.options import as_json, configured, settings_of

__all__ = ["command"]


@click.command("list", short_help="List the runs: state, progress, size.")
@configured
@as_json
def command(config: str | None, changes: tuple[str, ...], *, is_json: bool) -> None:
    """List the runs, the last changed first.

    A run that is "unknown" has topics, but the register does not know it.
    """
    from datetime import UTC, datetime

    from agents.replay import listing
    from agents.replay.register import known
    from agents.replay.storage import held

    settings = settings_of(config, changes)
    found = listing.listed(known(settings).runs, held(settings))
    if is_json:
        import orjson

        click.echo(orjson.dumps(listing.as_json(found)))
        return
    if not found:
        click.echo("no runs; `kawat replay plan` makes the plan of one", err=True)
        return
    from agents.console import table

    now = datetime.now(UTC)
    table(listing.HEAD, [listing.row(one, now) for one in found])
