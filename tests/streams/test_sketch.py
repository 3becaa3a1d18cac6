"""The sketch: nested levels, stable hashes, headline and body apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streams.sketch import FEWEST_KEYS, MOST_KEYS, keys_at, sketch

LONG = [f"Kalimat nomor {number} tentang sungai yang meluap." for number in range(90)]


def test_a_long_text_keeps_one_gram_in_eight() -> None:
    """The usual level; keys are sorted and divisible."""
    found = sketch("Sungai Meluap", LONG)

    assert 8 == found.m
    assert sorted(found.keys) == list(found.keys)
    assert len(found.keys) == keys_at(found.keys, 8)


def test_a_short_text_is_sampled_more_densely() -> None:
    """Halving goes on until there are a dozen keys, or all grams are kept."""
    some, few = sketch(None, LONG[:10]), sketch(None, ["Satu dua tiga."])

    assert 1 < some.m < 8
    assert FEWEST_KEYS <= len(some.keys)
    assert (1, 1) == (few.m, len(few.keys))


def test_an_enormous_text_is_sampled_more_coarsely() -> None:
    """Keys are bounded whatever the length."""
    words = [" ".join(f"kata{n}x{m}" for m in range(50)) for n in range(400)]

    found = sketch(None, words)

    assert 8 < found.m
    assert MOST_KEYS >= len(found.keys)


def test_levels_are_nested() -> None:
    """A denser sketch holds every key of a coarser one."""
    dense = sketch(None, LONG[:6])
    coarse = {key for key in sketch(None, LONG).keys if key % 8 == 0}

    assert {key for key in dense.keys if key % 8 == 0} <= coarse


def test_the_body_hash_ignores_headline_and_punctuation() -> None:
    """Texts that read the same have one hash, whatever stands above them."""
    one = sketch("Judul", ["Air naik – cepat."])  # noqa: RUF001 - a dash is the point
    other = sketch("Lain", ["air naik", "cepat!"])

    assert one.text == other.text
    assert one.title != other.title


def test_an_empty_text_has_no_keys() -> None:
    """Nothing to sample is no error."""
    found = sketch(None, [])

    assert ((), 0, ()) == (found.keys, found.words, found.title)


def test_hashes_are_stable() -> None:
    """The published values: a change makes every stored sketch useless."""
    found = sketch("Pasar Dibuka", ["Pasar lama dibuka kembali hari ini."])

    assert 2 == found.v
    assert "5e0982e9715c4b96fa07a8b7758d061a" == found.text
    assert (674241355, 3375140674) == found.title
    assert (
        288020202091027536,
        11465152720505644544,
        15753310029572524099,
    ) == found.keys


@given(st.text(), st.lists(st.text(), max_size=5))
def test_any_text_has_a_sketch(title: str, paragraphs: list[str]) -> None:
    """No text makes it fail; the same text makes the same sketch."""
    assert sketch(title, paragraphs) == sketch(title, paragraphs)
