"""The options of kawat replay plan, as values."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from agents.exits import Exit, Stop
from agents.moments import At
from agents.replay.plan import ALWAYS_DAYS, FromStage, Order, OutputKind
from agents.replay.planning.asking import days, guids
from agents.replay.planning.options import Options, plan_of, request_of
from agents.replay.planning.request import Request
from agents.replay.plugged import check_model, model_of, named
from streams.settings import Settings
from tests.agents.replay.runs import plan

NOW = datetime(2026, 6, 20, 10, tzinfo=UTC)


def request(settings: Settings | None = None, **options: Any) -> Request:
    """Read options."""
    return request_of(settings or Settings(), Options(**options), NOW)


def test_the_options_become_a_request(tmp_path: Path) -> None:
    """Lists are sorted, spans counted in their units."""
    (tmp_path / "guids").write_text("# June\n b \n\na\nb\n")
    made = request(
        since="-1d",
        until="2026-06-20T17:00:00",
        zone="Asia/Jakarta",
        from_stage="dedupe",
        output="live",
        order="timestamp",
        warm_up="12h",
        slack="90s",
        sources=("kompas", "antara"),
        languages=("ms", "id"),
        guid_file=str(tmp_path / "guids"),
        name="june",
    )

    assert At(milliseconds=1_781_863_200_000) == made.since
    assert made.until_ms == 1_781_949_600_000
    assert (FromStage.DEDUPE, OutputKind.LIVE, Order.TIMESTAMP) == (
        made.from_stage,
        made.output,
        made.order,
    )
    assert (0.5, 90.0, "june") == (
        made.warm_up_days,
        round(made.slack_seconds, 6),
        made.run,
    )
    assert (("antara", "kompas"), ("id", "ms"), ("b", "a")) == (
        made.filters.sources,
        made.filters.languages,
        made.filters.guids,
    )


def test_what_was_asked_is_kept_word_for_word() -> None:
    """A plan that lies about for a week still says what it was for."""
    made = request(since="-7d", sources=("kompas", "antara"), allow_gaps=True)

    assert {
        "from": "-7d",
        "source": "kompas antara",
        "allow-gaps": "",
    } == made.asked


def test_nothing_asked_is_everything() -> None:
    """The whole log, warmed up as long as the state remembers."""
    made = request()

    assert made.since is made.until is made.warm_up_days is None
    assert 600 == made.slack_seconds
    assert {} == made.asked


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"name": "a.b"}, "cannot name a run"),
        ({"output": "files"}, "needs a folder"),
        ({"output_path": "out"}, "is for --output files"),
        ({"warm_up": "soon"}, "is no span"),
        ({"slack": "-5m"}, "is no span"),
        ({"zone": "Mars"}, "no zone"),
        ({"guid_file": "no such file"}, "cannot be read"),
        ({"since": "2026-06-21", "until": "soon"}, "is no offset"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: dict[str, str], why: str) -> None:
    """Nothing is asked of a broker before."""
    with pytest.raises(Stop, match=why) as stop:
        request(**options)

    assert Exit.USAGE == stop.value.code


def test_a_file_without_guids_is_refused(tmp_path: Path) -> None:
    """An empty filter would let everything through."""
    (tmp_path / "guids").write_text("# nothing yet\n")

    with pytest.raises(Stop, match="names no guid"):
        guids(str(tmp_path / "guids"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [("0", 0.0), ("all", ALWAYS_DAYS), ("1.5d", 1.5), ("36h", 1.5), ("2w", 14.0)],
)
def test_spans_in_days(text: str, meant: float) -> None:
    """Each unit has its length."""
    assert meant == pytest.approx(days(text, "--warm-up"))


def test_files_need_no_broker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named files, they are what is planned, with the rules of the overlay."""
    monkeypatch.setenv("KAWAT_WINDOW_DAYS", "5")
    (tmp_path / "a.txt").write_bytes(b"Judul\nSatu.")
    (tmp_path / "new.toml").write_text("window_days = 3.0\n")
    made = plan_of(
        None,
        ("identity_days=40",),
        Options(inputs=(str(tmp_path / "a.txt"),), overlay=str(tmp_path / "new.toml")),
        NOW,
    )

    assert 1 == len(made.files)
    assert (3.0, 40.0) == (made.settings["window_days"], made.settings["identity_days"])
    assert made.run.startswith("r20260620-100000-")


def test_a_model_is_told_by_what_it_is(tmp_path: Path) -> None:
    """A folder holds words, a file is a model."""
    (tmp_path / "m.onnx").write_bytes(b"")

    assert {"lexicon_dir": str(tmp_path)} == named(str(tmp_path))
    assert {"model_file": str(tmp_path / "m.onnx")} == named(str(tmp_path / "m.onnx"))
    assert {} == named(None)
    with pytest.raises(Stop, match="no such file"):
        named(str(tmp_path / "none"))


def test_a_plan_holds_the_digest_of_words_and_model(tmp_path: Path) -> None:
    """One changed weight, and the plan is not run any more."""
    words = tmp_path / "id.toml"
    words.write_text("[a]\n")
    settings = Settings(lexicon_dir=str(tmp_path))
    made = plan(model=model_of(settings))
    check_model(made, settings)
    words.write_text("[b]\n")

    with pytest.raises(Stop, match="have changed since"):
        check_model(made, settings)


def test_our_own_words_need_no_digest() -> None:
    """They are the program's version."""
    assert model_of(Settings()) is None
    check_model(plan(), Settings())


def test_a_model_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """The path is named."""
    with pytest.raises(Stop, match="cannot be read"):
        model_of(Settings(model_file=str(tmp_path / "none")))
