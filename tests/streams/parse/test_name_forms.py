"""Names in running text: the quick search finds what the whole pattern finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from streams.parse.name_forms import MAX_WORDS, NAME, run_from, runs

FRAGMENTS = [
    *(
        "Budi",
        "Sari Dewi",
        "bin",
        "al",
        " ",
        " ",
        ". ",
        ", ",
        "kata",
        "itu",
        "A.",
        "J.B.",
    ),
    *("dr. Anu", "drg. Anu", "drh. Anu", "Dr. Anu", "Drs. Anu", "Hj. Anu", "Plt. Anu"),
    *("d'Anu", "al-Anu", "As-Anu", "O'Anu", "McAnu", "DPR", "É", "-", "'", "dr.", "3"),
]
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)
WHOLE = re.compile(rf"(?<![A-ZÀ-Ý]){NAME}")


@given(TEXTS)
def test_the_quick_search_finds_the_same(text: str) -> None:
    """Whichever pattern is chosen for a text."""
    assert [match.span() for match in WHOLE.finditer(text)] == runs(text)


def test_a_small_start_needs_the_whole_pattern() -> None:
    """Titles, articles and apostrophes begin a name with a small letter."""
    texts = ("drg. Anu", "al-Anu", "d'Anu", "Anu")

    assert [[(0, len(text))] for text in texts] == [runs(text) for text in texts]


@given(TEXTS)
def test_a_run_seen_at_a_glance_is_the_one(text: str) -> None:
    """What `run_from` tells of a capital, the search of the whole text tells too."""
    found = runs(text)

    for start, _ in found:
        assert run_from(text, start) in (None, *found)


def test_a_run_too_long_is_not_seen_at_a_glance() -> None:
    """A run ends behind ten words: where it begins, only the whole text tells."""
    text = "Sari " * (MAX_WORDS + 1) + "Dewi"

    assert run_from(text, len(text) - 4) is None
    assert run_from("si Sari Dewi", 8) == (3, 12)
