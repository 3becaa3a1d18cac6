"""kawat topics: what the topology needs on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from agents.exits import Exit
from agents.options import as_json, configured, settings_of

if TYPE_CHECKING:
    from agents.topic_plan import Change, Plan

__all__ = ["command"]

with_raw = click.option(
    "--with-raw", is_flag=True, help="The raw topics too: for development."
)


@click.group("topics", short_help="Plan, make or check the topics.")
def command() -> None:
    """Plan, make or check the topics that Kawat owns."""


@command.command("plan")
@configured
@with_raw
@as_json
def plan_command(
    config: str | None, changes: tuple[str, ...], *, with_raw: bool, is_json: bool
) -> None:
    """Print what `apply` would do; change nothing."""
    from agents.admin import plan

    _print(plan(settings_of(config, changes), with_raw=with_raw), is_json=is_json)


@command.command("apply")
@configured
@with_raw
@as_json
def apply_command(
    config: str | None, changes: tuple[str, ...], *, with_raw: bool, is_json: bool
) -> None:
    """Make what is missing, mend the configuration; a second time does nothing.

    Partitions of topics that are ordered by key are never grown, a raw topic is never
    changed; such a difference ends with 78 before anything is done.
    """
    from agents.admin import apply

    _print(apply(settings_of(config, changes), with_raw=with_raw), is_json=is_json)


@command.command("check")
@configured
@with_raw
@as_json
def check_command(
    config: str | None, changes: tuple[str, ...], *, with_raw: bool, is_json: bool
) -> Exit:
    """Exit with 0 when all is as wanted, 3 when it drifted, 78 when it cannot work."""
    from agents.admin import plan

    found = plan(settings_of(config, changes), with_raw=with_raw)
    _print(found, is_json=is_json)
    return found.exit


def _print(found: Plan, *, is_json: bool) -> None:
    if is_json:
        import orjson

        click.echo(orjson.dumps([_plain(change) for change in found.changes]))
        return
    from agents.console import table

    table(("topic", "partitions", "action", "why"), [_row(c) for c in found.changes])


def _row(change: Change) -> tuple[str, str, str, str]:
    name, partitions = change.topic.name, str(change.topic.partitions)
    return name, partitions, str(change.action), "; ".join(change.reasons)


def _plain(change: Change) -> dict[str, Any]:
    return {
        "topic": change.topic.name,
        "partitions": change.topic.partitions,
        "found": change.found,
        "action": change.action,
        "reasons": change.reasons,
        "config": dict(change.topic.config),
    }
