"""kawat replay plan: what a run would read, in which order, how long."""

from __future__ import annotations

from typing import Any

import click

from agents.exits import Exit, Stop
from agents.options import as_json, configured

__all__ = ["command"]


@click.command("plan", short_help="Plan a run; nothing is produced.")
@click.argument("inputs", nargs=-1, metavar="[FILE…]")
@click.option("--from", "since", metavar="WHEN", help="Begin of the window.")
@click.option("--to", "until", metavar="WHEN", help="End of the window, excluded.")
@click.option("--zone", metavar="NAME", help="Zone of dates and times without one.")
@click.option(
    "--from-stage",
    type=click.Choice(["parse", "dedupe", "classify"]),
    default="parse",
    show_default=True,
    help="First stage that runs again; it reads what it read live.",
)
@click.option("--source", "sources", multiple=True, help="Only this outlet's articles.")
@click.option("--language", "languages", multiple=True, help="Only in this language.")
@click.option("--guid-file", metavar="FILE", help="Only these guids, one a line.")
@click.option("--model", metavar="PATH", help="Folder of words, or file of a model.")
@click.option("--settings", "overlay", metavar="FILE", help="TOML: rules to try.")
@click.option(
    "--output",
    type=click.Choice(["isolated", "live", "files"]),
    default="isolated",
    show_default=True,
    help="Topics of its own, the live ones, or files.",
)
@click.option("--output-path", metavar="FOLDER", help="Where files go.")
@click.option(
    "--order",
    type=click.Choice(["recorded", "timestamp"]),
    default="recorded",
    show_default=True,
    help="As articles.parsed has it, or by time.",
)
@click.option(
    "--warm-up",
    metavar="SPAN",
    help="How far before the window to read; else identity_days.",
)
@click.option(
    "--slack",
    metavar="SPAN",
    help="How late a record may come; else replay_slack_seconds.",
)
@click.option("--allow-gaps", is_flag=True, help="Plan what retention has left.")
@click.option("--exact", is_flag=True, help="Count by reading everything.")
@click.option("--name", default="", help="Name of the run.")
@click.option("--plan", "path", metavar="FILE", help="Its file; else RUN.json.")
@click.option(
    "--kind",
    type=click.Choice(["ndjson", "json", "html", "text"]),
    help="What the FILEs are; without it told by name and content.",
)
@configured
@as_json
def command(
    config: str | None,
    changes: tuple[str, ...],
    path: str | None,
    *,
    is_json: bool,
    **options: Any,  # noqa: ANN401 - one per field of Options
) -> None:
    """Plan a run of what the topics hold, or of FILEs (also folders and archives).

    WHEN is a time with zone, a date, -7d, now, an offset, or topic/partition/offset;
    SPAN is 90d, 12h, 10m, 0 or all. Writes RUN.json, and the summary as RUN.txt.
    """
    from datetime import UTC, datetime
    from pathlib import Path

    from agents.replay.plan_file import write
    from agents.replay.planning.options import Options, plan_of
    from agents.replay.shown import print_plan, write_summary

    if path is not None and not path.endswith(".json"):
        why = "the name of a plan ends in .json: its summary lies beside it"
        raise Stop(Exit.USAGE, why, where=f"--plan {path}")
    plan = plan_of(config, changes, Options(**options), datetime.now(UTC))
    target = Path(path or f"{plan.run}.json")
    write(plan, target)
    write_summary(plan, target)
    print_plan(plan, is_json=is_json)
    click.echo(f"run it: kawat replay run {target}", err=True)
