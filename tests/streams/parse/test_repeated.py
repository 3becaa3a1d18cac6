"""Groups repeated without a way back."""

from __future__ import annotations

import re

import pytest

from streams.parse.repeated import IS_MENDED, repeated

FORMS = [False, True] if IS_MENDED else [False]


@pytest.mark.parametrize("is_mended", FORMS)
@pytest.mark.parametrize(
    ("group", "text", "end"),
    [("-(?!>)y*+", "-y->", 2), (r"\.(?:b|c)w*+", ".bw.D", 3), ("ab?", "abaabc", 5)],
)
def test_it_ends_where_the_next_round_fails(
    group: str, text: str, end: int, *, is_mended: bool
) -> None:
    """A round that fails half way moves nothing."""
    found = re.match(repeated(group, is_mended=is_mended), text)

    assert found
    assert end == found.end()


@pytest.mark.parametrize("is_mended", FORMS)
def test_no_round_is_given_back(*, is_mended: bool) -> None:
    """A greedy repeat would give one up for what follows."""
    assert re.match(repeated("ab", is_mended=is_mended) + "ab", "ababab") is None
