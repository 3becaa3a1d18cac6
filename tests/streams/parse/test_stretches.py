"""Where a word of a name stands."""

from __future__ import annotations

from streams.parse.stretches import Stretches


def held(word: str, *paragraphs: str) -> list[list[str]]:
    """The words of the stretches that hold a word."""
    return [one.words for _, one in Stretches(paragraphs).holding(word)]


def test_a_word_in_small_and_large_letters() -> None:
    """Each stretch once, in the order of the text."""
    found = held("Sari", "Bupati Sari Dewi tiba.", "SARI DEWI pulang.")

    assert [["Bupati", "Sari", "Dewi"], ["SARI", "DEWI"]] == found


def test_a_link_stands_in_small_words_too() -> None:
    """No name begins there."""
    assert [["Anton", "de", "Haas"]] == held("de", "Warga dengan Anton de Haas.")
