"""Read back what a run wrote, as any reader of committed records: count and hash it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from agents.replay.passage import End
from schemas.message import Message
from schemas.topics import DEAD, DUPLICATES, ENRICHED

__all__ = ["CLOSING", "COUNTED", "Found", "Looker"]

CLOSING = "replay"  # the stage of what closes a run (closing.py): no record's fate
COUNTED = (ENRICHED, DUPLICATES, DEAD)
NULL = (2**64 - 1).to_bytes(8, "big")  # no value is that long


@dataclass(slots=True, kw_only=True)
class Found:
    """`ends`: fates by raw partition; `sha256` by topic.

    A topic's digest is that of its partitions' digests in order; a partition's that of
    its values by offset, the length of each before it (8 bytes).
    """

    ends: dict[str, dict[str, int]] = field(default_factory=dict)
    sha256: dict[str, str] = field(default_factory=dict)


class Looker:
    """Takes the records of one topic after the other.

    `is_by_origin`: a takedown that wrote several records counts once.
    """

    def __init__(self, *, is_by_origin: bool) -> None:
        """Begin without records."""
        self._is_by_origin = is_by_origin
        self._ends: dict[str, Counter[str]] = {}
        self._withdrawn: set[bytes] = set()
        self._sha256: dict[str, str] = {}

    def look(self, topic: str, records: Iterable[Message], partitions: int) -> None:
        """Take a topic, by its name in the topology; in order of each partition."""
        hashes = [hashlib.sha256() for _ in range(partitions)]
        for record in records:
            _feed(hashes[record.partition], record.value)
            if topic in COUNTED:
                self._count(dict(record.headers))
        whole = hashlib.sha256(b"".join(each.digest() for each in hashes))
        self._sha256[topic] = whole.hexdigest()

    @property
    def found(self) -> Found:
        """Give what was seen."""
        return Found(
            ends={name: dict(ends) for name, ends in self._ends.items()},
            sha256=self._sha256,
        )

    def _count(self, headers: Mapping[str, bytes]) -> None:
        if headers.get("kawat-stage", b"").decode() == CLOSING:
            return
        origin = headers.get("kawat-origin", b"")
        end = headers.get("kawat-fate", b"").decode()
        if end == End.WITHDRAWN and self._is_by_origin:
            if origin in self._withdrawn:
                return
            self._withdrawn.add(origin)
        partition = origin.decode("utf-8", "replace").rpartition("/")[0]
        self._ends.setdefault(partition, Counter())[end] += 1


def _feed(digest: hashlib._Hash, value: bytes | None) -> None:
    digest.update(NULL if value is None else len(value).to_bytes(8, "big") + value)
