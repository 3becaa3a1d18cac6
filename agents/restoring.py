"""Dedupe's memory from its changelog, with the texts where the settings want them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agents.texts import DiskTexts
from streams.dedupe import Memo
from streams.settings import Settings

__all__ = ["restored"]


def restored(settings: Settings, records: dict[bytes, bytes], commit: int) -> Memo:
    """Make the memory; the records are taken out while they are read."""
    folder = settings.state_dir
    texts = None if folder is None else DiskTexts(Path(folder))
    with _uncollected():
        return Memo.restore(_taken(records), commit, settings, texts)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be looked for: a restore makes none, only much to look through."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _taken(records: dict[bytes, bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Take every record out of the table: it lies in memory only once."""
    while records:
        yield records.popitem()
