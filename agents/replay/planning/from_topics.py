"""Make a plan from what lies in the topics; nothing is produced and no group touched.

What is looked at: begin and end of every partition, the offsets of the window's times,
and some thousand records (of a small range all): the first, the last, spots between
and those right behind the end. A large range is never read whole unless asked to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agents.kafka_clients import consumer
from agents.replay.names import reads
from agents.replay.plan import Plan, Range, signed
from agents.replay.planning.before import DAY_MS, WarmUp, ordered, recorded, warmed
from agents.replay.planning.cautions import Facts, cautions, lateness
from agents.replay.planning.estimate import estimated, measured
from agents.replay.planning.gaps import check
from agents.replay.planning.log import Log, opened
from agents.replay.planning.ranges import earliest, range_of
from agents.replay.planning.request import Request
from agents.replay.planning.sampling import Sample
from agents.replay.planning.topic_facts import TopicFacts, facts_of
from agents.replay.stage_settings import frozen
from agents.windows import Window, windows
from streams.settings import Settings
from streams.version import __version__

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["planned", "planned_by"]

BEHIND = 250  # records right behind the end that are looked at for late ones


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the log told of the window, and of what lies before it."""

    log: Log
    windows: Mapping[str, Window]
    samples: Mapping[str, Sample]
    ranges: tuple[Range, ...]
    warm: WarmUp
    recorded: tuple[Range, ...]
    slack_ms: int
    late_behind: int


def planned(settings: Settings, request: Request) -> Plan:
    """Make and sign the plan.

    Raises Stop: 78 for a topic that is not there, 2 for a window that cannot be, that
    is empty, or of which retention has removed something that is not allowed to miss.
    """
    about = facts_of(settings, reads(settings, request.from_stage))
    with consumer(settings) as client:
        return planned_by(client, settings, request, about)


def planned_by(
    client: KafkaConsumer, settings: Settings, request: Request, about: TopicFacts
) -> Plan:
    """Do the same with a client that is open and what is known of the topics."""
    log = opened(client, reads(settings, request.from_stage))
    return _signed(settings, request, about, _found(settings, request, log, about))


def _found(settings: Settings, request: Request, log: Log, about: TopicFacts) -> _Found:
    slack_ms = 0 if about.is_append_time else round(request.slack_seconds * 1000)
    resolved = windows(
        log.spans, request.since, request.until, log.lookup, slack_ms=slack_ms
    )
    spans = {name: (one.start, one.end) for name, one in resolved.items()}
    samples = log.sample(spans, is_exact=request.is_exact)
    ranges = tuple(
        range_of(name, one, samples[name], since_ms=request.since_ms)
        for name, one in resolved.items()
    )
    check(ranges, log.spans, allows_gaps=request.allows_gaps)
    since_ms = earliest(samples) if request.since_ms is None else request.since_ms
    warm = warmed(settings, request, log, ranges, since_ms)
    told_ms = None if since_ms is None else since_ms - round(warm.days * DAY_MS)
    held = recorded(log.client, settings, request, told_ms)
    in_order = ordered(log.client, request, held, (*ranges, *warm.ranges))
    return _Found(
        log=log,
        windows=resolved,
        samples=samples,
        ranges=in_order[: len(ranges)],
        warm=replace(warm, ranges=in_order[len(ranges) :]),
        recorded=held,
        slack_ms=slack_ms,
        late_behind=0 if about.is_append_time else _late_behind(log, request, resolved),
    )


def _late_behind(log: Log, request: Request, found: Mapping[str, Window]) -> int:
    """Count records of the window among those right behind the ranges' ends."""
    if request.until_ms is None:
        return 0
    each = max(BEHIND // max(len(found), 1), 1)
    spans = {
        name: (one.end, min(one.end + each, one.log_end)) for name, one in found.items()
    }
    since_ms = request.since_ms or 0
    return sum(
        since_ms <= message.timestamp < request.until_ms for message in log.read(spans)
    )


def _signed(
    settings: Settings, request: Request, about: TopicFacts, found: _Found
) -> Plan:
    kept = [message for one in found.samples.values() for message in one.kept]
    speed = measured(kept, settings, request.from_stage)
    return signed(
        Plan(
            run=request.run,
            made=request.made,
            from_stage=request.from_stage,
            output=request.output,
            output_path=request.output_path,
            order=request.order,
            ranges=found.ranges,
            since_ms=request.since_ms,
            until_ms=request.until_ms,
            slack_seconds=found.slack_ms / 1000,
            warm_up=found.warm.ranges,
            warm_up_days=found.warm.days,
            recorded=found.recorded,
            filters=request.filters,
            model=request.model,
            settings=frozen(settings),
            estimate=estimated(
                speed,
                records=sum(one.records for one in found.ranges),
                warm_up=sum(one.records for one in found.warm.ranges),
                size=sum(one.bytes for one in (*found.ranges, *found.warm.ranges)),
            ),
            cautions=tuple(cautions(_facts(settings, request, about, found))),
            asked=request.asked,
            versions={"kawat": __version__},
            cluster=about.cluster,
            topic_prefix=settings.topic_prefix,
        )
    )


def _facts(
    settings: Settings, request: Request, about: TopicFacts, found: _Found
) -> Facts:
    now_ms = request.now.timestamp() * 1000
    return Facts(
        settings=settings,
        from_stage=request.from_stage,
        output=request.output,
        ranges=found.ranges,
        left_out=[name for name in found.log.spans if name not in found.windows],
        warm_up=found.warm.ranges,
        warm_up_days=found.warm.days,
        cut_warm_up=found.warm.cut,
        is_from_log_start=found.warm.is_from_log_start,
        late_ms=lateness(found.samples),
        late_behind=found.late_behind,
        slack_ms=found.slack_ms,
        is_open=request.until_ms is not None and request.until_ms > now_ms,
        is_compacted=about.is_compacted,
    )
