"""How long a run will take, told from a sample."""

from __future__ import annotations

import pytest

from agents.replay.plan import FromStage
from agents.replay.planning.estimate import (
    LARGEST_BYTES,
    SHARE,
    Speed,
    estimated,
    measured,
)
from schemas.headers import Provenance
from schemas.message import Message
from schemas.topics import PARSED, UNIQUE
from streams.embedded import Embedded, parse_here
from streams.settings import Settings
from streams.topology import links
from tests.agents.raw import message, messages

SPEED = Speed(whole=0.010, in_order=0.002, warm_up=0.006, sampled=9)
ENVELOPES = [
    {"body": f"Judul {number}\n\nWarga kota itu mengungsi pada hari Senin ke desa."}
    for number in range(20)
]


def records(topic: str) -> list[Message]:
    """What the stages make of the envelopes."""
    settings = Settings()
    chained = links(settings, Provenance(version="0"))
    journeys = Embedded(chained, settings).run(
        parse_here(chained["parse"], messages(ENVELOPES))
    )
    return [r for journey in journeys for r in journey.records if r.topic == topic]


def test_all_cores_work_and_dedupe_alone_in_order() -> None:
    """Ten milliseconds an article on two cores; the warm-up is not classified."""
    told = estimated(SPEED, records=1_000, warm_up=500, size=7, cores=2)

    assert told is not None
    assert (10 + 3) / (2 * SHARE) == pytest.approx(told.seconds, abs=0.001)
    assert 1_500 / told.seconds == pytest.approx(told.articles_per_second, rel=0.001)
    assert (1_000, 7, 9) == (told.records, told.bytes, told.sampled)


def test_dedupe_bounds_the_speed_of_many_cores() -> None:
    """Two milliseconds an article in one row, however many cores parse."""
    told = estimated(SPEED, records=1_000, warm_up=0, size=0, cores=64)

    assert told is not None
    assert 2.0 == told.seconds


def test_nothing_to_do_takes_no_time() -> None:
    """No record: no rate, no division by nothing."""
    told = estimated(SPEED, records=0, warm_up=0, size=0)

    assert told is not None
    assert (0.0, 0.0) == (told.seconds, told.articles_per_second)


def test_without_a_sample_nothing_is_told() -> None:
    """An estimate from nothing would be a guess."""
    assert measured([], Settings(), FromStage.PARSE) is None
    assert estimated(None, records=5, warm_up=0, size=0) is None


def test_the_stages_from_the_first_one_on_are_measured() -> None:
    """From dedupe nothing is parsed; from classify nothing is judged."""
    whole = measured(messages(ENVELOPES), Settings(), FromStage.PARSE)
    judged = measured(records(PARSED), Settings(), FromStage.DEDUPE)
    labelled = measured(records(UNIQUE), Settings(), FromStage.CLASSIFY)

    assert whole is not None
    assert judged is not None
    assert labelled is not None
    assert whole.whole >= whole.warm_up > whole.in_order > 0
    assert judged.warm_up == judged.in_order > 0
    assert 0 == labelled.in_order == labelled.warm_up
    assert labelled.whole > 0


def test_a_giant_page_is_no_part_of_the_sample() -> None:
    """It is for a process that can be killed."""
    giant = message(b"<p>" + b"x" * LARGEST_BYTES)

    assert measured([giant], Settings(), FromStage.PARSE) is None
