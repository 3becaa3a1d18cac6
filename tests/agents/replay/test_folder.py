"""A folder as a sink: whole up to the last commit, however the process ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.exits import Exit, Stop
from agents.replay.folder import FolderSink
from agents.replay.plan import Plan
from agents.replay.runs import RunState, State
from agents.replay.standing import Standing
from schemas.message import Output
from schemas.topics import ENRICHED, UNIQUE

STATE = RunState(
    run="r1", state=State.RUNNING, plan=Plan(made=""), started="", updated=""
)


def output(value: bytes | None, topic: str = ENRICHED) -> Output:
    """Make a record."""
    return Output(topic=topic, key=b"k", value=value)


def lines(folder: Path) -> list[str]:
    """Read what readers find."""
    return (folder / f"{ENRICHED}.ndjson").read_text().splitlines()


def test_what_was_not_committed_is_cut(tmp_path: Path) -> None:
    """Outputs and memo go back together to where the run stood."""
    with FolderSink(tmp_path, {ENRICHED}) as sink:
        sink.write([output(b"1"), output(b"2", UNIQUE)], ((b"a", b"x"), (b"b", b"y")))
        sink.commit(Standing(judged=1), STATE)
        sink.write([output(b"3"), output(None)], ((b"a", None),))
    assert 2 == len(lines(tmp_path))

    with FolderSink(tmp_path, {ENRICHED}) as sink:
        standing, memo = sink.kept()
        sink.write([output(b"4")], ((b"b", None),))
        sink.commit(Standing(judged=2), STATE)

    assert standing is not None
    assert (1, {b"a": b"x", b"b": b"y"}) == (standing.judged, memo)
    assert ['"value":1}', '"value":4}'] == [one[-10:] for one in lines(tmp_path)]
    with FolderSink(tmp_path, {ENRICHED}) as sink:
        assert {b"a": b"x"} == sink.kept()[1]


def test_a_tombstone_that_is_all_there_is_is_a_line(tmp_path: Path) -> None:
    """A duplicate of an article that is gone: what is counted is found."""
    with FolderSink(tmp_path, {ENRICHED}) as sink:
        sink.write([output(b"1", UNIQUE), output(None)])
        sink.commit(Standing(), STATE)

    assert ['"value":null}'] == [one[-13:] for one in lines(tmp_path)]


def test_a_new_folder_holds_nothing(tmp_path: Path) -> None:
    """What else lies in it stays as it is: it is not the run's."""
    other = tmp_path / "archive.ndjson"
    other.write_text("old\n")

    with FolderSink(tmp_path, {ENRICHED}) as sink:
        assert (None, {}) == sink.kept()

    assert "old\n" == other.read_text()


def test_what_no_replay_wrote_is_not_overwritten(tmp_path: Path) -> None:
    """Lines of `kawat tap`, say, under the name of a file of ours."""
    (tmp_path / f"{ENRICHED}.ndjson").write_text("old\n")

    with (
        FolderSink(tmp_path, {ENRICHED}) as sink,
        pytest.raises(Stop, match="no replay has written"),
    ):
        sink.kept()

    assert ["old"] == lines(tmp_path)


def test_each_commit_tells_the_register(tmp_path: Path) -> None:
    """Where brokers take part a run of files is listed as well."""
    told: list[RunState] = []
    with FolderSink(tmp_path, {ENRICHED}, told.append) as sink:
        sink.write([output(b"1")])
        assert sink.pending_bytes
        sink.commit(Standing(), STATE)
        assert not sink.pending_bytes

    assert [STATE] == told


def test_two_processes_do_not_write_one_folder(tmp_path: Path) -> None:
    """The second is told to come back later."""
    with FolderSink(tmp_path, set()), pytest.raises(Stop) as stopped:
        FolderSink(tmp_path, set())

    assert Exit.TRY_AGAIN == stopped.value.code
