"""kawat replay run: run a plan, or go on with it."""

from __future__ import annotations

from typing import Any

import click

from agents.exits import Exit
from agents.options import as_json, configured, settings_of

__all__ = ["command"]


@click.command("run", short_help="Run a plan, or go on where it stopped.")
@click.argument("path", metavar="PLAN", type=click.Path())
@click.option("--as", "name", metavar="NAME", help="Another name: run it once more.")
@click.option(
    "--rate", type=click.FloatRange(min=0, min_open=True), help="Records a second."
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes that parse and classify; else one a core.",
)
@click.option(
    "--web-port",
    type=click.IntRange(0, 65_535),
    help="Port of /metrics; 0 = any free one; else none.",
)
@click.option(
    "--nice",
    type=click.IntRange(0, 19),
    default=10,
    show_default=True,
    help="How far it stands back for the live chain on this machine.",
)
@click.option(
    "--keep",
    "retention_days",
    type=click.FloatRange(min=0, min_open=True),
    help="Days that its topics keep records; else replay_retention_days.",
)
@configured
@as_json
def command(
    path: str,
    config: str | None,
    changes: tuple[str, ...],
    *,
    is_json: bool,
    nice: int,
    **given: Any,  # noqa: ANN401 - one per field of Options
) -> Exit:
    """Run PLAN: read its ranges in order, write to topics of its own or to files.

    Killed or stopped (exit code 75), the same call goes on; finished, it gives the
    report again. Exit code 1: the report does not balance, or the run was cancelled.
    """
    import os
    from pathlib import Path

    from agents.replay.plan_file import read
    from agents.replay.report_page import page
    from agents.replay.run import Options, run
    from agents.replay.run_progress import progress

    settings = settings_of(config, changes)
    options = Options(**given | {"workers": given["workers"] or os.cpu_count() or 1})
    plan = read(Path(path))
    os.nice(nice)  # the worker processes too
    with progress() as show:
        report = run(settings, plan, options, show, _say)
    if is_json:
        import orjson

        click.echo(orjson.dumps(report.as_json()))
    else:
        click.echo(page(report))
    return Exit.FINE if report.is_balanced else Exit.FAILED


def _say(text: str) -> None:
    click.echo(text, err=True)
