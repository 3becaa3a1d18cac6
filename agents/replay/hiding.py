"""Take the texts of withdrawn articles out of a run's files, where they stand.

Topics lose them by retention, and readers by the newest record of a key; a file keeps
every line for ever. The line stays, with its headers and as long as it was, since the
report counts it and the run's marks are lengths; its value is null. So a kill in the
midst of it spoils nothing, and a second time changes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import orjson

from agents.replay.keys import article_of
from schemas.topics import DUPLICATES, ENRICHED
from streams.stage import Fate

__all__ = ["hide"]

VALUES = frozenset({"value", "value_base64"})


def hide(folder: Path, canceled: Collection[bytes]) -> None:
    """Hide the articles with these ids, and those that the files themselves cancel."""
    paths = {topic: folder / f"{topic}.ndjson" for topic in (ENRICHED, DUPLICATES)}
    gone = {*canceled, *_canceled(paths[ENRICHED])}
    if not gone:
        return
    for topic, path in paths.items():
        if path.exists():
            _hide(path, topic, gone)


def _canceled(path: Path) -> Iterator[bytes]:
    if not path.exists():
        return
    word = Fate.WITHDRAWN.encode()
    with path.open("rb") as file:
        for line in file:
            if word in line and _is_withdrawn(told := orjson.loads(line)):
                yield _key(told)


def _hide(path: Path, topic: str, gone: Collection[bytes]) -> None:
    at = 0
    with path.open("r+b") as file:
        for line in file:
            told = orjson.loads(line)
            is_gone = article_of(topic, _key(told)) in gone
            if is_gone and not _is_withdrawn(told):
                os.pwrite(file.fileno(), _emptied(told, len(line)), at)
            at += len(line)
        os.fsync(file.fileno())


def _emptied(told: dict[str, Any], length: int) -> bytes:
    """Write a line anew without its value, filled up with blanks: JSON allows them."""
    kept = {name: part for name, part in told.items() if name not in VALUES}
    return orjson.dumps(kept | {"value": None}).ljust(length - 1) + b"\n"


def _is_withdrawn(told: dict[str, Any]) -> bool:
    return bool(told["headers"].get("kawat-fate") == Fate.WITHDRAWN)


def _key(told: dict[str, Any]) -> bytes:
    return (told["key"] or "").encode()
