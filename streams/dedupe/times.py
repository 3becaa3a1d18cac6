"""Times as whole seconds since 1970, UTC, without a clock."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["epoch", "iso"]


def epoch(text: str) -> int | None:
    """Read an ISO 8601 time or day; None for what is no time, or is the zero time.

    A batch run gives raw records without any date the zero time (1970-01-01).
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int(moment.timestamp()) or None


def iso(seconds: int) -> str:
    """Write seconds as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
