"""Unique is covered by enriched, and the newest record under a key is the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agents.audit.proofs import Unreadable, value_of
from agents.audit.report import Better, Report, Trouble
from schemas.message import Message

__all__ = ["Coverage", "Newest"]

CANCELED = 1 << 62  # beats every version
TOMBSTONE, TEXT = 1, 0


@dataclass(slots=True, kw_only=True)
class _Key:
    best: int
    newest: int
    better: Better


class Newest:
    """Compares the records under each key of a compacted topic, in their order."""

    def __init__(self, report: Report) -> None:
        """Tell what is found to the report."""
        self._report = report
        self._keys: dict[tuple[str, bytes], _Key] = {}

    def see(self, message: Message, rank: int) -> None:
        """Take the next record of a partition; of equal ranks any is the best."""
        place = (message.topic, message.key or b"")
        known = self._keys.get(place)
        if known is None or rank >= known.best:
            better = Better(
                topic=message.topic,
                partition=message.partition,
                offset=message.offset,
            )
            self._keys[place] = _Key(best=rank, newest=rank, better=better)
        else:
            known.newest = rank

    def judge(self) -> None:
        """Find the keys whose best record is hidden by a later, older one."""
        for (topic, key), known in self._keys.items():
            self._report.keys += 1
            if known.newest < known.best:
                self._report.add(
                    Trouble.OLDER_NEWEST,
                    f"{topic} {key.decode('utf-8', 'replace')}",
                    f"the best is at {known.better.partition}/{known.better.offset}",
                    known.better,
                )

    def texts(self) -> list[str]:
        """List the keys that never had more than a text: no tombstone, no version."""
        return [
            key.decode("utf-8", "replace")
            for (_, key), known in self._keys.items()
            if known.best == TEXT
        ]


class Coverage:
    """Compares the versions in unique with what enriched holds."""

    def __init__(self, report: Report) -> None:
        """Tell what is found to the report."""
        self._report = report
        self._unique: dict[tuple[str, int], str] = {}  # (id, version) → origin
        self._canceled: dict[str, str] = {}  # id → origin of the takedown
        self._enriched: dict[str, int] = {}  # id → best rank

    @property
    def canceled(self) -> set[str]:
        """Ids of articles that were taken down."""
        return set(self._canceled)

    def passed(self, message: Message, origin: str, *, is_takedown: bool) -> None:
        """Take a record of unique; raises Unreadable."""
        value = value_of(message)
        uri, version = _identity(message, value)
        if is_takedown:
            self._canceled[uri] = origin
            return
        first = self._unique.setdefault((uri, version), origin)
        if first != origin:
            self._report.add(
                Trouble.SAME_VERSION, f"{uri} version {version}", f"{first}, {origin}"
            )

    def enriched(self, message: Message) -> int:
        """Take a record of enriched and give its rank; raises Unreadable."""
        if message.value is None:
            uri, rank = (message.key or b"").decode("utf-8", "replace"), CANCELED
        else:
            value = value_of(message)
            uri, rank = _identity(message, value)
            if value.get("pubStatus") == "canceled":
                rank = CANCELED
        self._enriched[uri] = max(rank, self._enriched.get(uri, -1))
        return rank

    def judge(self, *, excused: set[str]) -> None:
        """Find what enriched does not cover; `excused` died in the last stage."""
        self._report.versions = len(self._unique)
        for (uri, version), origin in self._unique.items():
            if self._enriched.get(uri, -1) < version and origin not in excused:
                self._uncovered(f"{uri} version {version}", origin)
        for uri, origin in self._canceled.items():
            if self._enriched.get(uri, -1) < CANCELED and origin not in excused:
                self._uncovered(f"{uri} canceled", origin)

    def _uncovered(self, where: str, origin: str) -> None:
        self._report.add(
            Trouble.UNCOVERED, where, f"unique from {origin}, not enriched"
        )


def _identity(message: Message, value: dict[str, Any]) -> tuple[str, int]:
    uri, version = value.get("uri"), value.get("version")
    if not isinstance(uri, str) or (message.key or b"") != uri.encode():
        raise Unreadable(f"its key {message.key!r} is not its uri {uri!r}")
    try:
        return uri, int(version or 0)
    except (TypeError, ValueError):
        raise Unreadable(f"version {version!r} is no number") from None
