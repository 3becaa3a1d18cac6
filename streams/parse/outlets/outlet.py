"""One outlet's conventions, and all of them together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from schemas.article import RemovedKind

__all__ = ["Mark", "Outlet", "Outlets", "Where"]

FIRST = re.compile(r"^[^\W_]+", re.MULTILINE)
DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9.-]{1,100})")


class Where(StrEnum):
    """How a mark stands: as a whole line, at a line's start, or inside a line."""

    LINE = "line"
    START = "start"
    INLINE = "inline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A phrase of one outlet that is never body; `text` in small letters."""

    text: str
    kind: RemovedKind
    rule: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet; `offset` is its zone as "+07:00", `suffixes` end its page titles."""

    name: str
    names: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    offset: str | None = None
    colon: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """Everything known of outlets; made once, read by every article.

    `names` and the keys of `places` are folded, `openers` are their first words; a
    place's value is its spelling.
    """

    known: tuple[Outlet, ...]
    by_name: dict[str, Outlet]
    names: frozenset[str]
    places: dict[str, str]
    openers: frozenset[str]
    lines: dict[str, Mark]
    starts: tuple[Mark, ...]
    inline: tuple[Mark, ...]
    suffixes: tuple[str, ...]

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
    """Index outlets by every name, their marks by where they stand."""
    marks = [mark for outlet in known for mark in outlet.marks]
    titled = {suffix for outlet in known for suffix in outlet.suffixes}
    names = frozenset(name.casefold() for one in known for name in one.names)
    return Outlets(
        known=known,
        by_name={name: one for one in known for name in _keys(one)},
        names=names,
        places=places,
        openers=frozenset(FIRST.findall("\n".join([*names, *places]))),
        lines={mark.text: mark for mark in marks if mark.where is Where.LINE},
        starts=tuple(mark for mark in marks if mark.where is Where.START),
        inline=tuple(mark for mark in marks if mark.where is Where.INLINE),
        suffixes=tuple(sorted(titled, key=lambda suffix: (-len(suffix), suffix))),
    )


def _keys(outlet: Outlet) -> list[str]:
    return [name.casefold() for name in (outlet.name, *outlet.names, *outlet.hosts)]
