"""What is split of an article: the title, and as much of the body as counts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from streams.classify.decision import LEAD_CHARACTERS, split
from streams.classify.features import BODY_WORDS
from streams.text import words
from tests.streams.classify.test_stage import ARTICLE

SHORT = "Warga Rejo pulang 3,5 jam."
WIDE = "Pertanggungjawaban"


@pytest.mark.parametrize("paragraph", [f"{SHORT} " * 90, f"{WIDE}\u00e9 " * 90, SHORT])
def test_the_words_that_count_are_those_of_the_whole(paragraph: str) -> None:
    """Where the splitting stops changes none of them, whether words are long or not."""
    _, body = split(replace(ARTICLE, paragraphs=(SHORT, paragraph)))
    whole = words(f"{SHORT}\n\n{paragraph}"[:LEAD_CHARACTERS])

    assert whole[:BODY_WORDS] == body[:BODY_WORDS]


@pytest.mark.parametrize("more", [0, 1, 200])
def test_a_long_title_is_compared_to_its_end(more: int) -> None:
    """A body that goes on where its beginning equals the title is a body."""
    title = "kata " * BODY_WORDS
    article = replace(ARTICLE, title=title, paragraphs=(title + "lagi " * more,))

    assert bool(more) == bool(split(article)[1])
