"""kawat replay show: one run, from its plan to its report."""

from __future__ import annotations

import click

from agents.options import as_json, configured, settings_of

__all__ = ["command"]


@click.command("show", short_help="Show a run, or the plan in a file.")
@click.argument("run", metavar="RUN|PLAN")
@configured
@as_json
def command(
    run: str, config: str | None, changes: tuple[str, ...], *, is_json: bool
) -> None:
    """Show plan, progress, topics and report of RUN, or a PLAN file before it runs."""
    from pathlib import Path

    from agents.replay.plan_file import read
    from agents.replay.shown import print_plan, print_run

    if run.endswith(".json") or Path(run).is_file():
        print_plan(read(Path(run)), is_json=is_json)
        return
    from agents.replay.listing import Listed
    from agents.replay.register import known
    from agents.replay.storage import held

    settings = settings_of(config, changes)
    state = known(settings).of(run)
    topics = held(settings).get(run, [])
    print_run(Listed(run=run, state=state, topics=topics), is_json=is_json)
