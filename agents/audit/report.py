"""What an audit found: counts per fate, and what should not be."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from agents.exits import Exit

__all__ = ["Better", "Fate", "Report", "Trouble", "Violation"]

LISTED = 1_000  # violations kept in full; all are counted


class Fate(StrEnum):
    """What became of a raw record; `parsed` only when parse alone is audited."""

    UNIQUE = "unique"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"
    DEAD = "dead"
    PARSED = "parsed"


class Trouble(StrEnum):
    """What should not be."""

    LOST = "lost"  # a raw record without a fate
    TWO_FATES = "two_fates"
    TWO_KEYS = "two_keys"  # one raw record under two keys of a topic
    OTHER_BYTES = "other_bytes"  # two copies that differ
    INVENTED = "invented"  # a fate of a raw record that is not there
    WRONG_ORIGIN = "wrong_origin"  # names its raw record, but other bytes of it
    SAME_VERSION = "same_version"  # two raw records made one version of an article
    UNCOVERED = "uncovered"  # in unique, and never enriched
    OLDER_NEWEST = "older_newest"  # an older record hides a better one
    TEXT_LEFT = "text_left"  # a duplicate of a canceled article was not withdrawn
    UNREADABLE = "unreadable"  # one of our records that is not ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Better:
    """The record that ought to be the newest under its key."""

    topic: str
    partition: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One thing that should not be; `where` is an origin, a key or a position."""

    trouble: Trouble
    where: str
    detail: str
    better: Better | None = None


@dataclass(slots=True, kw_only=True)
class Report:
    """Counts of an audit; it balances: raw = fates + lost + not auditable."""

    raw: int = 0
    fates: Counter[Fate] = field(default_factory=Counter)
    not_auditable: int = 0
    copies: int = 0  # equal records of one raw record beyond the first
    versions: int = 0  # (id, version) in unique
    keys: int = 0  # of enriched and duplicates
    troubles: Counter[Trouble] = field(default_factory=Counter)
    violations: list[Violation] = field(default_factory=list)

    def add(
        self,
        trouble: Trouble,
        where: str,
        detail: str,
        better: Better | None = None,
    ) -> None:
        """Count it, and list it while the list is short enough to be read."""
        self.troubles[trouble] += 1
        if len(self.violations) < LISTED:
            found = Violation(
                trouble=trouble, where=where, detail=detail, better=better
            )
            self.violations.append(found)

    @property
    def is_balanced(self) -> bool:
        """Say whether each raw record has its one fate and nothing else is wrong."""
        return not self.troubles

    @property
    def exit(self) -> Exit:
        """3 when something was found."""
        return Exit.FINE if self.is_balanced else Exit.FOUND

    def as_json(self) -> dict[str, Any]:
        """Give plain values for `--json`."""
        return {
            "balanced": self.is_balanced,
            "raw": self.raw,
            "fates": {fate.value: self.fates[fate] for fate in Fate},
            "not_auditable": self.not_auditable,
            "copies": self.copies,
            "versions": self.versions,
            "keys": self.keys,
            "troubles": {trouble.value: self.troubles[trouble] for trouble in Trouble},
            "violations": [asdict(violation) for violation in self.violations],
        }
