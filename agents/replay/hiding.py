"""Take the texts of withdrawn articles out of a run's files, where they stand.

Topics lose them by retention, and readers by the newest record of a key; a file keeps
every line for ever. The line stays, with its headers and as long as it was, since the
report counts it and the run's marks are lengths; its value is null. The file is written
anew beside the old one and takes its place when it is whole: a kill leaves no line
half old, half new. A second time changes nothing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import orjson

from agents.replay.keys import article_of
from agents.replay.names import file_of
from schemas.topics import DUPLICATES, ENRICHED
from streams.stage import Fate

__all__ = ["hide"]

VALUES = frozenset({"value", "value_base64"})


def hide(folder: Path, canceled: Collection[bytes]) -> None:
    """Hide the articles with these ids, and those that the files themselves cancel.

    Nobody may append any more: the old file, which a writer has open, is gone then.
    """
    paths = {topic: folder / file_of(topic) for topic in (ENRICHED, DUPLICATES)}
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
    part = path.with_name(f"{path.name}.part")
    with path.open("rb") as file:
        if not any(_is_doomed(orjson.loads(line), topic, gone) for line in file):
            return
        file.seek(0)
        with part.open("wb") as new:
            for line in file:
                told = orjson.loads(line)
                is_doomed = _is_doomed(told, topic, gone)
                new.write(_emptied(told, len(line)) if is_doomed else line)
            new.flush()
            os.fsync(new.fileno())
    shutil.copymode(path, part)
    part.replace(path)


def _is_doomed(told: dict[str, Any], topic: str, gone: Collection[bytes]) -> bool:
    """Say whether a text is still there that must not be."""
    has_text = any(told.get(name) is not None for name in VALUES)
    is_gone = has_text and article_of(topic, _key(told)) in gone
    return is_gone and not _is_withdrawn(told)


def _emptied(told: dict[str, Any], length: int) -> bytes:
    """Write a line anew without its value, filled up with blanks: JSON allows them."""
    kept = {name: part for name, part in told.items() if name not in VALUES}
    return orjson.dumps(kept | {"value": None}).ljust(length - 1) + b"\n"


def _is_withdrawn(told: dict[str, Any]) -> bool:
    return bool(told["headers"].get("kawat-fate") == Fate.WITHDRAWN)


def _key(told: dict[str, Any]) -> bytes:
    return (told["key"] or "").encode()
