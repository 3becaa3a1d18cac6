"""Stream time: how far the log has come, by the event times of its records.

It is unset until a record bears a time, never goes back, and moves at most an hour for
each record that agrees: an article dated 2099 empties no window. When four records in a
row lie further ahead, the event time it is measured against follows them at once, to
the earliest of them, but stream time itself only by four hours; so a feed that begins
with an article of ten years ago is soon in step, and that ages nothing by ten years.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from schemas.article import Flag, ParsedArticle
from streams.dedupe.times import epoch

__all__ = ["UNSET", "StreamTime", "event_time", "is_dated", "is_past"]

STEP_SECONDS = 3600
AGREEING = 4  # records in a row


class StreamTime(Struct, frozen=True, kw_only=True):
    """Stream time, the event time it has come to, and the run that lies ahead of it."""

    now: int | None = None
    reached: int | None = None
    ahead: int = 0
    floor: int | None = None

    def after(self, time: int | None) -> StreamTime:
        """Tell stream time after a record of this event time."""
        if time is None:
            return self
        if self.now is None or self.reached is None:
            return StreamTime(now=time, reached=time)
        step = time - self.reached
        if step <= STEP_SECONDS:
            step = max(step, 0)
            return StreamTime(now=self.now + step, reached=self.reached + step)
        floor = time if self.floor is None else min(self.floor, time)
        ahead = self.ahead + 1
        if ahead < AGREEING:
            return replace(self, ahead=ahead, floor=floor)
        step = min(floor - self.reached, AGREEING * STEP_SECONDS)
        return StreamTime(now=self.now + step, reached=floor)


UNSET = StreamTime()


def event_time(article: ParsedArticle) -> int | None:
    """Tell when the article is from: as published, never after its raw record.

    Without a believable date the raw record's time stands for it.
    """
    arrived = epoch(article.raw.timestamp)
    published = article.published
    if published is None or not is_dated(article):
        return arrived
    said = epoch(published.at)
    if said is None or arrived is None:
        return said if arrived is None else arrived
    return min(said, arrived)


def is_dated(article: ParsedArticle) -> bool:
    """Say whether the article tells a believable date of its own."""
    return article.published is not None and Flag.DATE_IMPLAUSIBLE not in article.flags


def is_past(at: int | None, now: int | None, window: int) -> bool:
    """Say whether what was judged at a stream time lies outside of a window.

    Judged before stream time began = older than everything, once it has begun.
    """
    if now is None:
        return False
    return at is None or now - at > window
