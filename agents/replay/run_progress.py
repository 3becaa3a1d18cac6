"""How far a run is, on standard error: a bar for people, plain lines for logs."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from msgspec import Struct

from agents.console import is_terminal
from agents.replay import words

__all__ = ["Shown", "line", "progress"]

LINE_SECONDS = 5.0
FRAME_SECONDS = 0.2
MOST_PARTITIONS = 8
BAR = 20


class Shown(Struct, frozen=True, kw_only=True):
    """What is shown: records done of all, warm-up included, and where each stands."""

    done: int
    total: int
    rate: float  # records a second since this process began
    positions: Mapping[str, int]
    ends: Mapping[str, int]
    note: str = ""


Show = Callable[[Shown], None]


def line(shown: Shown, columns: int | None = None) -> str:
    """Say it in one line: share, rate, what is left, the partitions' positions.

    Of these as many as fit into the columns; without a limit some are named.
    """
    left = max(shown.total - shown.done, 0)
    eta = words.span(left / shown.rate) if shown.rate and left else "-"
    head = (
        f"{shown.done:,} of {shown.total:,} records"
        f" ({words.percent(shown.done, shown.total)}), {shown.rate:,.0f}/s,"
        f" {eta} left"
    )
    tail = shown.note and f" · {shown.note}"
    for most in range(MOST_PARTITIONS, 0, -1):
        told = f"{head} · {_places(shown, most)}{tail}"
        if columns is None or len(told) <= columns:
            return told
    return head + tail


@contextmanager
def progress(stream: TextIO | None = None) -> Iterator[Show]:
    """Give what shows progress on the stream (standard error if none is named)."""
    out = stream or sys.stderr
    if not is_terminal(out):
        yield _every(LINE_SECONDS, lambda shown: _write(out, line(shown)))
        return
    from rich.console import Console  # noqa: PLC0415 - only for people
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (BarColumn(bar_width=BAR), TextColumn("{task.description}"))
    console = Console(file=out)
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("reading", total=None)
        yield _every(
            FRAME_SECONDS,
            lambda shown: bars.update(
                task,
                completed=shown.done,
                total=max(shown.total, 1),
                description=line(shown, console.width - BAR - 1),
            ),
        )


def _every(seconds: float, show: Show) -> Show:
    following = time.monotonic() + seconds

    def limited(shown: Shown) -> None:
        nonlocal following
        now = time.monotonic()
        if now >= following:
            following = now + seconds
            show(shown)

    return limited


def _write(out: TextIO, text: str) -> None:
    out.write(text + "\n")
    out.flush()


def _places(shown: Shown, most: int) -> str:
    names = sorted(shown.ends)
    told = ", ".join(
        f"{name} {shown.positions.get(name, 0):,}/{shown.ends[name]:,}"
        for name in names[:most]
    )
    more = len(names) - most
    return f"{told} and {more} more" if more > 0 else told
