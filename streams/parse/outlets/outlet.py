"""One outlet's conventions, and all of them together."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from schemas.article import RemovedKind

__all__ = [
    "PLACE_HEAD",
    "Convention",
    "Habit",
    "Mark",
    "Outlet",
    "Outlets",
    "Period",
    "Where",
]

FIRST = re.compile(r"^[^\W_]+", re.MULTILINE)
PLACE_HEAD = 5  # letters; no place of fewer is told from a glued word
DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9.-]{1,100})")


class Where(StrEnum):
    """How a mark stands: as a whole line, at a line's start, or inside a line."""

    LINE = "line"
    START = "start"
    INLINE = "inline"


class Habit(StrEnum):
    """What an outlet does, and no single phrase of it tells."""

    COLON = "colon"  # its datelines end with a colon: "Jakarta: Presiden …"
    LOST_LISTS = "lost-lists"  # "Baca Juga" stands alone, the list below it is lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days on which a convention held, both ends included; None = open."""

    since: date | None = None
    until: date | None = None

    def meets(self, first: date, last: date) -> bool:
        """Say whether it held on one of these days."""
        begun = self.since is None or self.since <= last
        return begun and (self.until is None or first <= self.until)

    @property
    def turns(self) -> list[date]:
        """List the days on which this begins, and the one after it ends."""
        behind = None if self.until is None else self.until + timedelta(days=1)
        return [day for day in (self.since, behind) if day is not None]


ALWAYS = Period()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A phrase of one outlet that is never body; `text` in small letters."""

    text: str
    kind: RemovedKind
    rule: str
    where: Where
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """A habit, and when the outlet had it."""

    habit: Habit
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet; `offset` is its zone as "+07:00", `suffixes` end its page titles."""

    name: str
    names: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    offset: str | None = None
    conventions: tuple[Convention, ...] = ()
    marks: tuple[Mark, ...] = ()

    def has(self, habit: Habit) -> bool:
        """Say whether the outlet does so."""
        return any(one.habit is habit for one in self.conventions)

    def between(self, first: date, last: date) -> Outlet:
        """Forget what the outlet did at other times only."""
        told = (one for one in self.conventions if one.period.meets(first, last))
        marks = (mark for mark in self.marks if mark.period.meets(first, last))
        return replace(self, conventions=tuple(told), marks=tuple(marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """Everything known of outlets; made once, read by every article.

    `names` and the keys of `places` are folded, `openers` are their first words, and
    `place_heads` how places begin; a place's value is its spelling. A line that begins
    with a mark begins with one of `openings`. Between two of `turns` the same
    conventions held; `ages` has what held from one such age to another.
    """

    known: tuple[Outlet, ...]
    by_name: dict[str, Outlet]
    names: frozenset[str]
    places: dict[str, str]
    openers: frozenset[str]
    place_heads: frozenset[str]
    lines: dict[str, Mark]
    starts: tuple[Mark, ...]
    openings: tuple[str, ...]
    inline: tuple[Mark, ...]
    suffixes: tuple[str, ...]
    turns: tuple[date, ...] = ()
    ages: Mapping[tuple[int, int], Outlets] = field(
        default_factory=dict[tuple[int, int], "Outlets"]
    )

    def between(self, first: date | None, last: date | None) -> Outlets:
        """Leave out what held on none of these days; an end not known is open.

        An article has the dateline of its day, and the furniture of any day since
        then: pages are dressed anew as often as they are fetched.
        """
        begin, end = first or date.min, last or date.max
        if not self.ages or begin > end:
            return self
        return self.ages[bisect(self.turns, begin), bisect(self.turns, end)]

    def find(self, source: str | None) -> Outlet | None:
        """Look an outlet up by its name, host or address; None when unknown."""
        found = DOMAIN.match((source or "").strip().casefold())
        if not found:
            return None
        host = found[1]
        while host not in self.by_name and "." in host:
            host = host.partition(".")[2]
        return self.by_name.get(host) or self.by_name.get((source or "").casefold())

    def without(self, *names: str) -> Outlets:
        """Forget some outlets, to measure how an unknown one fares."""
        return gather(
            tuple(one for one in self.known if one.name not in names), self.places
        )


def gather(known: tuple[Outlet, ...], places: dict[str, str]) -> Outlets:
    """Index outlets by every name, their marks by where they stand, and by time."""
    titled = {suffix for outlet in known for suffix in outlet.suffixes}
    names = frozenset(name.casefold() for one in known for name in one.names)
    whole = Outlets(
        known=known,
        by_name={},
        names=names,
        places=places,
        openers=frozenset(FIRST.findall("\n".join([*names, *places]))),
        place_heads=frozenset(place[:PLACE_HEAD] for place in places),
        lines={},
        starts=(),
        openings=(),
        inline=(),
        suffixes=tuple(sorted(titled, key=lambda suffix: (-len(suffix), suffix))),
    )
    turns = sorted({day for one in known for day in _turns(one)})
    begins = [date.min, *turns]
    ages = {
        (first, last): _indexed(
            whole, tuple(one.between(begins[first], begins[last]) for one in known)
        )
        for last in range(len(begins))
        for first in range(last + 1)
    }
    return replace(_indexed(whole, known), turns=tuple(turns), ages=ages)


def _turns(outlet: Outlet) -> list[date]:
    told: tuple[Convention | Mark, ...] = (*outlet.conventions, *outlet.marks)
    return [day for one in told for day in one.period.turns]


def _indexed(whole: Outlets, known: tuple[Outlet, ...]) -> Outlets:
    marks = [mark for outlet in known for mark in outlet.marks]
    return replace(
        whole,
        known=known,
        by_name={name: one for one in known for name in _keys(one)},
        lines={mark.text: mark for mark in marks if mark.where is Where.LINE},
        starts=tuple(mark for mark in marks if mark.where is Where.START),
        openings=tuple(mark.text for mark in marks),
        inline=tuple(mark for mark in marks if mark.where is Where.INLINE),
    )


def _keys(outlet: Outlet) -> list[str]:
    return [name.casefold() for name in (outlet.name, *outlet.names, *outlet.hosts)]
