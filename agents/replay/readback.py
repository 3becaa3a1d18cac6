"""Where a run's records are read back from: its topics, or the files of its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson

from agents.kafka_clients import consumer
from agents.reading import bounds, read
from agents.replay.names import file_of
from agents.replay.verify import COUNTED, Found, Looker
from schemas.message import Message
from streams.settings import Settings

__all__ = ["found_in_files", "found_in_topics"]


def found_in_topics(
    settings: Settings, names: Mapping[str, str], *, is_by_origin: bool
) -> Found:
    """Read the run's topics to their end now."""
    looker = Looker(is_by_origin=is_by_origin)
    with consumer(settings) as client:
        for topic, name in names.items():
            spans = bounds(client, name) or {}
            looker.look(topic, read(client, spans), len(spans))
    return looker.found


def found_in_files(folder: Path, *, is_by_origin: bool) -> Found:
    """Read the run's own files, by the names of their topics."""
    looker = Looker(is_by_origin=is_by_origin)
    for path in (folder / file_of(topic) for topic in sorted(COUNTED)):
        if path.exists():
            looker.look(path.stem, _lines(path), 1)
    return looker.found


def _lines(path: Path) -> Iterator[Message]:
    """Read back what `agents.present` wrote, as far as it is looked at.

    The whole line stands for the value: both are the same in two equal runs.
    """
    with path.open("rb") as file:
        for number, line in enumerate(file):
            headers = orjson.loads(line)["headers"]
            yield Message(
                topic=path.stem,
                partition=0,
                offset=number,
                timestamp=0,
                key=None,
                value=line,
                headers=tuple((k, str(v).encode()) for k, v in headers.items()),
            )
