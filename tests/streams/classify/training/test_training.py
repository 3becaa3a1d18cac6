"""Training end to end, on invented rows: it learns, and writes the same bytes again."""

from __future__ import annotations

import gzip
import json
import os
import tomllib
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from streams.classify.linear import opened
from streams.classify.training.corpus import Origin, load, title_hash

if os.environ.get("CI") != "true":
    pytest.importorskip("sklearn", reason="needs the extra `train`: scikit-learn")

from streams.classify.training.program import Made, made

PLACES = ("Rejo", "Sumber Asri", "Wanasari", "Tirtomoyo", "Gunung Kelir")
STORIES = {
    ("medtop:15000000",): "Persatuan {} menang dalam laga sepak bola antardesa",
    ("medtop:03000000",): "Banjir rendam puluhan rumah warga di {}",
    ("medtop:02000000", "medtop:11000000"): "Polisi tahan pejabat {} terkait suap",
    ("medtop:04000000",): "Harga cabai di pasar {} naik lagi",
    ("medtop:07000000",): "Puskesmas {} buka layanan vaksin anak",
    ("medtop:12000000", "medtop:14000000"): "Warga {} gelar pengajian bersama",
}
BODY = "{}, kabar dari warga setempat. {} Warga {} berharap keadaan membaik."


def rows() -> list[dict[str, Any]]:
    """Invented headlines and articles of six kinds; of one place, all are odd."""
    found: list[dict[str, Any]] = []
    for number, ((topics, story), place) in enumerate(product(STORIES.items(), PLACES)):
        title = story.format(place)
        is_odd = place == PLACES[-1]  # a model must also be wrong somewhere
        text = BODY.format(place, title, place) if number % 2 else ""
        found.append(
            {
                "key": f"k{number}",
                "title": title,
                "text": text,
                "topics": ("medtop:10000000",) if is_odd else topics,
            }
        )
    return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder as the training expects it; every seventh row is dev."""
    (tmp_path / "train").mkdir()
    lines = rows()
    dev = lines[::7]
    keys = [f"{row['key']} {title_hash(row['title'])}" for row in dev]
    (tmp_path / "dev-keys.txt").write_text("# key, title\n" + "\n".join(keys), "utf-8")
    packed(tmp_path / "labelled-train.jsonl.gz", lines)
    packed(tmp_path / "train" / "desk.jsonl.gz", lines)  # no reading: none counts
    return tmp_path


def packed(path: Path, lines: list[dict[str, Any]]) -> None:
    """Write rows as the data's files are."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


def trained(data: Path) -> Made:
    """The files of one training."""
    return made(load(data), lambda _: None, kept=100)


def test_dev_rows_and_their_titles_stay_out(data: Path) -> None:
    """Not even a newsroom's own copy of a dev row is learned from."""
    own = data / "own.jsonl"
    fresh = {"title": "Kabar baru", "text": "", "topics": ["medtop:13000000"]}
    own.write_text(
        "\n".join(json.dumps(row) for row in [rows()[0], fresh]), encoding="utf-8"
    )
    corpus = load(data, (own,))
    titles = {row.title for row in corpus.train}

    assert set() == titles & {row.title for row in corpus.dev}
    assert [Origin.OWN] == [r.origin for r in corpus.train if r.title == "Kabar baru"]
    assert len(rows()) - len(corpus.dev) + 1 == len(corpus.train)
    assert {"labelled-train.jsonl.gz", "desk.jsonl.gz", "own.jsonl"} == set(
        corpus.digests
    )


@pytest.mark.slow
def test_two_trainings_write_the_same_bytes(data: Path, tmp_path: Path) -> None:
    """Weights, maps and card: byte for byte, and they fit together."""
    one, two = trained(data), trained(data)
    (tmp_path / "stage").mkdir()
    one.write(tmp_path / "stage", tmp_path / "card.md")
    maps = tomllib.loads((tmp_path / "stage" / "calibration.toml").read_text("utf-8"))
    model = opened(
        (tmp_path / "stage" / "weights.npz").read_bytes(), maps["weights_sha256"]
    )

    assert one == two
    assert sha256(one.weights).hexdigest() == maps["weights_sha256"]
    assert "banjir" in model.rows
    assert "| all | " in (tmp_path / "card.md").read_text("utf-8")
    assert "<circle" in (tmp_path / "card.svg").read_text("utf-8")
