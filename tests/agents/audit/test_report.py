"""How the findings of an audit are told."""

from __future__ import annotations

import orjson

from agents.audit import Report, Trouble, table
from agents.audit.localise import localise
from tests.agents.audit.feed import DEAD, PARSED, Feed, sound


def test_a_loss_is_localised() -> None:
    """The report says how far a lost record came."""
    feed = Feed()
    feed.publish(2)
    feed.parsed(1)
    feed.send(PARSED, "k", b"{}", 1)
    report = feed.audit()

    localise(report, feed.topics[PARSED])

    assert [
        "has no fate; it never reached articles.parsed",
        "has no fate; it reached articles.parsed/0/0",
    ] == [found.detail for found in report.violations]


def test_nothing_is_read_when_nothing_is_lost() -> None:
    """A sound feed needs no second look."""
    untouched = iter(sound().topics[PARSED])

    localise(sound().audit(), untouched)

    assert next(untouched, None) is not None


def test_the_table_says_all_fates() -> None:
    """Counts first, then whether they balance."""
    lines = table(sound().audit()).splitlines()

    assert ["raw", "records", "6"] == lines[0].split()
    assert ["unique", "3"] == lines[1].split()
    assert "balanced" == lines[-1]


def test_the_table_names_what_is_wrong() -> None:
    """Each trouble is counted, and the first of them are named."""
    feed = sound()
    feed.drop(DEAD)

    told = table(feed.audit())

    assert "LOST" in told
    assert "  lost: articles.raw/0/3: has no fate" in told
    assert told.endswith("NOT BALANCED")


def test_the_json_form_balances_too() -> None:
    """A program finds the same counts under fixed names."""
    shown = orjson.loads(orjson.dumps(sound().audit().as_json()))

    assert shown["balanced"] is True
    assert {"unique": 3, "duplicate": 1, "withdrawn": 1, "dead": 1, "parsed": 0} == (
        shown["fates"]
    )


def test_a_long_list_is_cut_and_counted() -> None:
    """Everything counts, even what is no longer listed."""
    report = Report()
    for number in range(1500):
        report.add(Trouble.LOST, str(number), "has no fate")

    assert (1500, 1000) == (report.troubles[Trouble.LOST], len(report.violations))
    assert "and 1,480 more" in table(report)
