"""Plans over what a test's topics hold, and what runs of them left."""

from __future__ import annotations

from typing import Any

from agents.kafka_clients import consumer
from agents.reading import bounds
from agents.replay.names import replay_topic
from agents.replay.plan import FromStage, Plan, Range, signed
from agents.replay.stage_settings import frozen
from agents.tap import tap
from schemas.message import Message
from schemas.topics import PARSED, UNIQUE
from streams.settings import Settings

__all__ = ["plan_over", "ranges", "written"]

FAR = 4_102_444_800_000  # the year 2100: everything was written before
AT = "2026-03-05T10:00:00Z"


def ranges(settings: Settings, topic: str) -> tuple[Range, ...]:
    """Take a topic whole, by its full name."""
    with consumer(settings) as client:
        found = bounds(client, topic) or {}
    return tuple(
        Range(
            topic=each.topic,
            partition=each.partition,
            start=begin,
            end=end,
            records=end - begin,
            bytes=0,
            last_timestamp=FAR,
        )
        for each, (begin, end) in found.items()
    )


def plan_over(
    settings: Settings, name: str, stage: FromStage = FromStage.PARSE, **more: Any
) -> Plan:
    """Plan a run over everything that its first stage reads, in the recorded order."""
    parsed = ranges(settings, settings.topic(PARSED))
    unique = ranges(settings, settings.topic(UNIQUE))
    raw = ranges(settings, settings.raw_topics[0])
    reads = {FromStage.PARSE: raw, FromStage.DEDUPE: parsed, FromStage.CLASSIFY: unique}
    given: dict[str, Any] = {
        "run": name,
        "made": AT,
        "from_stage": stage,
        "ranges": reads[stage],
        "recorded": parsed if stage is FromStage.PARSE else (),
        "topic_prefix": settings.topic_prefix,
        "settings": frozen(settings),
    }
    return signed(Plan(**(given | more)))


def written(settings: Settings, topic: str, run: str | None = None) -> list[Message]:
    """Read a topic of the live chain, or of a run, partition by partition."""
    name = replay_topic(settings, topic, run) if run else settings.topic(topic)
    found = tap(settings, name, from_beginning=True, until_end=True)
    return sorted(found, key=lambda each: (each.partition, each.offset))
