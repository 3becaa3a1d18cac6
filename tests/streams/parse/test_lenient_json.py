"""JSON as feeds send it."""

from __future__ import annotations

import pytest

from schemas.errors import Reason, Rejected
from streams.parse.guard import MAX_VALUES
from streams.parse.lenient_json import loads, strict_object


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


def test_a_strict_object_is_read_without_decoding() -> None:
    """Anything that needs a closer look is left alone; depth is refused here too."""
    assert {"a": "é"} == strict_object('{"a": "é"}'.encode(), 5)
    for data in (b"[1]", b' {"a": 1}', b'{"a": "\xff"}', b'{"a": "\\ud83d"}'):
        assert strict_object(data, 5) is None
    assert strict_object(b'{"a": [' + b"1," * MAX_VALUES + b"1]}", 5) is None
    with pytest.raises(Rejected) as refused:
        strict_object(b'{"a": ' + b"[" * 5 + b"]" * 5 + b"}", 5)

    assert Reason.TOO_DEEP == refused.value.reason
