"""Words by which a text cites."""

from __future__ import annotations

import pytest

from streams.parse.credit_cues import STEMS, WORDS, Cue, Kind, find_cues


@pytest.mark.parametrize("kind", Kind)
def test_every_word_has_a_stem(kind: Kind) -> None:
    """Else a text would not be searched for it."""
    missed = [
        word for word in WORDS[kind].split() if not any(stem in word for stem in STEMS)
    ]

    assert [] == missed


@pytest.mark.parametrize(
    ("kind", "word"),
    [(kind, word) for kind in Kind for word in WORDS[kind].split()],
)
def test_every_word_is_found(kind: Kind, word: str) -> None:
    """Alone between blanks, with what must follow some of them."""
    behind = {"dirangkum": " dari", "dihimpun": " dari", "sumber": ":"}.get(word, " ")
    behind = {"according": " to ", "reported": " by "}.get(word, behind)

    assert kind in {cue.kind for cue in find_cues(f"Budi {word}{behind}")}


def test_words_before_a_cue_belong_to_it() -> None:
    """What leads to a cue is of it; of two that overlap the first counts."""
    text = "Seperti yang dilansir. Menurut laporan"

    assert [
        Cue(Kind.STRONG, 0, 21, "Seperti yang dilansir"),
        Cue(Kind.WEAK, 23, 38, "Menurut laporan"),
    ] == find_cues(text)
