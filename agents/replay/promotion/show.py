"""A promotion on a terminal: what was, or would be, published and what stays behind."""

from __future__ import annotations

import click

from agents.console import table
from agents.replay.promotion.audit import Promotion
from agents.replay.promotion.choice import Choice

__all__ = ["show"]

TOLD = {
    Choice.NEW: "published: live has nothing under the key",
    Choice.REPLACED: "published: the same version, told otherwise",
    Choice.SAME: "live has these bytes",
    Choice.NEWER: "kept back: live has a newer version",
    Choice.WITHDRAWN: "kept back: the article was taken down",
    Choice.OTHER_ID: "kept back: live knows the raw record under another id",
    Choice.OTHER_FATE: "kept back: one of them set the article aside",
    Choice.EMBARGOED: "kept back: live withholds it, or until another time",
}


def show(entry: Promotion) -> None:
    """Print the counts of each topic, and what to do next after a dry run."""
    rows = [
        (topic, choice.value, f"{counts[choice.value]:,}", TOLD[choice])
        for topic, counts in entry.counts.items()
        for choice in Choice
        if counts[choice.value]
    ]
    if rows:
        table(("topic", "choice", "records", "what it means"), rows)
    else:
        click.echo("the run has no record for a compacted topic")
    count = sum(
        counts[choice.value]
        for counts in entry.counts.values()
        for choice in Choice
        if choice.is_published
    )
    if entry.repaired:
        click.echo(f"{entry.repaired:,} newer records of live were written again")
    if entry.is_dry:
        click.echo(f"dry run: {count:,} records would be published; --yes does it")
    else:
        click.echo(f"{count:,} records published by {entry.by}")
