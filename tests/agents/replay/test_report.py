"""The report: counted while writing, counted again while reading back."""

from __future__ import annotations

from agents.replay.order import Turn
from agents.replay.passage import Passage
from agents.replay.plan import Order, Plan, Range
from agents.replay.report import reported
from agents.replay.report_page import page
from agents.replay.standing import Standing
from agents.replay.verify import CLOSING, Found, Looker
from schemas.message import Message
from schemas.topics import DEAD, DUPLICATES, ENRICHED, UNIQUE
from streams.runner import Step
from streams.stage import Fate
from tests.agents.replay.reel import raw

PLAN = Plan(made="2026-03-05T10:00:00Z", run="r1", digest="d")


def passage(offset: int, fate: Fate, *, is_silent: bool = False) -> Passage:
    """Make a record that came to this end."""
    turn = Turn(raw(0, offset), offset + 1, Order.RECORDED)
    made = Passage(turn=turn, is_silent=is_silent)
    made.add("dedupe", Step(outputs=(), fate=fate))
    return made


def standing(*fates: Fate) -> Standing:
    """Count records of these fates."""
    found = Standing(seconds=2.0)
    for offset, fate in enumerate(fates):
        found.note(passage(offset, fate))
    return found


def record(fate: str, offset: int, **more: str) -> Message:
    """Make a record of a run's topic."""
    headers = {"kawat-origin": f"raw/0/{offset}", "kawat-fate": fate} | {
        f"kawat-{name}": value for name, value in more.items()
    }
    return Message(
        topic=ENRICHED,
        partition=0,
        offset=offset,
        timestamp=0,
        key=b"k",
        value=b"v",
        headers=tuple((name, value.encode()) for name, value in headers.items()),
    )


def test_a_standing_counts_what_was_done() -> None:
    """Positions and cursor for who goes on; warm-up counts as nothing else."""
    found = standing(Fate.ENRICHED, Fate.DUPLICATE)
    found.note(passage(2, Fate.ENRICHED, is_silent=True))

    assert ({"raw/0": 3}, 3, 3) == (found.positions, found.cursor, found.judged)
    assert (2, 1) == (found.articles, found.warmed)
    assert {"duplicate": 1, "enriched": 1} == found.counts
    assert {"raw/0": {"recorded": 2, "timestamp": 0}} == found.orders
    assert found == Standing.decoded(found.encoded())


def test_a_run_balances_when_its_outputs_say_the_same() -> None:
    """Repeats leave no record: they are taken from the run's own counts."""
    done = standing(Fate.ENRICHED, Fate.DEAD, Fate.REPEAT)
    found = Found(ends={"raw/0": {"enriched": 1, "dead": 1}}, sha256={ENRICHED: "00"})

    report = reported("r1", PLAN, done, found)

    assert report.is_balanced
    assert (3, 1.5) == (report.articles, report.rate)
    one = report.balance["raw/0"]
    assert (3, 1, 1, 1) == (one.read, one.enriched, one.dead, one.repeat)


def test_a_lost_record_and_one_too_many_are_faults() -> None:
    """One partition reads three and shows two; another shows what nobody wrote."""
    done = standing(Fate.ENRICHED, Fate.ENRICHED, Fate.DEAD)
    found = Found(ends={"raw/0": {"enriched": 1, "dead": 1}, "raw/1": {"dead": 1}})

    report = reported("r1", PLAN, done, found)

    assert (
        "raw/0: 3 records were read, their fates are another number",
        "raw/0: 2 enriched were written, 1 are there",
        "raw/1: 0 dead were written, 1 are there",
    ) == report.faults


def test_a_looker_counts_a_takedown_once() -> None:
    """It wrote a cancellation and tombstones; what closed a run is no fate."""
    looker = Looker(is_by_origin=True)
    looker.look(ENRICHED, [record("enriched", 1), record("withdrawn", 2)], 1)
    looker.look(DUPLICATES, [record("withdrawn", 2), record("duplicate", 3)], 1)
    looker.look(DEAD, [record("dead", 4)], 1)
    looker.look(UNIQUE, [record("unique", 1)], 1)
    looker.look(ENRICHED, [record("withdrawn", 9, stage=CLOSING)], 1)

    ends = looker.found.ends

    assert {"enriched": 1, "withdrawn": 1, "duplicate": 1, "dead": 1} == ends["raw/0"]


def test_the_digest_tells_order_and_length() -> None:
    """Two values are not one; a tombstone is no empty value."""
    rows = [[b"ab"], [b"a", b"b"], [b"b", b"a"], [b""], [None]]
    digests = set()
    for row in rows:
        looker = Looker(is_by_origin=True)
        made = [
            Message(
                topic="t", partition=0, offset=n, timestamp=0, key=None, value=value
            )
            for n, value in enumerate(row)
        ]
        looker.look(UNIQUE, made, 2)
        digests.add(looker.found.sha256[UNIQUE])

    assert len(rows) == len(digests)


def test_the_page_names_faults_and_lost_order() -> None:
    """What a person must see stands there."""
    plan = Plan(
        made=PLAN.made,
        recorded=(Range(topic="p", partition=0, start=0, end=1, records=1, bytes=0),),
    )
    done = standing(Fate.ENRICHED)
    done.orders["raw/0"]["timestamp"] = 1
    told = page(reported("r1", plan, done, Found()))

    assert "r1: NOT BALANCED · 1 records" in told
    assert "FAULT  raw/0: 1 enriched were written, 0 are there" in told
    assert "note   raw/0: 1 of 2 records are not in the recorded order" in told
