"""The linear model: plain arrays, checked by digest, reckoned in whole numbers."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

import numpy as np
import pytest

from streams.classify.features import features
from streams.classify.lexicon import compiled
from streams.classify.linear import Linear, load, opened
from streams.classify.scoring import evidence, score

SHEET = 'subject = "medtop:15000000"\nprior = 0.0\n[id]\nlaga = 2.0\n'


def toy() -> Linear:
    """Two words, one pair: sport, health, and what speaks against both."""
    weights = np.zeros((3, 17), dtype=np.int8)
    weights[0, 14] = weights[1, 6] = 100
    weights[2, 14] = -50
    return Linear(
        rows={"laga": 0, "obat": 1, "obat laga": 2},
        rarity=np.array([10, 20, 30], dtype=np.uint8),
        weights=weights,
        scales=(10 << 16,) * 17,
        biases=(0,) * 16 + (7,),
        version="toy",
    )


def test_words_count_by_where_they_stand() -> None:
    """Title, opening and repetition add; numbers and single letters are nothing."""
    values = features(["laga", "7", "x"], ["laga", "obat", "laga"])

    assert {"laga", "obat", "laga obat", "obat laga"} == set(values)
    assert values["laga"] > 200 > values["obat"] > 0


def test_pairs_are_read_in_title_and_opening_only() -> None:
    """Deep in the body only single words count."""
    body = ["kata"] * 50 + ["obat", "laga"]

    assert "obat" in features([], body)
    assert "obat laga" not in features([], body)
    assert 200 == features(["obat", "laga"], body)["obat laga"]


def test_a_score_is_the_weighted_mean_direction() -> None:
    """One known word: its weight times the scale, whatever its value."""
    model = toy()
    once = model.totals(model.hits({"laga": 200, "unknown": 900}))
    more = model.totals(model.hits({"laga": 700}))

    assert (1000, 0, 7) == (once[14], once[6], once[16])
    assert once == more


def test_nothing_known_leaves_the_biases() -> None:
    """A text of unknown words scores as no text."""
    model = toy()
    hits = model.hits({"qwx": 200})

    assert model.biases == model.totals(hits)
    assert [({}, 0), ({}, 0)] == model.evidence(hits, (14, 6))


def test_evidence_joins_lexicon_and_model() -> None:
    """A word in both adds up; what speaks against a subject adds nothing."""
    lexicon = compiled({"sport.toml": SHEET})
    scores = score(["obat", "laga"], [], lexicon, toy())
    ((by_model, _),) = toy().evidence(scores.hits, (14,))
    spoken = evidence(scores, (14, 6), toy())
    found, whole = spoken[14]

    assert ["laga"] == [term for term, value in found.items() if value]
    assert whole == found["laga"] > by_model["laga"] > 0
    assert "obat" in spoken[6][0]


def test_an_altered_file_is_refused() -> None:
    """The digest is checked before a byte of it is read."""
    data = files("streams.classify").joinpath("weights.npz").read_bytes()
    digest = sha256(data).hexdigest()

    assert load().version == opened(data, digest).version == digest[:8]
    with pytest.raises(ValueError, match="SHA-256"):
        opened(data + b"x", digest)


def test_the_file_is_small() -> None:
    """A megabyte at most."""
    data = files("streams.classify").joinpath("weights.npz").read_bytes()

    assert len(data) <= 1_000_000
