"""The recorded order: raw records one by one, as `articles.parsed` says they came.

Pure. Each raw partition is read from its front only; a record of `articles.parsed`
names a raw record, and everything of that partition up to it comes now (between them
stand those that parse refused: they are in no log, and nothing depends on their
place). A partition is therefore never read backwards, and where a run stands is one
offset a partition and one of the log.

What comes before the first record that the log still tells of, and what it tells
nothing of at the end, comes by time, topic, partition and offset.

The end of a partition may be named by no record at all, and then the log is read to
its own end first: None among the turns says that nothing was found for a while, so
that whoever waits can do something else in between.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heapreplace
from typing import NamedTuple, Protocol

from agents.replay.plan import Order
from schemas.message import Message

__all__ = ["Recorded", "Reel", "Turn", "in_order"]

BREATH = 500  # records of the log without a turn; some MB, a fraction of a second
LOOK_AHEAD = 100_000  # records of the log; a partition not named by then is not told of


class Recorded(NamedTuple):
    """A record of `articles.parsed`: its offset, and the raw record it was made of."""

    at: int
    partition: str  # topic/partition
    offset: int


class Reel(Protocol):
    """The records of one partition, from the front."""

    def peek(self) -> Message | None:
        """Look at the next record; None at the end."""
        ...

    def take(self) -> Message:
        """Take the record that was looked at."""
        ...


class Turn(NamedTuple):
    """A record whose turn it is.

    `cursor`: where the log is read on when this was the last record done; None while
    the log has not begun to tell.
    """

    message: Message
    cursor: int | None
    order: Order


def in_order(
    reels: Mapping[str, Reel], log: Iterable[Recorded], cursor: int | None = None
) -> Iterator[Turn | None]:
    """Give every record of the reels once; `log` and `cursor` as the last turn said."""
    if cursor is None:
        firsts, log = _firsts(reels, log)
        yield from _by_time(reels, cursor, firsts)
    idle = 0
    for one in log:
        idle += 1
        if idle % BREATH == 0:
            yield None
        reel = reels.get(one.partition)
        if reel is None:
            continue
        for message in _up_to(reel, one.offset):
            idle = 0
            cursor = one.at + 1 if message.offset == one.offset else one.at
            yield Turn(message, cursor, Order.RECORDED)
        if all(each.peek() is None for each in reels.values()):
            return
    yield from _by_time(reels, cursor, None)


def _firsts(
    reels: Mapping[str, Reel], log: Iterable[Recorded]
) -> tuple[dict[str, int], Iterator[Recorded]]:
    """Look where the log begins to tell of each partition; give what was read back."""
    firsts: dict[str, int] = {}
    read: deque[Recorded] = deque()
    rest = iter(log)
    missing = {name for name, reel in reels.items() if reel.peek() is not None}
    while missing and len(read) < LOOK_AHEAD and (one := next(rest, None)) is not None:
        read.append(one)
        if one.partition in missing:
            missing.discard(one.partition)
            firsts[one.partition] = one.offset
    return firsts, _both(read, rest)


def _both(read: deque[Recorded], rest: Iterator[Recorded]) -> Iterator[Recorded]:
    while read:
        yield read.popleft()
    yield from rest


def _up_to(reel: Reel, offset: int) -> Iterator[Message]:
    while (head := reel.peek()) is not None and head.offset <= offset:
        yield reel.take()


def _by_time(
    reels: Mapping[str, Reel], cursor: int | None, before: Mapping[str, int] | None
) -> Iterator[Turn]:
    """Merge what lies before these offsets (of partitions named there), or all."""
    heads = [head for name in reels if (head := _head(name, reels, before)) is not None]
    heapify(heads)
    while heads:
        name = heads[0].name
        yield Turn(reels[name].take(), cursor, Order.TIMESTAMP)
        head = _head(name, reels, before)
        if head is None:
            heappop(heads)
        else:
            heapreplace(heads, head)


class _Head(NamedTuple):
    """Where a reel's next record stands; no two are equal."""

    timestamp: int
    topic: str
    partition: int
    offset: int
    name: str


def _head(
    name: str, reels: Mapping[str, Reel], before: Mapping[str, int] | None
) -> _Head | None:
    message = reels[name].peek()
    if message is None or not (before is None or message.offset < before.get(name, 0)):
        return None
    return _Head(
        message.timestamp, message.topic, message.partition, message.offset, name
    )
