"""`--from` and `--to`: what a person may write there, as a value.

Pure: the present and the zone are handed in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from agents.exits import Exit, Stop

__all__ = ["At", "Moment", "Offset", "Places", "moment", "zone"]

AGO = re.compile(r"-(\d{1,6})(s|m|min|h|d|w)", re.ASCII)
SECONDS = {"s": 1, "m": 60, "min": 60, "h": 3_600, "d": 86_400, "w": 604_800}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
OFFSET = re.compile(r"\d{1,18}", re.ASCII)
PLACE = re.compile(r"([A-Za-z0-9._-]{1,249}/\d{1,9})/(\d{1,18})", re.ASCII)
SUCH_AS = (
    "such as 2026-06-18T06:00+07:00, 2026-06-18 (its midnight), -7d, now, 4711 (an "
    "offset of every partition) or articles.raw/0/4711 (several with commas)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """A time in milliseconds; never before 1970, where no record is."""

    milliseconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """The same offset of every partition."""

    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """An offset each of the partitions that are named; no other takes part."""

    offsets: Mapping[str, int]  # by topic/partition


Moment = At | Offset | Places


def moment(text: str, *, option: str, now: datetime, where: tzinfo | None) -> Moment:
    """Read one; a date, or a time without zone, is read in `where`.

    Without `where` a date is UTC's, and a time without zone is refused: Stop (2).
    """
    if text == "now":
        return _at(now)
    if ago := AGO.fullmatch(text):
        seconds = int(ago[1]) * SECONDS[ago[2]]
        return At(milliseconds=max(_milliseconds(now) - seconds * 1000, 0))
    if OFFSET.fullmatch(text):
        return Offset(offset=int(text))
    places = [PLACE.fullmatch(part.strip()) for part in text.split(",")]
    if all(places):
        return Places(offsets={one[1]: int(one[2]) for one in places if one})
    return _at(_time(text, option, where))


def zone(name: str | None) -> tzinfo | None:
    """Read the name of a zone; raises Stop (2) when there is none of that name."""
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        why = f"no zone {name!r}"
        raise Stop(
            Exit.USAGE, why, where="--zone", todo="such as Asia/Jakarta"
        ) from error


def _at(time: datetime) -> At:
    return At(milliseconds=max(_milliseconds(time), 0))


def _milliseconds(time: datetime) -> int:
    return int(time.timestamp() * 1000)


def _time(text: str, option: str, where: tzinfo | None) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        why = f"{text!r} is no offset, duration or time"
        raise Stop(Exit.USAGE, why, where=option, todo=SUCH_AS) from error
    if time.tzinfo is not None:
        return time
    if where is None and not DATE.fullmatch(text):
        raise Stop(
            Exit.USAGE,
            f"{text!r} has no zone",
            where=option,
            todo=f"write {text}Z or {text}+07:00, or name it by --zone",
        )
    return time.replace(tzinfo=where or UTC)
