"""Numbers, sizes and times as a person reads them in plans and lists of runs."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["ago", "at", "count", "days", "many", "percent", "size", "span"]

UNITS = ("B", "kB", "MB", "GB", "TB")
STEP = 1000
SPANS = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))
FEW = 10  # below it a digit behind the point says something


def count(number: int) -> str:
    """Write a count with its thousands apart."""
    return f"{number:,}"


def size(amount: int | None) -> str:
    """Write bytes in decimal units; a dash where nobody told."""
    if amount is None:
        return "-"
    value, unit = float(amount), 0
    while value >= STEP and unit < len(UNITS) - 1:
        value, unit = value / STEP, unit + 1
    digits = 1 if unit and value < FEW else 0
    return f"{value:.{digits}f} {UNITS[unit]}"


def many(number: int, noun: str) -> str:
    """Write a count with its noun."""
    return f"{count(number)} {noun}{'' if number == 1 else 's'}"


def days(number: float) -> str:
    """Write days with their noun."""
    return f"{number:g} day{'' if number == 1 else 's'}"


def span(seconds: float) -> str:
    """Write a duration by its largest unit, and the next where it matters."""
    if 0 < seconds < 1:
        return "less than 1 s"
    left = max(round(seconds), 0)
    for place, (length, name) in enumerate(SPANS):
        if left >= length:
            rest = left % length
            if left < FEW * length and place + 1 < len(SPANS):
                below, small = SPANS[place + 1]
                if rest >= below:
                    return f"{left // length} {name} {rest // below} {small}"
            return f"{left // length} {name}"
    return "0 s"


def ago(then: str, now: datetime) -> str:
    """Write how long ago that was."""
    return f"{span((now - datetime.fromisoformat(then)).total_seconds())} ago"


def at(milliseconds: int | None) -> str:
    """Write a record's time in UTC; a dash where it bears none."""
    if milliseconds is None or milliseconds < 0:
        return "-"
    try:
        moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, ValueError):  # beyond the year 9999
        return str(milliseconds)
    return f"{moment:%Y-%m-%d %H:%M:%S}Z"


def percent(part: int, whole: int) -> str:
    """Write a share; nothing to do is done."""
    return f"{part / whole:.0%}" if whole else "100%"
