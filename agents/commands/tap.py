"""kawat tap: look into a topic."""

from __future__ import annotations

import click

from agents.options import configured, settings_of

__all__ = ["command"]


@click.command("tap", short_help="Print the records of a topic as they come.")
@click.argument("topic")
@click.option("--from-beginning", is_flag=True, help="Begin with the oldest record.")
@click.option("--until-end", is_flag=True, help="Stop at what is the end now.")
@configured
def command(
    topic: str,
    config: str | None,
    changes: tuple[str, ...],
    *,
    from_beginning: bool,
    until_end: bool,
) -> None:
    """Print the records of TOPIC, one JSON object a line, as they come.

    Topic, partition, offset, timestamp, key, headers, value. Ctrl-C ends it.
    """
    import contextlib
    import sys

    from agents.present import line_with_position
    from agents.tap import tap

    records = tap(
        settings_of(config, changes),
        topic,
        from_beginning=from_beginning,
        until_end=until_end,
    )
    with contextlib.suppress(KeyboardInterrupt):  # the way to end a look
        for record in records:
            sys.stdout.buffer.write(line_with_position(record) + b"\n")
            sys.stdout.buffer.flush()
