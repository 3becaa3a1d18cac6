"""`kawat replay diff` itself: read both sides, compare, tell it in every asked form."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from agents.exits import Exit, Stop
from agents.explain.labels import labels
from agents.progress import Progress
from agents.replay.diff.difference import Difference
from agents.replay.diff.page import page
from agents.replay.diff.run import Options, diff
from agents.replay.diff.show import show
from agents.replay.diff.sides import side, stored
from agents.replay.diff.summary import Summary
from agents.replay.diff.told import Told
from agents.replay.diff.twin import line
from agents.replay.diff.words import words
from schemas.codec import encode
from streams.settings import Settings

__all__ = ["Call", "call", "lines_to"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was asked on the command line."""

    a: str
    b: str
    options: Options
    out: str | None = None
    html: str | None = None
    language: str = "en"
    is_json: bool = False


def call(settings: Settings, asked: Call) -> Exit:
    """Do it; 3 when something differs."""
    summary = _compared(settings, asked)
    told = Told(summary, words(asked.language), labels(asked.language))
    if asked.html:
        _write(Path(asked.html), page(told).encode())
    if asked.is_json:
        sys.stdout.buffer.write(line(summary) + b"\n")
    else:
        show(told)
    return Exit.FOUND if summary.is_different else Exit.FINE


def _compared(settings: Settings, asked: Call) -> Summary:
    a, b = side(settings, asked.a), side(settings, asked.b)
    for caution in filter(None, (a.caution, b.caution)):
        click.echo(f"kawat: {caution}", err=True)
    with (
        Progress("records") as progress,
        stored(a, b, progress.at) as shelves,
        lines_to(asked.out) as tell,
    ):
        return diff((a.name, b.name), shelves, asked.options, tell)


@contextmanager
def lines_to(path: str | None) -> Iterator[Callable[[Difference], None]]:
    """Open the file of differences; they come in the order of the raw records."""
    if path is None:
        yield lambda _: None
        return
    with ExitStack() as stack:
        with _writing(path):
            out = stack.enter_context(Path(path).open("wb"))

        def tell(found: Difference) -> None:
            with _writing(path):
                out.write(encode(found) + b"\n")

        yield tell
        with _writing(path):
            out.close()


def _write(path: Path, data: bytes) -> None:
    with _writing(str(path)):
        path.write_bytes(data)


@contextmanager
def _writing(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = f"cannot be written: {error.strerror}"
        raise Stop(Exit.USAGE, why, where=path) from error
