"""Where a run's records are read back from: its topics, or the files of its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson

from agents.kafka_clients import consumer
from agents.reading import bounds, read
from agents.replay.verify import Found, Looker
from schemas.message import Message, header
from streams.settings import Settings

__all__ = ["found_in_files", "found_in_topics"]


def found_in_topics(
    settings: Settings,
    names: Mapping[str, str],
    *,
    run: str,
    marks: Mapping[str, int],
    is_by_origin: bool,
) -> Found:
    """Read the topics from `marks` (else their beginning) to their end now.

    Of a topic that others write too only the run's own records count.
    """
    looker = Looker(is_by_origin=is_by_origin)
    with consumer(settings) as client:
        for topic, name in names.items():
            spans = {
                each: (marks.get(f"{each.topic}/{each.partition}", begin), end)
                for each, (begin, end) in (bounds(client, name) or {}).items()
            }
            looker.look(topic, _own(read(client, spans), run), len(spans))
    return looker.found


def found_in_files(folder: Path, *, is_by_origin: bool) -> Found:
    """Read the folder's files, by the names of their topics."""
    looker = Looker(is_by_origin=is_by_origin)
    for path in sorted(folder.glob("*.ndjson")):
        looker.look(path.stem, _lines(path), 1)
    return looker.found


def _own(records: Iterator[Message], run: str) -> Iterator[Message]:
    return (each for each in records if header(each.headers, "kawat-run") == run)


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
