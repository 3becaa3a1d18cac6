"""Which raw records `--from` and `--to` name."""

from __future__ import annotations

from typing import Any, cast

import pytest
from kafka import TopicPartition

from agents.audit.range import limited
from agents.exits import Exit, Stop
from tests.agents.replay.planning.cluster import FakeConsumer, log

WIRE, WEB = TopicPartition("wire", 0), TopicPartition("web", 1)
WHOLE = {WIRE: (10, 20), WEB: (0, 5)}
NOBODY = cast("Any", None)  # offsets and coordinates ask no broker


@pytest.mark.parametrize(
    ("since", "until", "left"),
    [
        (None, None, WHOLE),
        ("12", None, {WIRE: (12, 20), WEB: (5, 5)}),
        (None, "3", {WIRE: (10, 10), WEB: (0, 3)}),
        ("wire/0/12", None, {WIRE: (12, 20)}),
        ("wire/0/12", "wire/0/15", {WIRE: (12, 15)}),
        ("wire/0/12", "wire/0/99", {WIRE: (12, 20)}),
    ],
)
def test_offsets_and_coordinates_cut_the_bounds(
    since: str | None, until: str | None, left: dict[TopicPartition, tuple[int, int]]
) -> None:
    """A number counts for every partition, coordinates for theirs alone."""
    assert left == limited(NOBODY, WHOLE, since, until)


@pytest.mark.parametrize(
    "where", ["wir/0/12", "wire/3/12", "yesterday", "2026-06-18T06:00"]
)
@pytest.mark.parametrize("flag", [0, 1])
def test_a_place_that_is_none_is_refused(where: str, flag: int) -> None:
    """A slip must not audit nothing and call it balanced."""
    given = [None, None]
    given[flag] = where
    with pytest.raises(Stop) as stopped:
        limited(NOBODY, WHOLE, *given)

    assert Exit.USAGE == stopped.value.code
    assert where in stopped.value.what


@pytest.mark.parametrize("since", ["1970-01-02", "1970-01-02T07:00+07:00"])
def test_a_time_or_date_begins_with_its_first_record(since: str) -> None:
    """Midnight is UTC's where no zone is named; what is older is left out."""
    day = 86_400_000
    consumer: Any = FakeConsumer(
        log("wire", [0, day, day]) | log("web", [1, 2], partition=1)
    )
    whole = {WIRE: (0, 3), WEB: (0, 2)}

    assert {WIRE: (1, 3), WEB: (2, 2)} == limited(consumer, whole, since, None)
    assert {WIRE: (3, 3), WEB: (2, 2)} == limited(consumer, whole, "-1h", None)
