"""The records of a run that may be promoted: the best one under each key."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from typing import Self

import msgspec

from agents.replay.diff.terminal import Terminal, Unreadable, terminal
from agents.replay.promotion.choice import Where, rank
from schemas.message import Message
from schemas.topics import DUPLICATES, ENRICHED

__all__ = ["Outputs"]

TOPIC = re.compile(rf"({re.escape(ENRICHED)}|{re.escape(DUPLICATES)})(?:\.replay\.|$)")


class Outputs:
    """Kept in a file without a name; in memory stand keys and raw records."""

    def __init__(self, *, knows_origins: bool = True) -> None:
        """Raw records read from files are none of the live log: they tell nothing."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close
        self._spots: dict[Where, tuple[int, int, int]] = {}  # rank, start, size
        self._knows_origins = knows_origins
        self._end = 0
        self.origins: set[str] = set()

    @property
    def keys(self) -> Iterable[Where]:
        """Name what the run has, by topic and key."""
        return self._spots.keys()

    def fill(self, records: Iterable[Message]) -> None:
        """Take the records of the compacted topics; others pass by."""
        for message in records:
            found = TOPIC.search(message.topic)
            if found is None:
                continue
            try:
                self._put(found[1], message, terminal(message))
            except Unreadable:
                continue  # the run's report would have told

    def _put(self, topic: str, message: Message, one: Terminal) -> None:
        if self._knows_origins:
            self.origins.add(one.origin)
        where = (topic, message.key or b"")
        known = self._spots.get(where)
        if known is not None and known[0] > rank(one):
            return
        packed = msgspec.msgpack.encode(message)
        self._file.write(packed)
        self._spots[where] = (rank(one), self._end, len(packed))
        self._end += len(packed)

    def __iter__(self) -> Iterator[tuple[Where, Message, Terminal]]:
        """Give the best record of each key, sorted by key."""
        for where in sorted(self._spots):
            _, start, size = self._spots[where]
            self._file.seek(start)
            message = msgspec.msgpack.decode(self._file.read(size), type=Message)
            yield where, message, terminal(message)

    def __enter__(self) -> Self:
        """Close it at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give the file back."""
        self._file.close()
