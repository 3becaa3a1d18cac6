"""What may stand behind --from and --to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from agents.exits import Exit, Stop
from agents.moments import At, Moment, Offset, Places, moment, zone

NOW = datetime(2026, 6, 20, 10, 0, tzinfo=UTC)
WIB = timezone(timedelta(hours=7))


def at(*parts: int) -> At:
    """A time in UTC."""
    return At(milliseconds=int(datetime(*parts, tzinfo=UTC).timestamp() * 1000))  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("now", at(2026, 6, 20, 10)),
        ("-7d", at(2026, 6, 13, 10)),
        ("-90m", at(2026, 6, 20, 8, 30)),
        ("-999999w", at(1970, 1, 1)),
        ("-2w", at(2026, 6, 6, 10)),
        ("2026-06-18T06:00:00+07:00", at(2026, 6, 17, 23)),
        ("2026-06-18T06:00Z", at(2026, 6, 18, 6)),
        ("2026-06-18", at(2026, 6, 18)),
        ("1960-01-01", at(1970, 1, 1)),
        ("4711", Offset(offset=4711)),
        ("articles.raw/0/47", Places(offsets={"articles.raw/0": 47})),
        ("a/0/1, b.c/12/0", Places(offsets={"a/0": 1, "b.c/12": 0})),
    ],
)
def test_times_durations_and_offsets(text: str, meant: Moment) -> None:
    """Each form has one meaning."""
    assert meant == moment(text, option="--from", now=NOW, where=None)


@pytest.mark.parametrize("text", ["2026-06-18", "2026-06-18T00:00"])
def test_a_zone_moves_dates_and_bare_times(text: str) -> None:
    """Midnight in Jakarta is seven hours before UTC's."""
    assert at(2026, 6, 17, 17) == moment(text, option="--from", now=NOW, where=WIB)


def test_a_zone_moves_no_time_that_has_one() -> None:
    """What is written wins."""
    told = moment("2026-06-18T00:00Z", option="--to", now=NOW, where=WIB)

    assert at(2026, 6, 18) == told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-06-18T06:00", "has no zone"),
        ("yesterday", "is no offset"),
        ("", "is no offset"),
        ("7d", "is no offset"),
        ("-7", "is no offset"),
        ("-1234567d", "is no offset"),
        ("a/0/1,", "is no offset"),
        ("a/0/-1", "is no offset"),
        ("٤٧", "is no offset"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, why: str) -> None:
    """The option is named, and how to write it."""
    with pytest.raises(Stop, match=why) as stop:
        moment(text, option="--to", now=NOW, where=None)

    assert (Exit.USAGE, "--to") == (stop.value.code, stop.value.where)


def test_zones_by_name() -> None:
    """Names of the zone data base; none given stays none."""
    assert zone(None) is None
    assert timedelta(hours=7) == NOW.astimezone(zone("Asia/Jakarta")).utcoffset()


@pytest.mark.parametrize("name", ["Asia/Nowhere", "", "../etc", "Asia"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    """A slip must not be read as UTC."""
    with pytest.raises(Stop, match="no zone"):
        zone(name)
