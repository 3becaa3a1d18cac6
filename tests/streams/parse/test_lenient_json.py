"""JSON as feeds send it."""

from __future__ import annotations

import pytest

from schemas.errors import Reason, Rejected
from streams.parse.guard import MAX_VALUES
from streams.parse.lenient_json import loads


def test_strict_json_and_half_pairs() -> None:
    """Half a pair is read, of a repeated name the last counts."""
    assert ({"a": 2}, True) == loads('{"a": 1, "a": 2}', 5)
    assert ({"a": "\ud83d", "b": 1}, False) == loads('{"a": "\\ud83d", "b": 1}', 5)


@pytest.mark.parametrize(
    "text", ["{", "{'a': 1}", '{"a": NaN}', '{"a": 1}{"b": 2}', "\ud800", "1" * 5000]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    """Truncated, a Python literal, NaN, two values, a number without end."""
    with pytest.raises(Rejected) as refused:
        loads(text, 5)

    assert Reason.INVALID_JSON == refused.value.reason


@pytest.mark.parametrize("end", ["", '"\\ud83d"'])
def test_depth_is_refused_by_every_way(end: str) -> None:
    """Whoever reads it, one level more than allowed is too much."""
    assert loads(f"{'[' * 5}{end}{']' * 5}", 5).value
    with pytest.raises(Rejected) as refused:
        loads(f"{'[' * 6}{end}{']' * 6}", 5)

    assert Reason.TOO_DEEP == refused.value.reason


def test_too_many_values_are_never_decoded() -> None:
    """They are counted first; signs in a string are none."""
    with pytest.raises(Rejected) as refused:
        loads(f"[{'1,' * MAX_VALUES}1,1]", 5)

    assert Reason.TOO_LARGE == refused.value.reason
    assert "," * (MAX_VALUES + 1) == loads(f'"{"," * (MAX_VALUES + 1)}"', 5).value
