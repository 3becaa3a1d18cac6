"""How a line looks."""

from __future__ import annotations

import pytest

from streams.parse import wording


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harga Beras Naik Lagi di Pasar", True),
        ("Harga beras naik lagi di pasar kota", False),
        ("Harga Beras Naik.", False),
        ("Warga menunggu. Harga Beras Naik Lagi", False),
        ("Dua Kata", False),
        ("Kata " * 60, False),
        ("7 Rumah dengan Bata Tempel", True),
        ("— — — !", False),
    ],
)
def test_headlines(text: str, *, expected: bool) -> None:
    """A headline has capitals, some words, and no full stop."""
    assert expected is wording.is_headline(text)


def test_ends_of_sentences() -> None:
    """Closing marks may follow the stop; dots of omission are no stop."""
    told = ['Ia pulang."', "Ia pulang. ", "Ia pulang...", "Ia pulang"]

    assert [True, True, False, False] == [wording.ends_sentence(one) for one in told]


def test_small_letters_keep_their_places() -> None:
    """A capital whose small letter is two signs long stays."""
    assert "aİb" == wording.lowered("Aİb")
    assert "ab" == wording.lowered("AB")


def test_key_folds_to_words() -> None:
    """Case, marks and blanks do not count."""
    assert "baca juga don t" == wording.key(" BACA  juga: don't ")


@pytest.mark.parametrize(
    ("word", "at", "expected"), [("TikTok", 3, True), ("diAnu", 2, False)]
)
def test_camel_words(word: str, at: int, *, expected: bool) -> None:
    """A name with a capital inside is no glued word."""
    assert expected is wording.in_camel_word(f"kata “{word}", 6 + at)
