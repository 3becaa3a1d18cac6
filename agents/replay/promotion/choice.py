"""What to do with each record of a run, by what the live topics hold: pure.

Per key the newest version wins and canceled beats all, as every reader does it. A
record that live withdrew, or that live knows under another id or fate, stays behind:
publishing it would bring a text back, or give one article two records. So does one that
would lift an embargo of live.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from agents.replay.diff.facts import block
from agents.replay.diff.terminal import Fate, Terminal

__all__ = [
    "CANCELED",
    "Choice",
    "Known",
    "Place",
    "Where",
    "aliases",
    "chosen",
    "digest",
    "embargo",
    "rank",
]

CANCELED = 1 << 62  # beats every version
DIGEST_BYTES = 16
WITHHELD = "withheld"

Alias = tuple[str, ...]
Where = tuple[str, bytes]  # topic without prefix, key
Embargo = tuple[bool, str]  # whether it is withheld, until when
FREE: Embargo = (False, "")


class Choice(StrEnum):
    """What becomes of a record of the run; the first two are published."""

    NEW = "new"  # live has nothing under its key
    REPLACED = "replaced"  # live has the same version, told otherwise
    SAME = "same"  # live has these bytes
    NEWER = "newer"  # live has a newer version
    WITHDRAWN = "withdrawn"  # the article was taken down
    OTHER_ID = "other_id"  # live knows its raw record under another id
    OTHER_FATE = "other_fate"  # live enriched what the run sets aside, or set it aside
    EMBARGOED = "embargoed"  # live withholds the same version, or until another time

    @property
    def is_published(self) -> bool:
        """Say whether the record goes to the live topic."""
        return self in {Choice.NEW, Choice.REPLACED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A record under a key of a live topic."""

    rank: int
    digest: bytes
    partition: int
    offset: int
    embargo: Embargo = FREE


@dataclass(slots=True, kw_only=True)
class Known:
    """What the live topics say of the keys and raw records of a run.

    `newest` is what compaction keeps of a key, `best` what it ought to be. `fates`:
    by raw record, whether it was set aside, and the id it went by.
    """

    newest: dict[Where, Place] = field(default_factory=dict)
    best: dict[Where, Place] = field(default_factory=dict)
    fates: dict[str, tuple[Fate, str]] = field(default_factory=dict)
    canceled: set[str] = field(default_factory=set)
    aliases: set[Alias] = field(default_factory=set)  # of what was taken down

    def see(self, where: Where, place: Place) -> None:
        """Take the next record of a key."""
        best = self.best.get(where)
        if best is None or place.rank >= best.rank:
            self.best[where] = place
        self.newest[where] = place

    def hidden(self) -> Iterator[tuple[Where, Place]]:
        """Find the keys whose best record lies behind an older version."""
        for where, newest in self.newest.items():
            best = self.best[where]
            if newest.rank < best.rank:
                yield where, best


def rank(one: Terminal) -> int:
    """Rank the records under one key; a tombstone withdraws, so it beats all."""
    return CANCELED if one.fate is Fate.WITHDRAWN else one.version or 0


def digest(value: bytes | None) -> bytes:
    """Tell values apart, a tombstone from an empty one."""
    return b"" if value is None else blake2b(value, digest_size=DIGEST_BYTES).digest()


def chosen(one: Terminal, where: Where, value: bytes | None, known: Known) -> Choice:
    """Decide on a record of the run; `value` are its bytes as they would be sent."""
    newest = known.newest.get(where)
    if newest is not None and newest.digest == digest(value):
        return Choice.SAME
    if one.fate is not Fate.WITHDRAWN:
        before = _before(one, newest, known)
        if before is not None:
            return before
    if newest is None:
        return Choice.NEW
    if rank(one) < newest.rank:
        return Choice.NEWER
    is_free = one.fate is Fate.WITHDRAWN or newest.embargo in {FREE, embargo(one)}
    return Choice.REPLACED if is_free else Choice.EMBARGOED


def _before(one: Terminal, newest: Place | None, known: Known) -> Choice | None:
    """Name what keeps a text from being published, if anything does."""
    article = one.article or ""
    fate, live_id = known.fates.get(one.origin, (one.fate, article))
    if known.canceled & {article, live_id} or known.aliases & set(aliases(one.told)):
        return Choice.WITHDRAWN
    if newest is not None and newest.rank == CANCELED:
        return Choice.WITHDRAWN
    if fate is not one.fate:
        return Choice.OTHER_FATE
    return Choice.OTHER_ID if live_id != article else None


def embargo(one: Terminal) -> Embargo:
    """Read what keeps a text from being published."""
    told = one.told
    return told.get("pubStatus") == WITHHELD, str(told.get("embargoedUntil") or "")


def aliases(value: dict[str, Any]) -> Iterator[Alias]:
    """Name what an article or a takedown goes by: guid with its source, address."""
    raw = block(value, "raw")
    if raw.get("guid"):
        yield ("guid", str(raw.get("source")), str(raw["guid"]))
    if raw.get("url"):
        yield ("url", str(raw["url"]))
