"""Why an article gets its verdict against one leader, and not the next verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schemas.article import ParsedArticle
from schemas.decisions import Verdict
from streams.dedupe.article import Case
from streams.dedupe.asked import Comparison, asked
from streams.dedupe.clock import event_time
from streams.dedupe.judge import case_of
from streams.dedupe.match import candidates
from streams.dedupe.memo import Memo
from streams.dedupe.pair import Pair
from streams.dedupe.record import Record
from streams.dedupe.resolve import standing
from streams.dedupe.verdict import order

__all__ = ["Grounds", "Route", "Tested", "grounds"]


class Route(StrEnum):
    """How an article meets a leader; only what is `read` is told by the tests."""

    WITHDRAWN = "withdrawn"  # taken down before it came
    NAMED = "named"  # by guid or address it is the leader's
    TEXT = "text"  # the body is all the name it has, and is the leader's
    READ = "read"  # both texts are compared
    FAR = "far"  # the dates lie further apart than the window
    UNFOUND = "unfound"  # too few sampled keys in common to be looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """A test, its answer, and the comparisons that led to it."""

    verdict: Verdict
    holds: bool
    asked: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Both texts, how they meet, and every test in the order of the verdict.

    The first test that holds gives the verdict where both are read; those behind it
    are told as well.
    """

    route: Route
    pair: Pair
    is_same_outlet: bool
    tests: tuple[Tested, ...]


def grounds(article: ParsedArticle, leader: Record, memo: Memo) -> Grounds:
    """Ask all tests, on the memo as it is before the article is judged."""
    case = case_of(article, event_time(article))
    pair = Pair(case.reading, memo.read(leader))
    is_same_outlet = article.source == leader.source
    return Grounds(
        route=_route(case, leader, memo),
        pair=pair,
        is_same_outlet=is_same_outlet,
        tests=tuple(
            Tested(verdict=said, holds=holds, asked=comparisons)
            for said, test in order(is_same_outlet=is_same_outlet)
            for holds, comparisons in [asked(test, pair)]
        ),
    )


def _route(case: Case, leader: Record, memo: Memo) -> Route:
    place = standing(case.article, memo)
    if place.is_withdrawn:
        return Route.WITHDRAWN
    if place.born is not None:
        return Route.TEXT if place.is_by_text else Route.NAMED
    if leader in candidates(case.probe, case.time, memo):
        return Route.READ
    is_near = memo.index.is_near(leader, case.time)
    return Route.UNFOUND if is_near else Route.FAR
