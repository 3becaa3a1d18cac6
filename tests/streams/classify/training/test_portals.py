"""An outlet left out of the training is filed, and compared with its desks."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from streams.classify.training.cleaning import cleaned
from streams.classify.training.corpus import Origin, Row, desk_rows, title_hash

if os.environ.get("CI") != "true":
    pytest.importorskip("sklearn", reason="needs the extra `train`: scikit-learn")

from streams.classify.training.matrix import targets
from streams.classify.training.portals import measured

PLACES = (
    *("Rejo", "Sumber Asri", "Wanasari", "Tirtomoyo", "Gunung Kelir", "Kalimati"),
    *("Randu", "Pasirdalem", "Teluk Amis", "Muarajaya"),
)
DISASTER, SPORT, LABOUR, WEATHER = 2, 14, 8, 16


def rows(places: tuple[str, ...]) -> list[Row]:
    """Invented headlines of four subjects."""
    stories = {
        DISASTER: "Banjir rendam puluhan rumah warga di {}",
        SPORT: "Persatuan {} menang dalam laga sepak bola antardesa",
        LABOUR: "Buruh pabrik di {} mogok menuntut upah",
        WEATHER: "Hujan dan angin kencang diperkirakan di {}",
    }
    return [
        Row(
            key=title_hash(story.format(place)),
            title=story.format(place),
            text="",
            topics=(subject,),
            origin=Origin.DESK,
        )
        for place in places
        for subject, story in stories.items()
    ]


def test_rows_of_an_outlet_are_filed_by_a_model_without_them() -> None:
    """Floods and football are told apart by words that other outlets use too."""
    examples = list(cleaned(rows(PLACES)))
    count, by_lexicon, by_model = map(str, measured(examples, rows(PLACES[:2]), 100))

    assert "8" == count
    assert by_lexicon.startswith("1.000")
    assert by_model.startswith("1.000")


def test_desks_without_a_subject_are_passed_over(tmp_path: Path) -> None:
    """A desk of general news says nothing."""
    (tmp_path / "train").mkdir()
    lines = [
        {"title": "Banjir surut", "text": "", "topic": "medtop:03000000"},
        {"title": "Aneka kabar", "text": None, "topic": None},
    ]
    with gzip.open(tmp_path / "train" / "kutipan.jsonl.gz", "wt") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)

    assert [(DISASTER,)] == [row.topics for row in desk_rows(tmp_path, "kutipan")]


def test_two_readings_share_a_row() -> None:
    """Each counts half, and in it most goes to the subject named first."""
    (row,) = targets([((SPORT,), (DISASTER, SPORT))], primary=0.8).tolist()

    assert pytest.approx(0.4) == row[DISASTER]
    assert pytest.approx(0.6) == row[SPORT]
