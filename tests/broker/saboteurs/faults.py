"""Faults that a sound worker must survive: the world is slow, or refuses.

Each is a function that changes this process before its worker starts; nothing of it
lies in the product.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiokafka.errors import KafkaTimeoutError

from agents.delivery.consumer import GuardedConsumer
from agents.delivery.station import Record, Station
from schemas.topics import DEAD, ENRICHED, PARSED

__all__ = ["FAULTS"]

LATE_SECONDS = 6.0
SLOW_SECONDS = 0.03

Delivery = asyncio.Future[Any]
Send = Callable[[Station, Record], Awaitable[Delivery]]


def _late(topic: str) -> None:
    """Let the broker take its time with one topic's records; others pass."""
    send: Send = Station.send

    async def later(station: Station, record: Record) -> Any:
        await asyncio.sleep(LATE_SECONDS)
        return await (await send(station, record))

    async def send_late(station: Station, record: Record) -> Delivery:
        if record.topic.endswith(topic):
            return asyncio.ensure_future(later(station, record))
        return await send(station, record)

    Station.send = send_late  # type: ignore[method-assign]


def _refused_once() -> None:
    """Let the first delivery to articles.enriched fail for good."""
    send: Send = Station.send
    refused: list[Record] = []

    async def send_or_fail(station: Station, record: Record) -> Delivery:
        if refused or not record.topic.endswith(ENRICHED):
            return await send(station, record)
        refused.append(record)
        failed: Delivery = asyncio.get_running_loop().create_future()
        failed.set_exception(KafkaTimeoutError())
        return failed

    Station.send = send_or_fail  # type: ignore[method-assign]


def _without_commits() -> None:
    """Let no commit arrive: everything is read again after a crash."""

    async def commit(*_: Any, **__: Any) -> bool:
        return False

    GuardedConsumer._commit_offsets = commit  # type: ignore[method-assign]


def _slow_steps() -> None:
    """Let every step take its time, so that much is in hand for long."""
    step = Station.step

    def slow(*args: Any) -> Any:
        time.sleep(SLOW_SECONDS)
        return step(*args)

    Station.step = slow  # type: ignore[method-assign]


FAULTS: dict[str, Callable[[], None]] = {
    "late parsed records": partial(_late, PARSED),
    "late dead letters": partial(_late, DEAD),
    "a refused delivery": _refused_once,
    "no commits": _without_commits,
    "slow steps": _slow_steps,
}
