"""Names in running text: the quick search finds what the whole pattern finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from streams.parse.name_forms import NAME, runs

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
