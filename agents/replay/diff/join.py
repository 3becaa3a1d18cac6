"""Pair what both sides tell: by article id and version, what is left by raw record.

The second step finds what changed its fate or its id; without a partner is what only
one side knows. Where one side is compacted, an older version that it no longer has
cannot be compared: it is counted, and no difference.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from agents.replay.diff.shelf import Shelf
from agents.replay.diff.terminal import Terminal, origin_parts

__all__ = ["Joined", "Pair", "pairs"]


class Joined(StrEnum):
    """How two records met."""

    PLACE = "place"
    ORIGIN = "origin"
    ALONE = "alone"
    COMPACTED = "compacted"


class Pair(Struct, frozen=True, kw_only=True):
    """What both sides tell of one thing; None = that side does not know it."""

    a: Terminal | None
    b: Terminal | None
    joined: Joined

    @property
    def either(self) -> Terminal:
        """The side that is there: the second one, when both are."""
        found = self.b or self.a
        assert found is not None  # noqa: S101 - one of them always is
        return found

    @property
    def is_equal(self) -> bool:
        """Say whether both tell the same, byte for byte."""
        if self.a is None or self.b is None:
            return False
        return (self.a.fate, self.a.value) == (self.b.fate, self.b.value)


def pairs(a: Shelf, b: Shelf) -> Iterator[Pair]:
    """Pair everything, in the order of the raw records on the first side."""
    only_a: list[Terminal] = []
    for place in a.places():
        if place in b:
            yield _met(a.get(place), b.get(place), a, b)
        else:
            only_a.append(a.get(place))
    only_b = [b.get(place) for place in b.places() if place not in a]
    yield from _rest(only_a, only_b, a, b)


def _met(one: Terminal, other: Terminal, a: Shelf, b: Shelf) -> Pair:
    is_old = a.is_outdated(one) or b.is_outdated(other)
    joined = Joined.COMPACTED if is_old else Joined.PLACE
    return Pair(a=one, b=other, joined=joined)


def _rest(
    only_a: list[Terminal], only_b: list[Terminal], a: Shelf, b: Shelf
) -> Iterator[Pair]:
    by_origin: dict[tuple[str, int, int], deque[Terminal]] = defaultdict(deque)
    for one in only_b:
        by_origin[origin_parts(one.origin)].append(one)
    for one in only_a:
        partners = by_origin[origin_parts(one.origin)]
        if partners:
            yield Pair(a=one, b=partners.popleft(), joined=Joined.ORIGIN)
        else:
            yield Pair(a=one, b=None, joined=_alone(one, b))
    for partners in by_origin.values():
        for one in partners:
            yield Pair(a=None, b=one, joined=_alone(one, a))


def _alone(one: Terminal, other: Shelf) -> Joined:
    return Joined.COMPACTED if other.has_newer(one) else Joined.ALONE
