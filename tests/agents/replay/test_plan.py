"""The plan: named, signed, and refused when it was changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.replay.plan import Filters, Plan, Range, is_in_window, signed
from agents.replay.plan_file import read, write

PLAN = signed(
    Plan(
        made="2026-06-20T10:11:12Z",
        ranges=(Range(topic="raw", partition=0, start=3, end=9, records=6, bytes=60),),
        settings={"window_days": 7.0, "raw_fields": {}},
    )
)


def test_a_run_is_named_by_time_and_content() -> None:
    """The name sorts by time, its last digits tell plans of one second apart."""
    other = signed(replace(PLAN, run="", filters=Filters(sources=("kompas",))))

    assert PLAN.run.startswith("r20260620-101112-")
    assert PLAN.run != other.run


def test_a_given_name_stays() -> None:
    """A run that somebody named keeps that name."""
    assert "mine" == signed(replace(PLAN, run="mine")).run


def test_a_plan_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Reading gives the very plan, its digest included."""
    write(PLAN, tmp_path / "plan.json")

    assert PLAN == read(tmp_path / "plan.json")


def test_a_changed_plan_is_refused(tmp_path: Path) -> None:
    """One figure changed by hand: the digest tells."""
    path = tmp_path / "plan.json"
    write(PLAN, path)
    path.write_bytes(path.read_bytes().replace(b'"end":9', b'"end":8'))

    with pytest.raises(Stop, match="changed after it was signed") as stop:
        read(path)

    assert Exit.USAGE == stop.value.code


@pytest.mark.parametrize("text", [b"", b"[]", b'{"v":1}', b"{"])
def test_what_is_no_plan_is_refused(tmp_path: Path, text: bytes) -> None:
    """Another file is told from a plan, in one clear line."""
    path = tmp_path / "plan.json"
    path.write_bytes(text)

    with pytest.raises(Stop, match="is no plan"):
        read(path)


def test_a_plan_of_another_version_is_refused(tmp_path: Path) -> None:
    """A later format is not read as if it were this one."""
    path = tmp_path / "plan.json"
    write(signed(replace(PLAN, v=2)), path)

    with pytest.raises(Stop, match="version 2"):
        read(path)


def test_a_missing_plan_is_told(tmp_path: Path) -> None:
    """No file: the path is named."""
    with pytest.raises(Stop, match="cannot be read"):
        read(tmp_path / "none.json")


def test_a_plan_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder that is not there: nothing half written stays."""
    with pytest.raises(Stop, match="cannot be written"):
        write(PLAN, tmp_path / "none" / "plan.json")


@pytest.mark.parametrize(
    ("window", "timestamp", "is_emitted"),
    [
        ((None, None), -1, True),
        ((100, None), 99, False),
        ((100, 200), 100, True),
        ((100, 200), 200, False),
        ((None, 200), 199, True),
    ],
)
def test_a_record_belongs_to_the_window_by_its_own_time(
    window: tuple[int | None, int | None], timestamp: int, *, is_emitted: bool
) -> None:
    """Begin included, end excluded; what is not bounded holds all."""
    plan = replace(PLAN, since_ms=window[0], until_ms=window[1])

    assert is_emitted == is_in_window(plan, timestamp)
