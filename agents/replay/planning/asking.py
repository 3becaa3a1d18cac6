"""What the options of `kawat replay plan` say, as values."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from agents.exits import Exit, Stop
from agents.moments import Moment, moment, zone
from agents.replay.plan import ALWAYS_DAYS

__all__ = ["days", "guids", "window"]

SPAN = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(s|m|min|h|d|w)", re.ASCII)
DAYS = {
    "s": 1 / 86_400,
    "m": 1 / 1_440,
    "min": 1 / 1_440,
    "h": 1 / 24,
    "d": 1.0,
    "w": 7.0,
}
COMMENT = "#"


def window(
    since: str | None, until: str | None, zone_name: str | None, now: datetime
) -> tuple[Moment | None, Moment | None]:
    """Read --from and --to."""
    where = zone(zone_name)
    return (
        None if since is None else moment(since, option="--from", now=now, where=where),
        None if until is None else moment(until, option="--to", now=now, where=where),
    )


def days(text: str, option: str) -> float:
    """Read a span such as 7d, 12h or 0; `all` reaches back to the log's beginning."""
    if text == "all":
        return ALWAYS_DAYS
    if text == "0":
        return 0.0
    found = SPAN.fullmatch(text)
    if found is None:
        raise Stop(
            Exit.USAGE,
            f"{text!r} is no span of time",
            where=option,
            todo="such as 90d, 12h, 10m, 0; for the warm-up also all",
        )
    return float(found[1]) * DAYS[found[2]]


def guids(path: str | None) -> tuple[str, ...]:
    """Read a file of guids, one a line; empty lines and # comments are left out."""
    if path is None:
        return ()
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise Stop(Exit.USAGE, f"cannot be read: {error}", where=path) from error
    stripped = (line.strip() for line in lines)
    found = tuple(
        dict.fromkeys(one for one in stripped if one and not one.startswith(COMMENT))
    )
    if not found:
        raise Stop(Exit.USAGE, "names no guid", where=path, todo="one a line")
    return found
