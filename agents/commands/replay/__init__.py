"""kawat replay: plan a part of the past, run it again, compare and promote it."""

from __future__ import annotations

import click

from agents.lazy_group import LazyGroup

__all__ = ["command"]

COMMANDS = (
    "plan",
    "run",
    "diff",
    "promote",
    "list",
    "show",
    "pause",
    "resume",
    "cancel",
    "clean",
)


@click.group(
    "replay",
    cls=LazyGroup,
    package="agents.commands.replay",
    names=COMMANDS,
    gathered=dict.fromkeys(("pause", "resume", "cancel"), "ask"),
    short_help="Run a part of the past again, beside the live chain.",
)
def command() -> None:
    """Plan a part of the past, run it again, compare it, promote it.

    Nothing here joins or touches the live group.
    """
