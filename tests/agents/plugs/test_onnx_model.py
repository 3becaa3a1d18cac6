"""A newsroom's own classifier in an ONNX file: opened, asked, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("onnxruntime", reason="PLUG-IN NOT TESTED: extra onnx is missing")
pytest.importorskip("onnx", reason="PLUG-IN NOT TESTED: onnx is missing")

from agents.exits import Exit, Stop
from agents.plugs.onnx_model import opened
from schemas.decisions import Candidate
from streams.classify.plug import Lapse, Text, Unavailable
from tests.agents.plugs.models import knowing, saved

SPORT, CRIME, WEATHER = 14, 1, 16
WORDS = {"gol": SPORT, "polisi": CRIME, "hujan": WEATHER}


def text(title: str, body: str = "") -> Text:
    """A text in Indonesian."""
    return Text(title=title, body=body, language="id")


def test_the_best_three_of_each_text_come_in_rank_order(tmp_path: Path) -> None:
    """Title and body are read; equal chances go by the topic's id."""
    model = opened(saved(knowing(WORDS), tmp_path))

    first, second = model.classify(
        [text("gol kabar", "kabar gol polisi"), text("hujan")]
    )

    assert [
        ("medtop:15000000", 70),
        ("medtop:02000000", 40),
        ("medtop:01000000", 10),
    ] == [(one.literal, one.confidence) for one in first]
    assert Candidate(literal="medtop:17000000", confidence=40) == second[0]


def test_the_version_names_the_file_s_content(tmp_path: Path) -> None:
    """The same file has the same name, another one another."""
    one = opened(saved(knowing(WORDS), tmp_path)).version
    same = opened(saved(knowing(WORDS), tmp_path)).version
    other = opened(saved(knowing({"gol": SPORT}), tmp_path)).version

    assert one.startswith("onnx-")
    assert one == same != other


def test_a_model_may_read_parts_and_know_some_topics(tmp_path: Path) -> None:
    """Inputs are named title, body, language; metadata name the columns."""
    topics = "medtop:15000000,medtop:02000000,medtop:17000000"
    made = knowing(
        {"gol": 0}, topics=topics, columns=3, inputs=("title", "body", "language")
    )
    model = opened(saved(made, tmp_path))

    ((best, *_),) = model.classify([text("gol", "polisi")])

    assert Candidate(literal="medtop:15000000", confidence=40) == best


def test_chances_out_of_range_are_no_answer(tmp_path: Path) -> None:
    """What is not between 0 and 1 is refused."""
    model = opened(saved(knowing(WORDS, bias=1.5), tmp_path))

    with pytest.raises(Unavailable) as error:
        model.classify([text("gol")])

    assert Lapse.INVALID == error.value.reason


def test_an_answer_of_another_shape_is_none(tmp_path: Path) -> None:
    """As many columns as topics, else nobody knows what they mean."""
    topics = ",".join(f"medtop:{n:02}000000" for n in range(1, 5))
    model = opened(saved(knowing(WORDS, topics=topics), tmp_path))

    with pytest.raises(Unavailable, match="shape"):
        model.classify([text("gol")])


@pytest.mark.parametrize(
    ("made", "complaint"),
    [
        (b"no model", "cannot be read"),
        (knowing(WORDS, inputs=("left", "right")), "several inputs"),
        (knowing(WORDS, topics="medtop:15000000,sport,sport"), "three top topics"),
    ],
    ids=["no model", "inputs", "topics"],
)
def test_a_file_that_does_not_fit_stops_the_start(
    made: bytes, complaint: str, tmp_path: Path
) -> None:
    """The message tells the file and why."""
    with pytest.raises(Stop, match=complaint) as error:
        opened(saved(made, tmp_path))

    assert Exit.CONFIGURATION == error.value.code
    assert str(tmp_path) in (error.value.where or "")


def test_a_missing_file_stops_the_start(tmp_path: Path) -> None:
    """It is no worse than a wrong one."""
    with pytest.raises(Stop, match="cannot be read"):
        opened(str(tmp_path / "none.onnx"))
