"""Plug-ins as the settings name them: a model, its time-out, words of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("onnxruntime", reason="PLUG-IN NOT TESTED: extra onnx is missing")
pytest.importorskip("onnx", reason="PLUG-IN NOT TESTED: onnx is missing")

import orjson

from agents.exits import Exit, Stop
from agents.plugs import plugged
from agents.run import Plan, journeys
from agents.wiring import wire
from schemas.topics import ENRICHED
from streams.classify.plug import PLAIN
from streams.settings import Settings
from tests.agents.plugs.models import endless, knowing, saved
from tests.agents.raw import message

TEXT = b"Persatuan Rejo Juara Liga Desa\nPersatuan Rejo menang di turnamen sepak bola."
SPORT, HEALTH = "medtop:15000000", "medtop:07000000"
TITLES = 6  # place of health in the taxonomy


def judged(settings: Settings, count: int = 1) -> list[dict[str, object]]:
    """Run articles through the whole chain; the enriched values."""
    inputs = [message(TEXT + b" %d" % at, offset=at) for at in range(count)]
    plan = Plan(settings=settings, is_deduping=False)
    return [
        orjson.loads(record.value or b"")
        for journey in journeys(inputs, plan)
        for record in journey.records
        if record.topic == ENRICHED
    ]


def model_of(value: dict[str, object]) -> str:
    """Who chose the subjects."""
    return str(value["stream"]["versions"]["model"])  # type: ignore[index]


def first_of(value: dict[str, object]) -> str:
    """The first candidate."""
    return str(value["stream"]["classify"]["candidates"][0]["literal"])  # type: ignore[index]


def test_a_model_file_chooses_in_place_of_ours(tmp_path: Path) -> None:
    """The record names the file's content before our own model's."""
    path = saved(knowing({"Rejo": TITLES}), tmp_path)
    (value,) = judged(Settings(model_file=path, model_timeout_ms=60_000))
    (ours,) = judged(Settings())

    assert (HEALTH, SPORT) == (first_of(value), first_of(ours))
    assert model_of(value).startswith("onnx-")
    assert model_of(value).endswith(f"+{model_of(ours)}")


def test_a_model_that_takes_too_long_is_passed_over(tmp_path: Path) -> None:
    """Our own model decides, the record tells why, and the next article goes on."""
    path = saved(endless(), tmp_path)
    values = judged(Settings(model_file=path, model_timeout_ms=1), count=2)
    (ours,) = judged(Settings())

    for value in values:
        assert SPORT == first_of(value)
        assert model_of(value).startswith(f"{model_of(ours)} instead of onnx-")
        assert model_of(value).endswith(" (timeout)")


def test_words_of_one_s_own_change_the_version(tmp_path: Path) -> None:
    """The record names the words that decided."""
    (tmp_path / "own.toml").write_text(f'subject = "{SPORT}"\n[id]\nrejo = 2.0\n')
    (value,) = judged(Settings(lexicon_dir=str(tmp_path)))
    (ours,) = judged(Settings())

    assert model_of(ours) != model_of(value)
    assert model_of(ours).partition("+")[0] == model_of(value).partition("+")[0]


def test_desks_are_read_from_their_file(tmp_path: Path) -> None:
    """The record names the desk; a wrong file stops the start."""
    path = tmp_path / "desks.toml"
    path.write_text(f'[[desk]]\nname = "Bola"\nsubjects = ["{SPORT}"]\n')
    (value,) = judged(Settings(desks_file=str(path)))

    assert "Bola" == value["stream"]["classify"]["desk"]  # type: ignore[index]
    path.write_text("[[desk]]")
    with pytest.raises(Stop, match=r"desks cannot be read: .*name") as error:
        plugged(Settings(desks_file=str(path)))
    assert Exit.CONFIGURATION == error.value.code


def test_a_worker_watches_its_lexicon(tmp_path: Path) -> None:
    """One that classifies, and has words of its own to watch."""
    settings = Settings(lexicon_dir=str(tmp_path))

    assert 1 == len(wire(settings, ("classify",)).watches)
    assert () == wire(settings, ("dedupe",)).watches
    assert () == wire(Settings(), ("classify",)).watches


def test_nothing_is_plugged_in_by_default() -> None:
    """Our own words, no other model."""
    assert PLAIN == plugged(Settings())
