"""JSON as feeds send it."""

from __future__ import annotations

import pytest

from schemas.errors import Reason, Rejected
from streams.parse.lenient_json import loads


def test_strict_json_and_half_pairs() -> None:
    """Half a pair is read, of a repeated name the last counts."""
    assert {"a": 2} == loads('{"a": 1, "a": 2}')
    assert {"a": "\ud83d", "b": 1} == loads('{"a": "\\ud83d", "b": 1}')


@pytest.mark.parametrize(
    "text", ["{", "{'a': 1}", '{"a": NaN}', '{"a": 1}{"b": 2}', "\ud800", "1" * 5000]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    """Truncated, a Python literal, NaN, two values, a number without end."""
    with pytest.raises(Rejected) as refused:
        loads(text)

    assert Reason.INVALID_JSON == refused.value.reason
