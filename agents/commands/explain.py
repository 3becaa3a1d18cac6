"""kawat explain: one article as a careful editor would mark it up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from agents.exits import Exit
from agents.options import (
    as_json,
    configured,
    kinds,
    labelled,
    language_of,
    looked_up,
    settings_of,
)

if TYPE_CHECKING:
    from agents.explain import Dead, Explained
    from streams.settings import Settings

__all__ = ["command"]


@click.command(
    "explain", short_help="Mark an article up: what was cut, who speaks, why."
)
@click.argument("inputs", nargs=-1, type=click.Path(allow_dash=True), metavar="INPUT…")
@kinds
@looked_up
@labelled
@configured
@as_json
def command(
    inputs: tuple[str, ...],
    kind: str | None,
    bootstrap: str | None,
    language: str | None,
    config: str | None,
    changes: tuple[str, ...],
    *,
    is_json: bool,
) -> int:
    """Show INPUTs marked up: files, or records looked up on the broker.

    Files hold raw articles, or lines of `kawat run` and `kawat tap`. Looked up are
    TOPIC/PARTITION/OFFSET, the id of an article (urn:kawat:article:…) and its http
    address; the latter two give its newest version. No other effect, nothing is sent.

    Kept text with its speakers, dates and sources; cut lines with the rule that cut
    them; verdict, subjects and the words that speak for them (bold in the text).
    """
    import sys

    settings = settings_of(config, changes, bootstrap=bootstrap)
    found = _found(inputs, kind, settings)
    if is_json:
        from agents.explain.twin import line

        for one in found:
            sys.stdout.buffer.write(line(one) + b"\n")
        return Exit.FINE
    from rich.console import Console

    from agents.explain.labels import labels
    from agents.explain.page import show

    show(found, Console(highlight=False), labels(language_of(language)))
    return Exit.FINE


def _found(
    inputs: tuple[str, ...], kind: str | None, settings: Settings
) -> Iterator[Explained | Dead]:
    """Explain what is looked up, then the files together."""
    from agents.explain import explained, recorded
    from agents.explain.lookup import is_sought, lookup
    from agents.inputs import messages

    sought = [name for name in inputs if is_sought(name)]
    for one in lookup(settings, sought) if sought else ():
        told = recorded(one.record, one.raw, settings)
        yield from [told] if told else explained([one.record], settings)
    files = [name for name in inputs if name not in sought]
    if files or not sought:
        read = messages(files, kind, fields=settings.raw_fields)
        yield from explained(read, settings)
