"""What a replay lets out: not the warm-up, not others, no withdrawn text."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from agents.replay.gate import Gate
from agents.replay.order import Turn
from agents.replay.passage import End, Passage
from agents.replay.plan import Filters, Order, Plan, Range
from agents.replay.withdrawn import Withdrawn
from schemas.headers import Provenance
from schemas.message import Message, Output, header
from schemas.topics import DUPLICATES, ENRICHED, PARSED, UNIQUE
from streams.runner import Step
from streams.stage import Fate
from tests.agents.replay.reel import raw

REPLAY = Provenance(version="0", mode="replay", run="r1")
CANCELED = b'{"pubStatus":"canceled","uri":"a","version":"2"}'
RANGE = Range(topic="raw", partition=0, start=5, end=9, records=4, bytes=0)
PLAN = Plan(made="2026-03-05T10:00:00Z", run="r1", ranges=(RANGE,))


def parsed(value: bytes = b"{}") -> Message:
    """Make a record that dedupe reads."""
    return replace(raw(0, 5), topic=PARSED, value=value)


def passed(topic: str = UNIQUE, key: bytes = b"a") -> Step:
    """Make what dedupe says of an article."""
    fate = Fate.PASSED if topic == UNIQUE else Fate.DUPLICATE
    return Step(outputs=(Output(topic=topic, key=key, value=b"text"),), fate=fate)


def gate(plan: Plan = PLAN, withdrawn: Withdrawn | None = None) -> Gate:
    """Make a gate."""
    return Gate(provenance=REPLAY, plan=plan, withdrawn=withdrawn or Withdrawn())


def test_what_lies_before_the_range_is_warm_up() -> None:
    """So is a record of the range whose own time lies outside of the window."""
    late = replace(PLAN, until_ms=100)

    assert [True, False] == [gate().is_warm_up(raw(0, at)) for at in (4, 5)]
    assert [False, True] == [gate(late).is_warm_up(raw(0, 5, at)) for at in (99, 100)]


@pytest.mark.parametrize(
    ("filters", "value", "is_held"),
    [
        (Filters(), b'{"source":"a"}', False),
        (Filters(sources=("a",)), b'{"source":"a"}', False),
        (Filters(sources=("a",)), b'{"source":"b"}', True),
        (Filters(languages=("id",)), b'{"language":{"code":"ms"}}', True),
        (Filters(guids=("g",)), b'{"guid":"g"}', False),
        (Filters(guids=("g",)), b'{"guid":null}', True),
        (Filters(sources=("a",)), b'{"source":"b","status":"canceled"}', False),
    ],
)
def test_filters_hold_articles_back(
    filters: Filters, value: bytes, *, is_held: bool
) -> None:
    """All that are named must fit; a takedown always passes."""
    passage = Passage(turn=Turn(raw(0, 5), None, Order.RECORDED))
    passage.outputs.append(Output(topic=PARSED, key=b"a", value=value))

    gate(replace(PLAN, filters=filters)).filter(passage, parsed(value))

    assert is_held == passage.is_filtered
    assert is_held == (not passage.outputs)


def test_a_withdrawn_article_comes_canceled() -> None:
    """By the live record; the dead and the taken down go their way."""
    shut = gate(withdrawn=Withdrawn({b"a": CANCELED}))

    (output,) = shut.guarded(parsed(), passed()).outputs

    assert (ENRICHED, b"a", CANCELED) == (output.topic, output.key, output.value)
    assert "withdrawn" == header(output.headers, "kawat-fate")
    assert passed(key=b"b") == shut.guarded(parsed(), passed(key=b"b"))
    dead = Step(outputs=(), fate=Fate.DEAD)
    assert dead == shut.guarded(parsed(), dead)


def test_a_withdrawn_duplicate_leaves_a_tombstone() -> None:
    """As live does it."""
    shut = gate(withdrawn=Withdrawn({b"a": CANCELED}))

    done = shut.guarded(parsed(), passed(DUPLICATES, b"a/raw/0/5"))

    assert Fate.WITHDRAWN is done.fate
    assert [(DUPLICATES, None)] == [(one.topic, one.value) for one in done.outputs]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (("guid", "s", "g"), b'{"source":"s","guid":"g"}'),
        (("url", "https://s.example/1"), b'{"url":"https://s.example/1"}'),
    ],
)
def test_a_withdrawn_article_is_known_by_its_names_too(
    name: tuple[str, ...], value: bytes
) -> None:
    """Other rules may give it another id: the cancellation then bears that one."""
    shut = gate(withdrawn=Withdrawn({b"a": CANCELED}, {name: CANCELED}))

    (output,) = shut.guarded(parsed(value), passed(key=b"other")).outputs

    assert b"other" == output.key
    assert b'{"pubStatus":"canceled","uri":"other","version":"2"}' == output.value


def test_an_article_that_came_after_its_takedown_is_known_by_its_origin() -> None:
    """Where the takedown lies before all that is read: live remembered it."""
    shut = gate(withdrawn=Withdrawn(origins={parsed().coordinates: CANCELED}))

    (output,) = shut.guarded(parsed(), passed(key=b"other")).outputs

    assert b'{"pubStatus":"canceled","uri":"other","version":"2"}' == output.value
    another = replace(parsed(), offset=6)
    assert passed() == shut.guarded(another, passed())


def test_of_what_classify_reads_the_same_is_held_back() -> None:
    """A filtered article, and a withdrawn one; a takedown has no article."""
    filters = replace(PLAN, filters=Filters(sources=("s",)))
    shut = gate(filters, Withdrawn({b"a": CANCELED}))
    told = {
        b"b": b'{"article":{"source":"s"}}',
        b"c": b'{"article":{"source":"t"}}',
        b"a": b'{"article":{"source":"s"}}',
        b"d": b'{"article":null}',
    }
    ends = {}
    for key, value in told.items():
        passage = Passage(turn=Turn(raw(0, 5), None, Order.RECORDED))
        record = replace(raw(0, 5), topic=UNIQUE, key=key, value=value)
        if shut.holds_back(passage, record):
            ends[key] = passage.end

    assert {b"c": End.FILTERED, b"a": End.WITHDRAWN} == ends


@pytest.mark.parametrize("value", [b"garbage", b"[]", b'{"language":null}'])
def test_what_cannot_be_read_passes(value: bytes) -> None:
    """The stage that reads it makes a dead letter of it, as live; the run goes on."""
    shut = gate(replace(PLAN, filters=Filters(sources=("s",))))
    passage = Passage(turn=Turn(raw(0, 5), None, Order.RECORDED))

    shut.filter(passage, parsed(value))

    assert not passage.is_filtered
    assert not shut.holds_back(passage, parsed(b'{"article":[]}'))
    assert not shut.holds_back(passage, parsed(b"garbage"))
