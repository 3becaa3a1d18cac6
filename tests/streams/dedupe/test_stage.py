"""Rule 1: judged once; recorded answer, silent repeat, settled mark."""

from __future__ import annotations

import orjson
from msgspec.structs import replace

from schemas.topics import DUPLICATES, UNIQUE
from streams.stage import Fate
from tests.streams.dedupe.newsroom import FERRY, HARVEST, Desk, article, decision


def test_the_first_of_its_kind_is_unique() -> None:
    """It goes on whole, under its id, and begins a story."""
    done = Desk().judge(article(FERRY, offset=0))
    (output,) = done.outputs
    judged = orjson.loads(output.value or b"")

    assert (Fate.PASSED, None, UNIQUE) == (done.fate, done.kind, output.topic)
    assert (judged["uri"].encode(), 1) == (output.key, judged["version"])
    assert list(FERRY) == judged["article"]["paragraphs"]
    assert "unique" == decision(done)["verdict"]
    assert judged["uri"][-32:] == decision(done)["story"][-32:]
    assert b"unique" == dict(output.headers)["kawat-fate"]


def test_a_redelivered_record_gets_the_recorded_answer() -> None:
    """The same place in the log: the same bytes, after a restart as well."""
    desk = Desk()
    desk.judge(article(FERRY, offset=0))
    copy = desk.judge(article(FERRY, offset=1, source="warta-timur"))
    desk.judge(article(HARVEST, offset=2, title="Panen Cabai"))

    again = desk.at(1)
    desk.restart()
    after = desk.at(1)

    assert copy.outputs == again.outputs == after.outputs
    assert (Fate.DUPLICATE, "exact", ()) == (after.fate, after.kind, after.memo)


def test_the_sketch_comes_back_with_the_recorded_answer() -> None:
    """Keys are left out of the stored answer and put back."""
    desk = Desk()
    first = desk.judge(article(FERRY, offset=0))
    desk.restart()

    assert desk.at(0).outputs == first.outputs
    assert b'"keys":[' in (first.outputs[0].value or b"")


def test_a_record_appended_twice_is_a_repeat() -> None:
    """Parse sent it again: another place, no output, no change."""
    desk = Desk()
    one = article(FERRY, offset=0)
    desk.judge(one)

    again = desk.judge(one)

    assert (Fate.REPEAT, (), ()) == (again.fate, again.outputs, again.memo)


def test_below_the_settled_mark_nothing_is_judged_again() -> None:
    """What the memo has forgotten but parse had settled is a repeat, per partition."""
    desk = Desk()
    desk.judge(article(FERRY, offset=5), settled=5)

    forgotten = desk.judge(article(HARVEST, offset=4))
    elsewhere = desk.judge(article(HARVEST, offset=4, partition=1))

    assert Fate.REPEAT is forgotten.fate
    assert Fate.PASSED is elsewhere.fate


def test_a_mark_that_is_no_offset_counts_as_none() -> None:
    """A foreign header neither stops the stage nor settles anything."""
    for mark in ("many", "-1", "\u0663", "9" * 30, ""):
        desk = Desk()
        desk.judge(article(FERRY, offset=5), settled=mark)

        assert Fate.PASSED is desk.judge(article(HARVEST, offset=4)).fate


def test_the_mark_never_falls() -> None:
    """A late record with an older mark takes nothing back."""
    desk = Desk()
    desk.judge(article(FERRY, offset=5), settled=5)
    desk.judge(article(HARVEST, offset=6), settled=2)

    assert 5 == desk.memo.mark("raw/0")


def test_a_slim_record_is_silent() -> None:
    """After a rewind below what was forgotten nothing can be said again."""
    desk = Desk()
    desk.judge(article(FERRY, offset=0))
    desk.memo.replace(desk.memo.by_seq(0).slim())

    assert Fate.REPEAT is desk.at(0).fate


def test_a_duplicate_is_set_aside_whole() -> None:
    """Its record stands under article and raw record, with verdict and text."""
    desk = Desk()
    desk.judge(article(FERRY, offset=0))
    done = desk.judge(article(FERRY, offset=1, source="warta-timur"))
    (output,) = done.outputs
    record = orjson.loads(output.value or b"")

    assert DUPLICATES == output.topic
    assert f"{record['uri']}/raw/0/1".encode() == output.key
    assert FERRY[0] in record["bodies"][0]["value"]


def test_an_article_without_sketch_is_sketched_here() -> None:
    """Older parsed records are judged as well."""
    desk = Desk()
    desk.judge(replace(article(FERRY, offset=0), sketch=None))
    done = desk.judge(replace(article(FERRY, offset=1), sketch=None))

    assert "exact" == decision(done)["verdict"]
    assert desk.at(0).outputs[0].value is not None
