"""Headlines and what hangs on them."""

from __future__ import annotations

import pytest

from streams.parse.outlets import load
from streams.parse.titles import same, split_suffix

OUTLETS = load()


@pytest.mark.parametrize(
    ("title", "suffix"),
    [
        ("Panen Raya", " - Kompas.com"),
        ("Panen Raya", " Halaman all - Kompas.com"),
        ("Panen Raya", " | Portal-Anu.co.id"),
        ("Panen Raya - Desa Anu", ""),
        ("Panen Raya di Portal.com", ""),
        ("", ""),
    ],
)
def test_suffixes(title: str, suffix: str) -> None:
    """Known suffixes and bare domains are parted from the headline."""
    assert (title, suffix) == split_suffix(title + suffix, OUTLETS)


def test_a_suffix_alone_is_the_title() -> None:
    """Nothing would be left of it."""
    assert (" - Kompas.com", "") == split_suffix(" - Kompas.com", OUTLETS)


def test_same_words() -> None:
    """Case and marks do not count; two titles without words are not the same."""
    assert same("Panen: Raya", "PANEN RAYA")
    assert not same("!", "?")
