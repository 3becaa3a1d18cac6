"""A plan over files and archives."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from agents.exits import Stop
from agents.moments import At, Offset
from agents.replay.plan import FromStage, Plan
from agents.replay.planning.from_files import check_files, planned_from_files
from agents.replay.planning.request import Request
from agents.replay.planning.sampling import KEPT
from streams.settings import Settings

NOW = datetime(2026, 6, 20, tzinfo=UTC)
DAY = 86_400_000
FETCHED = 1_772_323_200_000  # 2026-03-01T00:00Z


def plan(*inputs: Path, kind: str | None = None, **asked: Any) -> Plan:
    """Make a plan over these."""
    request = Request(now=NOW, **asked)
    return planned_from_files(Settings(), request, [*map(str, inputs)], kind)


def line(number: int) -> bytes:
    """An envelope of the day with that number."""
    return b'{"body":"Judul %d\\nSatu.","fetched_at":"2026-03-%02dT00:00:00Z"}\n' % (
        number,
        number + 1,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two days of history: packed lines, and a text without a time."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "late.ndjson").write_bytes(line(2) + line(3))
    (tmp_path / "a.ndjson.gz").write_bytes(gzip.compress(line(0) + line(1)))
    (tmp_path / "c.txt").write_bytes(b"Judul\nTiga.")
    return tmp_path


def test_files_are_one_range_in_the_order_of_their_names(folder: Path) -> None:
    """Counted exactly, with the digest of each."""
    made = plan(folder)
    (one,) = made.ranges

    assert ("articles.raw/0", 0, 5, 5) == (one.name, one.start, one.end, one.records)
    assert [("a.ndjson.gz", 2), ("late.ndjson", 2), ("c.txt", 1)] == [
        (Path(file.path).name, file.records) for file in made.files
    ]
    assert (FETCHED, 0) == (one.first_timestamp, one.last_timestamp)
    assert one.bytes == 4 * len(line(0).strip()) + len(
        b"Judul\nTiga.content-typetext/plain"
    )
    check_files(made)


def test_a_window_of_times_bounds_what_is_emitted(folder: Path) -> None:
    """All is read; an article without a time is told."""
    made = plan(
        folder,
        since=At(milliseconds=FETCHED + DAY),
        until=At(milliseconds=FETCHED + 2 * DAY),
    )

    assert (FETCHED + DAY, FETCHED + 2 * DAY) == (made.since_ms, made.until_ms)
    assert any("1 article bears no time" in one for one in made.cautions)


def test_the_kind_may_be_said(tmp_path: Path) -> None:
    """Files without an ending, from another archive."""
    (tmp_path / "feed.dump").write_bytes(line(0) + line(1))

    assert 2 == plan(tmp_path / "feed.dump", kind="ndjson").ranges[0].records
    assert "ndjson" == plan(tmp_path / "feed.dump", kind="ndjson").files_kind


def test_many_articles_leave_an_even_sample(tmp_path: Path) -> None:
    """Not the first ones only: a history changes."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"".join(line(number % 9) for number in range(5 * KEPT)))
    made = plan(path)

    assert made.estimate is not None
    assert 0 < made.estimate.sampled <= KEPT
    assert 5 * KEPT == made.estimate.records


def test_a_changed_file_is_refused(folder: Path) -> None:
    """What was planned is what runs."""
    made = plan(folder)
    (folder / "c.txt").write_bytes(b"Judul\nLain.")

    with pytest.raises(Stop, match="has changed"):
        check_files(made)


def test_a_file_that_went_is_told(folder: Path) -> None:
    """The path is named."""
    made = plan(folder)
    (folder / "c.txt").unlink()

    with pytest.raises(Stop, match="cannot be read"):
        check_files(made)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"from_stage": FromStage.DEDUPE}, "files hold raw articles"),
        ({"since": Offset(offset=3)}, "files have no offsets"),
    ],
)
def test_what_files_cannot_give_is_refused(
    folder: Path, asked: dict[str, Any], why: str
) -> None:
    """They hold raw articles without offsets."""
    with pytest.raises(Stop, match=why):
        plan(folder, **asked)


def test_standard_input_is_refused() -> None:
    """A plan is read again by its run."""
    with pytest.raises(Stop, match="cannot be read twice"):
        plan(Path("-"))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """Nothing to run."""
    with pytest.raises(Stop, match="no article in the files"):
        plan(tmp_path)


def test_the_same_files_give_the_same_plan(folder: Path) -> None:
    """But for the speed, which is the machine's."""
    first, second = plan(folder, run="r"), plan(folder, run="r")

    assert (first.ranges, first.files, first.cautions) == (
        second.ranges,
        second.files,
        second.cautions,
    )
