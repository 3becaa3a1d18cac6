"""What a replay reads beside its window: the warm-up, and the log that holds the order.

The warm-up gives dedupe the originals, ids and versions from before the window. The
order is that of `articles.parsed`, where it still holds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from agents.reading import Bounds, bounds, read
from agents.replay.plan import ALWAYS_DAYS, FromStage, Order, Range
from agents.replay.planning.log import Log, opened
from agents.replay.planning.ranges import warm_up
from agents.replay.planning.request import Request
from schemas.headers import origin_of
from schemas.topics import PARSED
from streams.settings import Settings
from streams.topology import DAY_MS

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["DAY_MS", "WarmUp", "ordered", "recorded", "warmed"]

LOOKED_AT = 2_000  # records of articles.parsed, to see where it begins to tell


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUp:
    """`cut` are the partitions whose log begins inside it."""

    ranges: tuple[Range, ...] = ()
    days: float = 0.0
    cut: tuple[str, ...] = ()
    is_from_log_start: bool = False


def warmed(
    settings: Settings,
    request: Request,
    log: Log,
    ranges: Sequence[Range],
    since_ms: int | None,
) -> WarmUp:
    """Find what lies before the ranges; `since_ms` None = no record bears a time."""
    if request.from_stage is FromStage.CLASSIFY:
        return WarmUp()
    days = request.warm_up_days
    days = settings.identity_days if days is None else days
    begins = _begins(log, since_ms, days)
    named = {one.name: one for one in ranges}
    starts = {name: min(begins[name], one.start) for name, one in named.items()}
    logs = log.spans
    return WarmUp(
        ranges=warm_up(starts, named),
        days=days,
        cut=tuple(name for name in named if days and 0 < logs[name][0] == starts[name]),
        is_from_log_start=all(start == 0 for start in starts.values()),
    )


def _begins(log: Log, since_ms: int | None, days: float) -> Mapping[str, int]:
    if not days:
        return {name: end for name, (_, end) in log.spans.items()}
    firsts = {name: begin for name, (begin, _) in log.spans.items()}
    if since_ms is None or days >= ALWAYS_DAYS:
        return firsts
    found = log.lookup(since_ms - round(days * DAY_MS))
    # None: nothing is that late, so nothing of it lies before the range either.
    return {
        name: log.spans[name][1] if at is None else at for name, at in found.items()
    }


def recorded(
    client: KafkaConsumer, settings: Settings, request: Request, since_ms: int | None
) -> tuple[Range, ...]:
    """Find the part of articles.parsed that tells the order from this time on.

    A record is parsed after it came, so what lies further back tells nothing of it; the
    slack covers a producer's clock that is ahead. Empty without such a topic.
    """
    if _order(request) is not Order.RECORDED or (
        request.from_stage is not FromStage.PARSE
    ):
        return ()
    name = settings.topic(PARSED)
    if not bounds(client, name):
        return ()
    log = opened(client, (name,))
    (place, (begin, end)), *_ = log.spans.items()
    start: int | None = begin
    if since_ms is not None:
        start = log.lookup(since_ms - round(request.slack_seconds * 1000))[place]
    start = end if start is None else start
    return (
        Range(
            topic=name,
            partition=0,
            start=start,
            end=end,
            records=end - start,
            bytes=0,
            deleted=begin if start == begin else 0,
            order=Order.RECORDED,
        ),
    )


def ordered(
    client: KafkaConsumer,
    request: Request,
    held: Sequence[Range],
    ranges: Sequence[Range],
) -> tuple[Range, ...]:
    """Tell of each range (window or warm-up) whether its order is recorded.

    A log that lost its beginning tells of a partition from the first record on that it
    names.
    """
    if request.from_stage is not FromStage.PARSE:
        return tuple(replace(one, order=Order.RECORDED) for one in ranges)
    if not held or held[0].start == held[0].end:
        return tuple(replace(one, order=Order.TIMESTAMP) for one in ranges)
    firsts = {one.name: 0 for one in ranges}
    if held[0].deleted:
        firsts = _firsts(client, held[0])
    return tuple(
        replace(
            one,
            order=Order.RECORDED
            if firsts.get(one.name, one.end) <= one.start
            else Order.TIMESTAMP,
        )
        for one in ranges
    )


def _firsts(client: KafkaConsumer, held: Range) -> dict[str, int]:
    from kafka import TopicPartition  # noqa: PLC0415 - a second's import

    place = TopicPartition(held.topic, held.partition)
    span: Bounds = {place: (held.start, min(held.start + LOOKED_AT, held.end))}
    firsts: dict[str, int] = {}
    for message in islice(read(client, span), LOOKED_AT):
        name, _, offset = origin_of(message).rpartition("/")
        if offset.isdecimal():
            firsts.setdefault(name, int(offset))
    return firsts


def _order(request: Request) -> Order:
    """Only raw topics can be read in another order than their own."""
    if request.from_stage is FromStage.PARSE:
        return request.order
    return Order.RECORDED
