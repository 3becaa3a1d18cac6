"""Limits before any JSON parser."""

from __future__ import annotations

import pytest

from schemas.errors import Reason, Rejected
from streams.parse.guard import MAX_VALUES, check_json


def refused(text: str, depth: int = 5) -> Reason | None:
    """The reason, or None when the text may be parsed."""
    try:
        check_json(text, depth)
    except Rejected as rejection:
        return rejection.reason
    return None


@pytest.mark.parametrize(
    "text",
    ['{"a": [[[1]]]}', '"[[[[[["', '{"a": "\\"[[[[[["}', "[]" * 50, '{"a": "', "]]]"],
)
def test_shallow_json_passes(text: str) -> None:
    """Brackets inside strings do not count, escaped quotes end no string."""
    assert refused(text) is None


@pytest.mark.parametrize("text", ["[" * 6, '{"a":' * 6, "[" * 1_000_000])
def test_deep_json_is_refused(text: str) -> None:
    """One level more than allowed."""
    assert Reason.TOO_DEEP == refused(text)


def test_too_many_values_are_refused() -> None:
    """Millions of tiny values would fill the memory of a worker."""
    assert Reason.TOO_LARGE == refused("[" + "1," * (MAX_VALUES + 1))
    assert Reason.TOO_DEEP == refused("[" * (MAX_VALUES + 1))
