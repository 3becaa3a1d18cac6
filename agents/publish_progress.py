"""How publishing is shown: a bar with its rate on a terminal, plain lines otherwise."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from agents.publish import Published

__all__ = ["Progress", "progress", "summary"]

LINE_SECONDS = 5.0


class Progress:
    """Two calls to hand on: `read` for the inputs, `sent` for the sender."""

    def __init__(self, show: Callable[[int, Published], None]) -> None:
        """Show the bytes read and what was sent whenever either changes."""
        self._bytes = 0
        self._show = show

    def read(self, count: int) -> None:
        """Take note that so many bytes of the files were read."""
        self._bytes += count

    def sent(self, published: Published) -> None:
        """Show what was sent."""
        self._show(self._bytes, published)


@contextmanager
def progress(total_bytes: int | None, stream: TextIO) -> Iterator[Progress]:
    """Show progress on the stream: of known bytes by a bar, else by counts."""
    if not stream.isatty():
        yield Progress(_lines(stream))
        return
    from rich.console import Console  # noqa: PLC0415 - only for people
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    columns = (
        TextColumn("publishing"),
        BarColumn(),
        TextColumn("{task.fields[records]} records, {task.fields[rate]:.0f}/s"),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(file=stream)) as bars:
        task = bars.add_task("publish", total=total_bytes, records=0, rate=0.0)
        yield Progress(
            lambda read, sent: bars.update(
                task, completed=read, records=sent.records, rate=sent.rate
            )
        )


def _lines(stream: TextIO) -> Callable[[int, Published], None]:
    last = time.monotonic()

    def show(_: int, published: Published) -> None:
        nonlocal last
        if time.monotonic() - last > LINE_SECONDS:
            last = time.monotonic()
            stream.write(f"{published.records} records, {published.rate:.0f}/s\n")
            stream.flush()

    return show


def summary(published: Published) -> str:
    """Say in one line what was sent where; name what was too large."""
    said = (
        f"{published.records} records ({published.bytes:,} bytes) acknowledged by "
        f"{published.topic} in {published.seconds:.1f} s, {published.rate:.0f}/s"
    )
    if published.refused:
        numbers = ", ".join(map(str, published.refused[:10]))
        said += f"; {len(published.refused)} too large for the topic: inputs {numbers}"
    return said
