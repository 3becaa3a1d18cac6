"""Articles that were taken down outside of the range: they stay so in every replay.

The live `articles.enriched` says which. A takedown inside the range is replayed like
any record, and cancels there what it canceled live. An article that live withdrew since
its takedown came before it may find no memory of that: its raw record tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import orjson

from agents.kafka_clients import consumer
from agents.reading import Bounds, bounds, read
from agents.replay.plan import FromStage, Plan, Range
from agents.replay.promotion.choice import aliases
from schemas.codec import encode
from schemas.headers import origin_of
from schemas.message import Message, header
from schemas.topics import ENRICHED
from streams.settings import Settings
from streams.stage import Fate
from streams.topology import DAY_MS

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["Withdrawn", "is_replayed", "withdrawn"]

Alias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Live's canceled records by article id, and by the names in their takedowns.

    The names find an article that the replay knows by another id than live did.
    `origins` are raw records of the range itself that came to a cancellation.
    """

    records: Mapping[bytes, bytes] = field(default_factory=dict)
    names: Mapping[Alias, bytes] = field(default_factory=dict)
    origins: Mapping[str, bytes] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether anything was withdrawn."""
        return bool(self.records or self.origins)

    def of(self, article: bytes, names: Iterable[Alias], origin: str) -> bytes | None:
        """Give the record that cancels an article, if it was withdrawn."""
        found = self.records.get(article)
        if found is not None:
            return found
        named = (self.names[name] for name in names if name in self.names)
        known = next(named, None) or self.origins.get(origin)
        if known is None:
            return None
        return encode(orjson.loads(known) | {"uri": article.decode()})


def withdrawn(
    settings: Settings, plan: Plan, *, with_replayed: bool = False
) -> Withdrawn:
    """Find the canceled records; none without such a topic.

    Those of takedowns that the plan replays cancel nothing else unless asked for.
    """
    name = settings.topic(ENRICHED)
    records: dict[bytes, bytes] = {}
    origins: dict[str, bytes] = {}
    with consumer(settings) as client:
        spans = _since(client, bounds(client, name) or {}, plan.ranges)
        for record in filter(_is_canceled, read(client, spans)):
            value = record.value or b""
            if with_replayed or not is_replayed(dict(record.headers), plan):
                records[record.key or b""] = value
            else:
                origins[origin_of(record)] = value
    names = {
        name: value
        for value in records.values()
        for name in aliases(orjson.loads(value))
    }
    return Withdrawn(records, names, origins)


def _since(client: KafkaConsumer, spans: Bounds, ranges: tuple[Range, ...]) -> Bounds:
    """Leave out what was written a day and more before the range: it held nothing yet.

    A cancellation lies behind its article: the takedown's, or, where that came before,
    the article's own.
    """
    firsts = [one.first_timestamp for one in ranges if one.first_timestamp is not None]
    if not spans or not firsts:
        return spans
    at = max(min(firsts) - DAY_MS, 0)
    found = client.offsets_for_times(dict.fromkeys(spans, at))
    return {
        each: (found[each].offset if found[each] else end, end)
        for each, (_, end) in spans.items()
    }


def _is_canceled(record: Message) -> bool:
    fate = header(record.headers, "kawat-fate")
    return fate == Fate.WITHDRAWN and record.value is not None


def is_replayed(headers: Mapping[str, bytes], plan: Plan) -> bool:
    """Say whether a takedown itself lies in the range, as far as that can be told.

    Files are not the live log, though their records have offsets of `articles.raw`.
    """
    if plan.files:
        return False
    partition, _, offset = headers.get("kawat-origin", b"").decode().rpartition("/")
    if plan.from_stage is FromStage.PARSE:
        return any(
            one.name == partition and one.start <= int(offset) < one.end
            for one in plan.ranges
        )
    # Our own topics tell when they were written, which is after the takedown was.
    lasts = [one.last_timestamp for one in plan.ranges]
    at = headers.get("ce_time")
    if at is None or None in lasts:
        return False
    written = datetime.fromisoformat(at.decode()).timestamp() * 1000
    return all(last is not None and written <= last for last in lasts)
