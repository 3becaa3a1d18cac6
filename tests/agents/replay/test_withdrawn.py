"""Which takedowns a replay meets itself, and which it has to be told of."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from agents.replay.plan import FromStage, Plan, Range, SourceFile
from agents.replay.withdrawn import is_replayed
from schemas.topics import RAW

RANGE = Range(
    topic=RAW, partition=0, start=5, end=9, records=4, bytes=0, last_timestamp=1_000
)
PLAN = Plan(made="2026-03-05T10:00:00Z", ranges=(RANGE,))


@pytest.mark.parametrize(
    ("origin", "is_met"),
    [("0/4", False), ("0/5", True), ("0/8", True), ("0/9", False), ("1/5", False)],
)
def test_a_takedown_of_the_range_is_met(origin: str, *, is_met: bool) -> None:
    """By the place of its raw record."""
    headers = {"kawat-origin": f"{RAW}/{origin}".encode()}

    assert is_met == is_replayed(headers, PLAN)


def test_no_takedown_of_the_live_log_lies_in_files() -> None:
    """Their records are counted as if they lay in articles.raw; they do not."""
    file = SourceFile(path="history.ndjson", bytes=1, sha256="", records=9)
    headers = {"kawat-origin": f"{RAW}/0/5".encode()}

    assert not is_replayed(headers, replace(PLAN, files=(file,)))


@pytest.mark.parametrize(
    ("time", "is_met"),
    [(b"1970-01-01T00:00:01Z", True), (b"1970-01-01T00:00:02Z", False), (None, False)],
)
def test_of_our_own_topics_the_time_tells(time: bytes | None, *, is_met: bool) -> None:
    """What was written after the range's last record is not in it."""
    headers = {"kawat-origin": f"{RAW}/0/5".encode()}
    if time is not None:
        headers["ce_time"] = time

    assert is_met == is_replayed(headers, replace(PLAN, from_stage=FromStage.DEDUPE))
