"""kawat version."""

from __future__ import annotations

import click

from agents.options import as_json
from streams.version import __version__

__all__ = ["command"]


@click.command("version", short_help="Print the version.")
@as_json
def command(*, is_json: bool) -> None:
    """Print the version of the program."""
    click.echo(f'{{"kawat":"{__version__}"}}' if is_json else f"kawat {__version__}")
