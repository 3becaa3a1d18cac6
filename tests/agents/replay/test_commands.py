"""kawat replay on the command line, as far as it needs no broker."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from agents.cli import main
from agents.commands.replay import COMMANDS
from agents.replay.plan_file import read


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans go into the folder in which one stands."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_bytes(b"Judul\nSatu.")


def ended(*arguments: str) -> int:
    """Run a command; give its exit code."""
    with pytest.raises(SystemExit) as end:
        main(["replay", *arguments])
    return int(end.value.code or 0)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_what_it_does(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each one in the table exists and has a help text."""
    assert 0 == ended(command, "--help")
    assert f"Usage: kawat replay {command}" in capsys.readouterr().out


def test_a_plan_is_written_with_its_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON for the run, text for people, and how to go on."""
    assert 0 == ended("plan", "old.txt", "--name", "june", "--source", "kabar-nusa")
    told = capsys.readouterr()

    assert ("june", ("kabar-nusa",)) == (
        read(tmp_path / "june.json").run,
        read(tmp_path / "june.json").filters.sources,
    )
    assert (tmp_path / "june.txt").read_text("utf-8") == told.out
    assert "kawat replay run june.json" in told.err


def test_a_program_gets_the_plan_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed is what was written."""
    assert 0 == ended("plan", "old.txt", "--plan", "p.json", "--json")
    told = capsys.readouterr().out

    assert told.encode() == Path("p.json").read_bytes()
    assert 1 == orjson.loads(told)["ranges"][0]["records"]


def test_show_reads_a_plan_before_it_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """No broker is asked."""
    ended("plan", "old.txt", "--name", "june")
    first = capsys.readouterr().out

    assert 0 == ended("show", "june.json")
    assert first == capsys.readouterr().out


def test_a_summary_is_not_written_over_the_plan(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`--plan p.txt` leaves no name for the summary beside it."""
    assert 2 == ended("plan", "old.txt", "--plan", "p.txt")
    assert "ends in .json" in capsys.readouterr().err
    assert not Path("p.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["clean"], "name runs, or all that are over"),
        (["clean", "a", "--over"], "name runs, or all that are over"),
        (["show", "none.json"], "cannot be read"),
        (["plan", "old.txt", "--plan", "none/p.json"], "cannot be written"),
        (["plan", "none.txt"], "no such file"),
        (["plan", "old.txt", "--from", "7d"], "is no offset"),
    ],
)
def test_wrong_usage_ends_with_2(
    arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said on standard error, nothing is done."""
    assert 2 == ended(*arguments)
    told = capsys.readouterr()

    assert why in told.err
    assert "" == told.out
