"""The settings that a plan freezes."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.exits import Stop
from agents.knobs import knobs
from agents.replay.stage_settings import PLACE, changed, check_overlay, frozen, thawed
from streams.settings import Settings


def test_place_names_settings_that_there_are() -> None:
    """A setting that was renamed must not slip out of the list."""
    assert set() == PLACE - knobs().keys()


def test_what_decides_a_verdict_is_frozen() -> None:
    """Windows, thresholds and field names go into the plan, addresses do not."""
    held = frozen(Settings(window_days=3.0, bootstrap="eve:9092"))

    assert 3.0 == held["window_days"]
    assert {"raw_fields", "subject_confidence", "max_body_bytes"} <= held.keys()
    assert set() == held.keys() & PLACE


def test_a_run_takes_its_place_from_the_machine() -> None:
    """What the plan froze wins; where to connect is the machine's."""
    held = frozen(Settings(window_days=3.0, raw_fields={"body": "b"}))

    made = thawed(Settings(bootstrap="eve:9092", window_days=9.0), held)

    assert Settings(
        bootstrap="eve:9092", window_days=3.0, raw_fields={"body": "b"}
    ) == (made)


def test_a_setting_of_another_version_is_refused() -> None:
    """Ignored, the run would do something else than what was planned."""
    with pytest.raises(Stop, match="sets no_such_knob"):
        thawed(Settings(), {"no_such_knob": 1})


def test_only_changes_are_shown() -> None:
    """A summary that lists forty defaults hides the one that matters."""
    assert {"window_days": 3.0} == changed(frozen(Settings(window_days=3.0)))


def test_an_overlay_moves_no_run(tmp_path: Path) -> None:
    """Another cluster is no matter of a replay's rules."""
    path = tmp_path / "new.toml"
    path.write_text("window_days = 3.0\nbootstrap = 'eve:9092'\n")

    with pytest.raises(Stop, match="sets bootstrap"):
        check_overlay(str(path))


def test_an_overlay_of_rules_is_fine(tmp_path: Path) -> None:
    """Stage settings alone are what it is for."""
    path = tmp_path / "new.toml"
    path.write_text("window_days = 3.0\n")

    check_overlay(str(path))
