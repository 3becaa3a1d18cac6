"""What of two sides is compared: as far as both of them go."""

from __future__ import annotations

from typing import Any

import orjson
from msgspec import structs

from agents.replay.diff import Options, Summary, diff
from agents.replay.diff.sides import LIVE, Side, stored
from agents.replay.plan import OutputKind, Plan
from agents.replay.promotion.audit import asker
from schemas.message import Message
from tests.agents.replay.diff.test_join import ONE, TWO, duplicate, enriched, message

COPY = orjson.dumps({"uri": TWO, "version": "1"})


def side(*found: Message, name: str = "r1", **more: Any) -> Side:
    """A side that holds these."""
    return Side(name=name, read=lambda: iter(found), **more)


def compared(a: Side, b: Side) -> Summary:
    """Compare two sides."""
    with stored(a, b) as shelves:
        return diff((a.name, b.name), shelves, Options())


def test_live_is_read_as_far_as_the_run_goes() -> None:
    """What live made of other raw records is not "only in live", whoever is A."""
    run = side(enriched(ONE, 1, 5))
    live = side(enriched(ONE, 1, 5), enriched(TWO, 1, 6), name=LIVE)

    for summary in (compared(run, live), compared(live, run)):
        assert (1, 1) == (summary.articles, summary.equal)


def test_a_takedown_behind_the_range_is_compared_with_that_of_the_run() -> None:
    """The run keeps the article withdrawn; the live record names the takedown."""
    gone = enriched(ONE, 1, 5, pubStatus="canceled")
    later = structs.replace(gone, headers=(("kawat-origin", b"articles.raw/0/99"),))
    summary = compared(side(gone), side(later, name=LIVE))

    assert (1, 1) == (summary.articles, summary.equal)


def test_stages_that_one_side_has_not_run_are_left_out() -> None:
    """A run from classify knows no duplicates and no dead letters of parse."""
    run = side(enriched(ONE, 1, 5), stages=frozenset({"classify"}))
    dead = message("articles.dead", None, b"{", 7, **{"kawat-stage": b"parse"})
    live = side(enriched(ONE, 1, 5), duplicate(TWO, 6, COPY), dead, name="file")
    summary = compared(run, live)

    assert (1, 1) == (summary.articles, summary.equal)


def test_what_a_run_wrote_to_the_live_topics_is_not_what_live_was() -> None:
    """Its own records are one side, the others the other."""
    plan = Plan(made="2026-06-20T10:00:00Z", run="r1", output=OutputKind.LIVE)
    old, new = enriched(ONE, 1, 5), enriched(ONE, 1, 5, language="ms")
    own = structs.replace(new, headers=(*new.headers, ("kawat-run", b"r1")))
    summary = compared(side(own, plan=plan), side(old, own, name=LIVE))

    assert 1 == summary.differing


def test_topics_that_are_no_end_are_passed_by() -> None:
    """Parsed and unique articles are on their way."""
    parsed = message("articles.parsed", b"k", b"{}", 5)
    summary = compared(side(parsed, enriched(ONE, 1, 5)), side(enriched(ONE, 1, 5)))

    assert (1, 0) == (summary.equal, summary.unreadable)


def test_who_asks_is_named_with_the_machine() -> None:
    """By the user of the cluster, where there is one."""
    name, _, machine = asker(None).rpartition("@")

    assert name
    assert machine
    assert asker("kawat") == f"kawat ({name})@{machine}"
