"""Kin words: lists of one thing, classes of lists, stems."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from streams.classify.training.kin import joined, lists, stems
from streams.text import words

if os.environ.get("CI") != "true":
    pytest.importorskip("sklearn", reason="needs the extra `train`: scikit-learn")


def test_lists_hold_words_as_texts_are_split() -> None:
    """Small letters, one or two words, single spaces: others would never be met."""
    wrong = [
        word
        for listed in lists().values()
        for word in listed
        if word != " ".join(words(word)) or len(word.split(" ")) > 2
    ]

    assert [] == wrong


def test_a_word_stands_once_in_a_list() -> None:
    """Twice would count twice."""
    twice = {
        name: [word for word, count in Counter(listed).items() if count > 1]
        for name, listed in lists().items()
    }

    assert {} == {name: found for name, found in twice.items() if found}


def test_a_list_is_part_of_its_classes() -> None:
    """A flood is a disaster in every language."""
    found = lists()
    (flood,) = [
        n for n in found if n.startswith("disaster.flood#") and "bah" in found[n]
    ]

    assert set(found[flood]) <= set(found["disaster.flood."]) <= set(found["disaster"])
    assert {"banjir", "flood"} <= set(found[flood])


def test_stems_join_forms_of_a_word() -> None:
    """Malay by prefix, suffix and particle, English by ending; pairs are no words."""
    grams = ("pukul", "dipukul", "memukul", "menyapu", "sapu", "votes", "vote", "a b")
    found = list(stems(grams).values())

    assert ("pukul", "dipukul") in found
    assert ("menyapu", "sapu") in found
    assert [] == [group for group in found if "a b" in group]


def test_kin_share_a_column() -> None:
    """Each word has one of its own, and what it shares after it."""
    shared = joined(("banjir", "flood", "vote"), {"x#1": ("banjir", "flood", "bah")})

    assert (3, 4) == shared.shape
    assert [[1, 0, 0, 0.4], [0, 1, 0, 0.4], [0, 0, 1, 0]] == shared.toarray().tolist()
