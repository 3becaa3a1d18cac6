"""Why a verdict was given: the tests are those of the stage, in its order."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.decisions import Verdict
from streams.dedupe.grounds import Grounds, Route, grounds
from tests.streams.dedupe.newsroom import (
    FERRY,
    HARVEST,
    MARKET,
    Desk,
    article,
    decision,
    takedown,
)
from tests.streams.dedupe.test_verdict import GOLD, GOLD_NEXT

URL = "https://berita.example/feri"
FIRST = {"paragraphs": FERRY, "url": URL}


def judged(first: dict[str, Any], second: dict[str, Any]) -> tuple[Grounds, Verdict]:
    """The grounds of the second article, and what the stage says of it then."""
    desk = Desk()
    one, two = article(offset=0, **first), article(offset=1, **second)
    desk.judge(one)
    leader = desk.memo.get(one.raw.origin)
    assert leader is not None
    found = grounds(two, leader, desk.memo)
    return found, Verdict(decision(desk.judge(two))["verdict"])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST, {"paragraphs": FERRY, "source": "warta"}),
        (FIRST, {"paragraphs": (*FERRY[:4], HARVEST[0]), "source": "warta"}),
        (FIRST, {"paragraphs": FERRY[:2]}),
        (FIRST, {"paragraphs": (*FERRY[:4], MARKET[0])}),
        ({"paragraphs": GOLD}, {"paragraphs": GOLD_NEXT}),
        (FIRST, {"paragraphs": (*FERRY, *HARVEST[:1]), "title": "Lain"}),
        (FIRST, {"paragraphs": (*FERRY[:3], *HARVEST), "title": "Lain"}),
    ],
)
def test_the_first_test_that_holds_is_the_verdict(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    """Wherever both texts are read."""
    found, said = judged(first, second)
    held = [test.verdict for test in found.tests if test.holds]

    assert (Route.READ, said) == (found.route, next(iter(held), Verdict.UNIQUE))


@pytest.mark.parametrize(
    ("second", "route"),
    [
        ({"paragraphs": HARVEST, "url": URL}, Route.NAMED),
        ({"paragraphs": HARVEST, "title": "Panen"}, Route.UNFOUND),
        ({"paragraphs": FERRY, "at": "2025-02-03T08:00:00+07:00"}, Route.FAR),
    ],
)
def test_the_route_tells_why_texts_were_not_compared(
    second: dict[str, Any], route: Route
) -> None:
    """A name says enough; too few keys, and dates too far apart, are not looked at."""
    assert route is judged(FIRST, second)[0].route


def test_a_text_may_be_the_only_name() -> None:
    """Neither guid nor address: the same body is the same article."""
    bare = article(FERRY, offset=0, url="").aliases[-1]
    nameless = {"paragraphs": FERRY, "url": "", "guid": None}

    found, said = judged(nameless, nameless)

    assert bare.startswith("text:")
    assert (Route.TEXT, Verdict.REDELIVERY) == (found.route, said)


def test_what_was_taken_down_before_it_came_is_told() -> None:
    """No text is compared."""
    desk = Desk()
    first, second = article(FERRY, offset=0), article(HARVEST, offset=2, url=URL)
    desk.judge(first, takedown(f"url:{URL}", offset=1))
    leader = desk.memo.get(first.raw.origin)
    assert leader is not None

    assert Route.WITHDRAWN is grounds(second, leader, desk.memo).route


def test_the_series_guard_shows_its_slots() -> None:
    """Gold prices of two days: the numbers that moved stand among what was asked."""
    found, said = judged({"paragraphs": GOLD}, {"paragraphs": GOLD_NEXT})
    (series,) = [test for test in found.tests if test.holds and test.verdict is said]

    assert Verdict.SERIES is said
    assert {"added", "dropped"} <= {one.measure for one in series.asked}
