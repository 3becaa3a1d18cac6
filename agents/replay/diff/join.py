"""Pair what both sides tell: by article id and version, what is left by raw record.

The second step finds what changed its fate or its id. The third one pairs copies of one
article where two deliveries changed places: the raw record that was the original on one
side is the copy on the other. Without a partner is what only one side knows. Where one
side is compacted, an older version that it no longer has cannot be compared: it is
counted, and no difference.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator
from enum import StrEnum

from msgspec import Struct

from agents.replay.diff.shelf import Shelf
from agents.replay.diff.terminal import Terminal, origin_parts

__all__ = ["Joined", "Pair", "pairs"]


class Joined(StrEnum):
    """How two records met."""

    PLACE = "place"
    ORIGIN = "origin"
    ARTICLE = "article"
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
    alone_a, alone_b = only_a, only_b
    for joined, name in ((Joined.ORIGIN, _origin), (Joined.ARTICLE, _article)):
        met, alone_a, alone_b = _matched(alone_a, alone_b, name)
        yield from (Pair(a=one, b=other, joined=joined) for one, other in met)
    yield from (Pair(a=one, b=None, joined=_alone(one, b)) for one in alone_a)
    yield from (Pair(a=None, b=one, joined=_alone(one, a)) for one in alone_b)


def _matched(
    only_a: list[Terminal], only_b: list[Terminal], name: Callable[[Terminal], Hashable]
) -> tuple[list[tuple[Terminal, Terminal]], list[Terminal], list[Terminal]]:
    """Pair those of one name, in order; give the pairs and the rest of both."""
    waiting: dict[Hashable, deque[Terminal]] = defaultdict(deque)
    for one in only_b:
        waiting[name(one)].append(one)
    met: list[tuple[Terminal, Terminal]] = []
    alone: list[Terminal] = []
    for one in only_a:
        partners = waiting.get(name(one))
        if partners:
            met.append((one, partners.popleft()))
        else:
            alone.append(one)
    rest = {id(one) for partners in waiting.values() for one in partners}
    return met, alone, [one for one in only_b if id(one) in rest]


def _origin(one: Terminal) -> Hashable:
    return origin_parts(one.origin)


def _article(one: Terminal) -> Hashable:
    """Name copies by their article and fate; nothing else is meant to come twice."""
    is_copy = one.place[0] == "duplicate" and one.article is not None
    return (one.article, one.fate) if is_copy else one.place


def _alone(one: Terminal, other: Shelf) -> Joined:
    return Joined.COMPACTED if other.has_newer(one) else Joined.ALONE
