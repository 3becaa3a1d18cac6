"""kawat explain: one article as a careful editor would mark it up."""

from __future__ import annotations

import click

from agents.exits import Exit
from agents.options import KINDS, as_json, configured, settings_of

__all__ = ["command"]


@click.command(
    "explain", short_help="Mark an article up: what was cut, who speaks, why."
)
@click.argument("inputs", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--from",
    "kind",
    type=click.Choice(KINDS),
    help="What the inputs are; without it told by name and content.",
)
@configured
@as_json
def command(
    inputs: tuple[str, ...],
    kind: str | None,
    config: str | None,
    changes: tuple[str, ...],
    *,
    is_json: bool,
) -> int:
    """Show INPUT (raw articles, or lines of `kawat run` and `kawat tap`) marked up.

    Kept text with its speakers, dates and sources; cut lines with the rule that cut
    them; verdict, subjects and the words that speak for them (bold in the text).
    """
    import sys

    from agents.explain import explained
    from agents.inputs import messages

    settings = settings_of(config, changes)
    found = explained(messages(inputs, kind, fields=settings.raw_fields), settings)
    if is_json:
        from agents.explain_json import line

        for one in found:
            sys.stdout.buffer.write(line(one) + b"\n")
        return Exit.FINE
    from rich.console import Console

    from agents.explain_show import show

    show(found, Console(highlight=False))
    return Exit.FINE
