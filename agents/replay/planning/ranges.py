"""Ranges of a plan, from the window in the log and what a sample of it tells; pure."""

from __future__ import annotations

from collections.abc import Mapping

from agents.replay.plan import Range
from agents.replay.planning.sampling import Sample
from agents.windows import Window

__all__ = ["earliest", "range_of", "split", "warm_up"]


def split(name: str) -> tuple[str, int]:
    """Take `topic/partition` apart."""
    topic, _, number = name.rpartition("/")
    return topic, int(number)


def range_of(
    name: str, window: Window, sample: Sample, *, since_ms: int | None
) -> Range:
    """Say what lies in the window of one partition."""
    topic, partition = split(name)
    offsets = window.end - window.start
    return Range(
        topic=topic,
        partition=partition,
        start=window.start,
        end=window.end,
        records=sample.records if sample.is_whole else offsets,
        bytes=sample.bytes if sample.is_whole else round(sample.mean_bytes * offsets),
        first_timestamp=sample.first_ms,
        last_timestamp=sample.last_ms,
        deleted=_deleted(window, sample, since_ms),
        is_exact=sample.is_whole,
    )


def warm_up(
    begins: Mapping[str, int], ranges: Mapping[str, Range]
) -> tuple[Range, ...]:
    """Say what is read before the ranges; bytes are told from the ranges' own."""
    made = []
    for name, one in ranges.items():
        offsets = one.start - begins[name]
        if offsets > 0:
            mean = one.bytes / one.records if one.records else 0.0
            made.append(
                Range(
                    topic=one.topic,
                    partition=one.partition,
                    start=begins[name],
                    end=one.start,
                    records=offsets,
                    bytes=round(mean * offsets),
                )
            )
    return tuple(made)


def earliest(samples: Mapping[str, Sample]) -> int | None:
    """Tell the earliest time that was seen; None where no record bears one."""
    told = [one.earliest_ms for one in samples.values() if one.earliest_ms is not None]
    return min(told) if told and min(told) >= 0 else None


def _deleted(window: Window, sample: Sample, since_ms: int | None) -> int:
    """Count what retention has removed; by time it can only be told by the rate.

    A log that begins inside the window may have begun before it: at least one.
    """
    if not window.is_at_log_start or since_ms is None:
        return window.deleted
    if sample.first_ms is None or sample.last_ms is None:
        return 1
    missing_ms = sample.first_ms - since_ms
    if missing_ms <= 0:
        return 0
    lasted_ms = max(sample.last_ms - sample.first_ms, 1)
    rate = (window.end - window.start) / lasted_ms
    return min(max(round(rate * missing_ms), 1), window.log_start)
