"""One command: kawat. What a sub-command needs is imported when it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from agents.exits import Exit, Stop
from agents.lazy_group import LazyGroup

__all__ = ["kawat", "main"]

COMMANDS = (
    "demo",
    "run",
    "explain",
    "why",
    "story",
    "lexicon",
    "worker",
    "topics",
    "publish",
    "tap",
    "audit",
    "replay",
    "config",
    "version",
    "completion",
)
INTERRUPTED = 130


@click.group(
    cls=LazyGroup,
    package="agents.commands",
    names=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
def kawat() -> None:
    """Kawat reads news articles, tells what became of each and why."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command; the one place that turns errors into lines and exit codes."""
    try:
        code = kawat.main(arguments, prog_name="kawat", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`); do not fail again while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = Exit.FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo("kawat: interrupted", err=True)
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except Stop as stop:
        _tell(stop)
        code = stop.code
    except Exception as error:  # noqa: BLE001 - the rim: tell in one line and stop
        _tell_fault(error)
        code = Exit.FAILED
    sys.exit(code or Exit.FINE)


def _tell(stop: Stop) -> None:
    click.echo(f"kawat: {stop.what}", err=True)
    if stop.where:
        click.echo(f"  where: {stop.where}", err=True)
    if stop.todo:
        click.echo(f"  do:    {stop.todo}", err=True)


def _tell_fault(error: Exception) -> None:
    click.echo(f"kawat: {type(error).__name__}: {error}", err=True)
    if os.environ.get("KAWAT_LOG_LEVEL") == "debug":
        import traceback  # noqa: PLC0415 - seldom needed

        traceback.print_exception(error)
    else:
        click.echo("  do:    KAWAT_LOG_LEVEL=debug shows where it comes from", err=True)
