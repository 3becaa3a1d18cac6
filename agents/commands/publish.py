"""kawat publish: files into the raw topic."""

from __future__ import annotations

import click

from agents.options import as_json, configured, kinds, settings_of

__all__ = ["command"]


@click.command("publish", short_help="Send files to the raw topic.")
@click.argument("inputs", nargs=-1, type=click.Path(allow_dash=True), metavar="FILE…")
@kinds
@click.option(
    "--key-field",
    metavar="FIELD",
    help="Field of the envelope whose text becomes the key, a.b for nested ones.",
)
@click.option(
    "--rate", type=click.FloatRange(min=0, min_open=True), help="Records a second."
)
@configured
@as_json
def command(
    inputs: tuple[str, ...],
    kind: str | None,
    key_field: str | None,
    rate: float | None,
    config: str | None,
    changes: tuple[str, ...],
    *,
    is_json: bool,
) -> int:
    """Send FILEs (files, folders, - or nothing for standard input) to the raw topic.

    Each record is acknowledged before it is counted. What is larger than the topic
    takes is left out, told, and the exit code is 1.
    """
    import sys

    from agents.inputs import messages, size
    from agents.publish import publish
    from agents.publish_progress import progress, summary

    settings = settings_of(config, changes)
    with progress(size(inputs), sys.stderr) as shown:
        read = messages(inputs, kind, fields=settings.raw_fields, on_read=shown.read)
        sent = publish(
            settings, read, key_field=key_field, rate=rate, on_sent=shown.sent
        )
    if is_json:
        import orjson

        click.echo(orjson.dumps(sent))
    else:
        click.echo(summary(sent), err=True)
    return sent.exit
