"""`--from` and `--to`: the part of a topic that is looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agents.moments import Moment, moment
from agents.reading import Bounds
from agents.windows import windows

if TYPE_CHECKING:
    from kafka import KafkaConsumer

__all__ = ["limited"]


def limited(
    consumer: KafkaConsumer, whole: Bounds, since: str | None, until: str | None
) -> Bounds:
    """Cut the bounds: offsets, places, times with zone, dates, durations such as -7d.

    Raises Stop (2) for a place that there is not, and what is none of these.
    """
    names = {f"{each.topic}/{each.partition}": each for each in whole}

    def lookup(milliseconds: int) -> dict[str, int | None]:
        found = consumer.offsets_for_times(dict.fromkeys(whole, milliseconds))
        return {
            name: found[each].offset if found[each] else None
            for name, each in names.items()
        }

    log = {name: whole[each] for name, each in names.items()}
    found = windows(log, _moment(since), _moment(until), lookup)
    return {names[name]: (one.start, one.end) for name, one in found.items()}


def _moment(text: str | None) -> Moment | None:
    if text is None:
        return None
    return moment(text, option="--from, --to", now=datetime.now(UTC), where=None)
