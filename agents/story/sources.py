"""Where a story's records are read from: the broker's two topics, or files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Any

import orjson
from msgspec.structs import replace

from agents.inputs import STANDARD_INPUT, messages
from agents.kafka_clients import consumer
from agents.progress import Progress
from agents.reading import bounds, read
from schemas.message import Message
from schemas.topics import DUPLICATES, ENRICHED
from streams.settings import Settings

__all__ = ["Source", "from_broker", "from_files"]

Source = Callable[[], Iterator[Message]]  # every record, each time it is called
TOPICS = (ENRICHED, DUPLICATES)


def from_broker(settings: Settings) -> Source:
    """Read `articles.enriched` and `articles.duplicates`, as long as they are now."""

    def records() -> Iterator[Message]:
        with consumer(settings) as client:
            spans = {kind: bounds(client, settings.topic(kind)) for kind in TOPICS}
            total = sum(
                end - begin
                for found in spans.values()
                for begin, end in (found or {}).values()
            )
            with Progress("records", total) as progress:
                number = count(1)
                for kind, found in spans.items():
                    for message in read(client, found or {}):
                        progress.at(next(number))
                        yield replace(message, topic=kind)

    return records


def from_files(names: Sequence[str]) -> Source:
    """Read what `kawat run` or `kawat tap` wrote: files, folders, standard input."""
    kept: list[Message] = []
    if STANDARD_INPUT in names:  # it can be read once only
        kept += messages(names, "ndjson")

    def records() -> Iterator[Message]:
        with Progress("records") as progress:
            found: Iterable[Message] = kept or messages(names, "ndjson")
            for number, line in enumerate(found, 1):
                progress.at(number)
                yield from _record(line)

    return records


def _record(line: Message) -> Iterator[Message]:
    try:
        told: Any = orjson.loads(line.value or b"")
    except orjson.JSONDecodeError:
        return
    if isinstance(told, dict) and told.get("topic") in TOPICS:
        value = told.get("value")
        yield replace(
            line,
            topic=told["topic"],
            key=str(told.get("key") or "").encode(),
            value=None if value is None else orjson.dumps(value),
        )
