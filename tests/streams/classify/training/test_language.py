"""Training of the evidence for a language: six are told apart on invented rows."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from streams.classify.training import language
from streams.classify.training.corpus import title_hash
from streams.language import OWN

if os.environ.get("CI") != "true":
    pytest.importorskip("sklearn", reason="needs the extra `train`: scikit-learn")

PLACES = ("Rejo", "Wanasari", "Tirtomoyo", "Kotarasa", "Kelir")
SENTENCES = {
    "en": "Police in {} arrested five men after a car was stolen",
    "id": "Polisi {} menangkap lima orang karena mencuri mobil warga",
    "ms": "Polis {} menahan lima lelaki kerana disyaki mencuri kereta",
    "jv": "Wong wong ing {} kuwi padha ora gelem dalane ditutup",
    "su": "Warga di {} éta henteu daék lamun jalanna ditutup ku pamaréntah",
    "min": "Urang kampuang {} indak namuah kalau jalan tu ditutuik",
}
DEV = "Judul yang disimpan"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Headlines, articles and sentences, and a row of the dev split."""
    (tmp_path / "train").mkdir()
    (tmp_path / "language").mkdir()
    (tmp_path / "dev-keys.txt").write_text(f"k {title_hash(DEV)}\n", "utf-8")
    desk = [
        {"lang": code, "title": text.format(place), "text": text.format(place) + " ."}
        for code, text in SENTENCES.items()
        if code in {"en", "id", "ms"}
        for place in PLACES
    ]
    desk += [
        {"lang": "id", "title": DEV, "text": ""},
        {"lang": "fr", "title": "Un titre en français", "text": None},
    ]
    others = [
        {"lang": code, "text": text.format(place)}
        for code, text in SENTENCES.items()
        for place in PLACES
    ]
    packed(tmp_path / "train" / "desk.jsonl.gz", desk)
    packed(tmp_path / "language" / "set-six.jsonl.gz", others)
    return tmp_path


def packed(path: Path, rows: list[dict[str, str | None]]) -> None:
    """Write rows as the data's files are."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def test_dev_rows_and_other_languages_stay_out(data: Path) -> None:
    """What is measured on is not learned from."""
    rows = list(language.texts(data))

    assert 2 * 3 * 5 + 6 * 5 == len(rows)
    assert set(OWN) == {row.language for row in rows}
    assert {"headline", "article", "set"} == {row.kind for row in rows}
    assert ("judul", "yang", "disimpan") not in {row.words for row in rows}


def test_six_languages_are_told_apart_in_the_same_bytes(data: Path) -> None:
    """By words as by pieces of words that were never seen; twice the same file."""
    rows = list(language.texts(data))
    found = language.fitted(rows)
    told = [line.split() for line in language.measured(found, rows)]
    unseen = language.Text(
        words=("ditutuikkan", "kampuangnyo"), language="min", kind="", fold=0
    )

    assert {"1.000"} == {line[-1] for line in told}
    assert "min" == found.best(unseen)
    assert found.written() == language.fitted(rows).written()


def test_the_file_is_what_the_detector_reads(data: Path) -> None:
    """A head, one column a language, the nameless prior first, whole words by =."""
    written = language.fitted(list(language.texts(data))).written()
    lines = [line for line in written.splitlines() if not line.startswith("#")]

    assert ["feature", *OWN] == lines[0].split("\t")
    assert "" == lines[1].split("\t")[0]
    assert "=polisi" in {line.split("\t")[0] for line in lines}
    assert {len(OWN) + 1} == {len(line.split("\t")) for line in lines}
