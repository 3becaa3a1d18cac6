"""Counts of a diff: per kind of change, outlet, subject and day, with samples."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from agents.replay.diff import facts
from agents.replay.diff.difference import Difference, Kind
from agents.replay.diff.fields import kind_of
from agents.replay.diff.join import Joined, Pair

__all__ = ["Sample", "Share", "Summary"]

NOBODY = "?"

Rank = tuple[bool, int]


@dataclass(slots=True, kw_only=True)
class Share:
    """Of how many articles how many differ."""

    articles: int = 0
    differing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An example in full: what differs, and both values."""

    difference: Difference
    a: dict[str, Any] | None
    b: dict[str, Any] | None


@dataclass(slots=True, kw_only=True)
class Summary:
    """Everything that is told of a diff; `a` and `b` name the sides."""

    a: str
    b: str
    samples_per_kind: int = 5
    are_stamps_counted: bool = False
    articles: int = 0
    equal: int = 0
    differing: int = 0
    compacted: int = 0  # older versions that a compacted side no longer has
    unreadable: int = 0
    kinds: Counter[Kind] = field(default_factory=Counter)
    fates: Counter[tuple[str, str]] = field(default_factory=Counter)
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    languages: Counter[tuple[str, str]] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    stamps: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)  # went, came
    added: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    shifts: Counter[int] = field(default_factory=Counter)  # points of confidence
    outlets: dict[str, Share] = field(default_factory=dict)
    days: dict[str, Share] = field(default_factory=dict)
    subjects: dict[str, Share] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # of subjects by literal
    _samples: dict[Kind, list[tuple[Rank, int, Sample]]] = field(default_factory=dict)

    @property
    def is_different(self) -> bool:
        """Say whether anything differs; stamps alone only when they are counted."""
        return bool(self.differing)

    def add(self, pair: Pair, found: Difference | None) -> None:
        """Count a pair and what differs in it."""
        if pair.joined is Joined.COMPACTED:
            self.compacted += 1
            return
        is_changed = self._counts(found)
        self.articles += 1
        self.equal += found is None
        self.differing += is_changed
        self._share(pair, is_changed=is_changed)
        if found is not None:
            self._note(found)
            if self.samples_per_kind:
                self._sample(pair, found)

    def samples(self, kind: Kind) -> list[Sample]:
        """Give the examples of a kind: always the same ones of the same differences."""
        found = sorted(self._samples.get(kind, ()), reverse=True)
        return [sample for _, _, sample in found]

    def _counts(self, found: Difference | None) -> bool:
        if found is None:
            return False
        return self.are_stamps_counted or not found.is_only_stamps

    def _share(self, pair: Pair, *, is_changed: bool) -> None:
        values = [one.told for one in (pair.a, pair.b) if one]
        value = values[-1] or values[0]
        subjects = {name for each in values for name in facts.subjects(each)}
        for each in values:
            self.names |= facts.names(each)
        for table, name in (
            (self.outlets, facts.outlet(value) or NOBODY),
            (self.days, facts.day(value) or NOBODY),
            *((self.subjects, name) for name in subjects),
        ):
            share = table.setdefault(name, Share())
            share.articles += 1
            share.differing += is_changed

    def _note(self, found: Difference) -> None:
        self.kinds.update(found.kinds)
        self.stamps.update((s.path, str(s.a), str(s.b)) for s in found.stamps)
        self.fields.update(
            one.path for one in found.fields if kind_of(one.path) is Kind.FIELDS
        )
        if found.a and found.b and found.a.fate is not found.b.fate:
            self.fates[found.a.fate, found.b.fate] += 1
        for table, change in (
            (self.verdicts, found.verdict),
            (self.languages, found.language),
        ):
            if change is not None:
                table[change.a or NOBODY, change.b or NOBODY] += 1
        if found.body is not None:
            self.lines["went"] += len(found.body.went)
            self.lines["came"] += len(found.body.came)
        if found.subjects is not None:
            self.added.update(found.subjects.added)
            self.dropped.update(found.subjects.dropped)
            self.shifts.update(one.b - one.a for one in found.subjects.shifted)

    def _sample(self, pair: Pair, found: Difference) -> None:
        """Keep those with the smallest hashes: spread over outlets, and repeatable.

        Subjects that came or went stand before shifts of their confidence.
        """
        name = f"{found.article}/{found.version}/{found.origin}"
        chance = -int.from_bytes(blake2b(name.encode(), digest_size=8).digest())
        for kind in found.kinds:
            is_loud = kind is not Kind.SUBJECTS or found.has_other_subjects
            rank = is_loud, chance
            kept = self._samples.setdefault(kind, [])
            if len(kept) == self.samples_per_kind and rank <= kept[0][0]:
                continue
            one = Sample(
                difference=found,
                a=pair.a.told if pair.a else None,
                b=pair.b.told if pair.b else None,
            )
            place = (rank, -self.articles, one)  # no two samples are ever compared
            if len(kept) < self.samples_per_kind:
                heapq.heappush(kept, place)
            else:
                heapq.heapreplace(kept, place)
