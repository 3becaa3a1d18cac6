"""kawat audit: one fate for every raw record, from the topics alone."""

from __future__ import annotations

import click

from agents.exits import Exit
from agents.options import as_json, configured, settings_of

__all__ = ["command"]

STAGES = "parse,dedupe,classify"


@click.command("audit", short_help="Account for every raw record, from the topics.")
@click.option(
    "--stages",
    default=STAGES,
    show_default=True,
    metavar="LIST",
    help="The part of the chain to audit.",
)
@click.option("--from", "since", metavar="WHERE", help="Begin with these raw records.")
@click.option("--to", "until", metavar="WHERE", help="End before these raw records.")
@click.option(
    "--settle",
    "settle_seconds",
    type=click.FloatRange(min=0),
    help="Wait so long for the group to pass the ends.  [seconds]",
)
@click.option(
    "--repair",
    "is_repairing",
    is_flag=True,
    help="Write the best record again where an older one hides it.",
)
@configured
@as_json
def command(
    stages: str,
    since: str | None,
    until: str | None,
    settle_seconds: float | None,
    config: str | None,
    changes: tuple[str, ...],
    *,
    is_repairing: bool,
    is_json: bool,
) -> Exit:
    """Count what became of every raw record, and tell what should not be.

    WHERE is topic/partition/offset, an offset of every partition, a time in ISO 8601
    with zone, a date (its midnight in UTC), or -7d. Exit code 0: it balances; 3: it
    does not; 75: the group is still behind.
    """
    from agents.audit import audit, repair, table

    settings = settings_of(config, changes)
    settle = {} if settle_seconds is None else {"settle_seconds": settle_seconds}
    chosen = tuple(name.strip() for name in stages.split(",") if name.strip())
    report = audit(settings, stages=chosen, since=since, until=until, **settle)
    if is_json:
        import orjson

        click.echo(orjson.dumps(report.as_json()))
    else:
        click.echo(table(report))
    if is_repairing:
        click.echo(f"{repair(settings, report)} records written again", err=True)
    return report.exit
