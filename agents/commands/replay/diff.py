"""kawat replay diff: what would change."""

from __future__ import annotations

import click

from agents.exits import Exit
from agents.options import as_json, configured, labelled, language_of, settings_of

__all__ = ["command"]


@click.command("diff", short_help="Compare two runs, or a run with what is live.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--out", type=click.Path(), help="Write every difference: NDJSON.")
@click.option("--html", type=click.Path(), help="Write a report as one HTML file.")
@click.option(
    "--samples",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="Examples of each kind of change.",
)
@click.option(
    "--ignore",
    "ignored",
    multiple=True,
    metavar="PATH",
    help="A field that does not count, e.g. stream.raw; may be repeated.",
)
@click.option(
    "--stamps",
    "are_stamps_counted",
    is_flag=True,
    help="Other versions of code and model alone are a difference, too.",
)
@labelled
@configured
@as_json
def command(
    a: str,
    b: str,
    *,
    out: str | None,
    html: str | None,
    samples: int,
    ignored: tuple[str, ...],
    language: str | None,
    config: str | None,
    changes: tuple[str, ...],
    are_stamps_counted: bool,
    is_json: bool,
) -> Exit:
    """Tell what differs between A and B.

    A and B are names of runs, `live` for what the live topics hold of the raw records
    of the other one, or files and folders with lines of `kawat run`, `kawat tap` or of
    a replay into files. Articles are joined by id and version, what is left by raw
    record.

    Exit code 0: nothing differs; 3: something does.
    """
    from agents.replay.diff import Options
    from agents.replay.diff.call import Call, call

    settings = settings_of(config, changes)
    options = Options(
        samples_per_kind=samples,
        ignored=ignored,
        are_stamps_counted=are_stamps_counted,
    )
    asked = Call(
        a=a,
        b=b,
        options=options,
        out=out,
        html=html,
        language=language_of(language),
        is_json=is_json,
    )
    return call(settings, asked)
