"""How far the group is behind: ends of the assigned partitions less their commits."""

from __future__ import annotations

import asyncio
import contextlib

from aiokafka.errors import KafkaError
from aiokafka.structs import TopicPartition

from agents.app import KawatApp
from agents.delivery.ending import ending_on_failure
from agents.delivery.slices import Partition
from streams.metrics import Metrics

__all__ = ["measure_lag"]

INTERVAL_SECONDS = 5.0


async def measure_lag(app: KawatApp, metrics: Metrics) -> None:
    """Set the gauge every five seconds, for ever."""
    with ending_on_failure("lag"):
        while True:
            with contextlib.suppress(KafkaError):  # a broker that is away: try again
                _set(app, metrics, await _ends(app))
            await asyncio.sleep(INTERVAL_SECONDS)


def _set(app: KawatApp, metrics: Metrics, ends: dict[Partition, int]) -> None:
    metrics.lag.clear()  # partitions given away
    for tp, end in ends.items():
        behind = max(end - app.guard.ledger.commit_of(tp), 0)
        metrics.lag.labels(*_labels(app, tp)).set(behind)


async def _ends(app: KawatApp) -> dict[Partition, int]:
    assigned = app.guard.ledger.partitions()
    if not assigned:
        return {}
    ends = await app.consumer.ends([TopicPartition(*tp) for tp in assigned])
    return {Partition(*tp): end for tp, end in ends.items()}


def _labels(app: KawatApp, tp: Partition) -> tuple[str, str]:
    """Name the stage that reads it; the topic too where a stage reads several."""
    stage = app.stage_of(tp.topic)
    several = stage == "parse" and len(app.guard.settings.raw_topics) > 1
    return stage, f"{tp.topic}/{tp.partition}" if several else str(tp.partition)
