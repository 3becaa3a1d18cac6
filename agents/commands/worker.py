"""kawat worker: the stages on Kafka, until SIGTERM."""

from __future__ import annotations

import click

from agents.exits import Exit, Stop
from agents.options import configured, settings_of

__all__ = ["command"]


@click.command("worker", short_help="Run the stages on Kafka until SIGTERM.")
@configured
@click.option(
    "--stages",
    default="parse,dedupe,classify",
    show_default=True,
    metavar="LIST",
    help="The stages that this process takes part in, comma-separated.",
)
@click.option("--web-port", type=int, help="Port of /metrics; 0 = any free one.")
def command(
    config: str | None, changes: tuple[str, ...], stages: str, web_port: int | None
) -> int:
    """Read the raw topics and run the chain; SIGTERM ends it after what is in hand."""
    settings = settings_of(config, changes, web_port=web_port)
    chosen = _chosen(stages)
    from agents.worker import run_worker

    is_embedded = settings.api_version is not None
    return run_worker(settings, chosen, is_embedded=is_embedded)


def _chosen(stages: str) -> tuple[str, ...]:
    from streams.topology import STAGES

    named = {name.strip() for name in stages.split(",") if name.strip()}
    unknown = sorted(named - set(STAGES))
    if unknown or not named:
        raise Stop(
            Exit.USAGE,
            f"--stages {stages!r}: {', '.join(unknown) or 'none'} is no stage",
            todo=f"name some of {','.join(STAGES)}",
        )
    return tuple(name for name in STAGES if name in named)
