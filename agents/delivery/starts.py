"""Where a partition begins for which the group has no commit.

Raw topics follow the setting `start`; our own topics always begin at the earliest, or
records written while no worker ran would be skipped. The start is committed at once: it
does not move when the worker is stopped before its first article.
"""
# ruff: noqa: SLF001 - Faust and aiokafka are pinned and known from inside

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from aiokafka.structs import TopicPartition

from agents.delivery.member import Member
from agents.delivery.slices import Partition
from streams.settings import Settings

__all__ = ["resolve"]


async def resolve(
    member: Member, settings: Settings, fresh: Collection[Partition]
) -> dict[Partition, int]:
    """Tell the start of each partition in `fresh`, by asking the broker."""
    raw = {tp for tp in fresh if tp.topic in settings.raw_topics}
    earliest = set(fresh) if settings.start == "earliest" else set(fresh) - raw
    found = await _offsets(member, "beginning_offsets", earliest)
    rest = set(fresh) - earliest
    if rest and settings.start == "time":
        at = await _at(member, settings, rest)
        found |= at
        rest -= set(at)
    return found | await _offsets(member, "end_offsets", rest)


async def _offsets(
    member: Member, what: str, tps: Collection[Partition]
) -> dict[Partition, int]:
    if not tps:
        return {}
    ask = getattr(member._ensure_consumer(), what)
    found = await member.call_thread(ask, [TopicPartition(*tp) for tp in sorted(tps)])
    return {Partition(*tp): offset for tp, offset in found.items()}


async def _at(
    member: Member, settings: Settings, tps: Collection[Partition]
) -> dict[Partition, int]:
    """Look the time up; a partition that ends before it is absent."""
    moment = datetime.fromisoformat(settings.start_time or "")
    times = {TopicPartition(*tp): int(moment.timestamp() * 1000) for tp in sorted(tps)}
    ask = member._ensure_consumer().offsets_for_times
    found = await member.call_thread(ask, times)
    return {Partition(*tp): at.offset for tp, at in found.items() if at is not None}
