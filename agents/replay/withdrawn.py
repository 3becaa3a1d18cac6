"""Articles that were taken down behind the range: they stay so in every replay.

The live `articles.enriched` says which. A takedown inside the range is replayed like
any record, and cancels there what it canceled live.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from agents.kafka_clients import consumer
from agents.reading import Bounds, bounds, read
from agents.replay.plan import FromStage, Plan, Range
from schemas.message import Message
from schemas.topics import ENRICHED
from streams.settings import Settings
from streams.stage import Fate
from streams.topology import DAY_MS

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["withdrawn"]


def withdrawn(settings: Settings, plan: Plan) -> dict[bytes, bytes]:
    """Find the canceled records by article id; none without such a topic."""
    name = settings.topic(ENRICHED)
    with consumer(settings) as client:
        spans = _since(client, bounds(client, name) or {}, plan.ranges)
        return dict(_canceled(read(client, spans), plan))


def _since(client: KafkaConsumer, spans: Bounds, ranges: tuple[Range, ...]) -> Bounds:
    """Leave out what was written a day and more before the range: it held nothing yet.

    A takedown that came before its article is in the warm-up, or in no memory at all.
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


def _canceled(records: Iterator[Message], plan: Plan) -> Iterator[tuple[bytes, bytes]]:
    for record in records:
        headers = dict(record.headers)
        if headers.get("kawat-fate") != Fate.WITHDRAWN.encode() or not record.value:
            continue
        if not _is_replayed(headers, plan):
            yield record.key or b"", record.value


def _is_replayed(headers: Mapping[str, bytes], plan: Plan) -> bool:
    """Say whether the takedown itself lies in the range, as far as that can be told."""
    partition, _, offset = headers.get("kawat-origin", b"").decode().rpartition("/")
    if plan.from_stage is FromStage.PARSE:
        return any(
            one.name == partition and one.start <= int(offset) < one.end
            for one in plan.ranges
        )
    if plan.from_stage is FromStage.CLASSIFY:
        return False  # whole records are re-labelled: their text would stand again
    at, last = headers.get("ce_time"), plan.ranges[0].last_timestamp
    if at is None or last is None:
        return False
    return datetime.fromisoformat(at.decode()).timestamp() * 1000 <= last
