"""kawat demo: the whole chain on an embedded broker, with sample articles."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("demo", short_help="The whole chain with sample articles, no set-up.")
@click.option(
    "--stay", "is_staying", is_flag=True, help="Keep broker and worker up at the end."
)
@click.option(
    "--print",
    "is_printing",
    is_flag=True,
    help="Only print the sample's envelopes as NDJSON, for `kawat run`.",
)
def command(*, is_staying: bool, is_printing: bool) -> int:
    """Publish invented articles to a broker in memory, run a worker, tell what it did.

    Needs neither Java nor a network; ends by itself.
    """
    if is_printing:
        return _print()
    from agents.demo import demo

    return demo(is_staying=is_staying)


def _print() -> int:
    import orjson

    from agents.demo_sample import samples

    for sample in samples():
        if sample.envelope is not None:
            click.echo(orjson.dumps(sample.envelope))
    return 0
