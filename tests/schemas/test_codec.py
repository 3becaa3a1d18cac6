"""The canonical codec."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Dateline
from schemas.codec import decode, encode, share, without_surrogates

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_keys_are_sorted_and_space_is_saved() -> None:
    """Insertion order does not reach the bytes."""
    assert b'{"a":1,"b":[2]}' == encode({"b": [2], "a": 1})


@given(JSON)
def test_the_same_value_gives_the_same_bytes(value: Any) -> None:
    """Encoding, decoding and encoding again changes nothing."""
    once = encode(value)

    assert once == encode(decode(once, object))


def test_lone_surrogate_becomes_a_replacement_sign() -> None:
    """A value holding half a pair is still sent, as U+FFFD, key and text alike."""
    assert '{"x\ufffd":["\ufffd"]}'.encode() == encode({"x\ud800": ["\udc00"]})


def test_a_whole_pair_in_halves_is_one_sign() -> None:
    """Two halves that belong together are mended, not replaced."""
    assert "\U0001f600" == without_surrogates("\ud83d\ude00")


def test_nan_and_infinity_become_null() -> None:
    """JSON knows neither."""
    assert b"[null,null]" == encode([math.nan, math.inf])


def test_an_integer_beyond_64_bits_is_carried_as_text() -> None:
    """Unknown fields may hold numbers that no reader can take."""
    assert b'{"n":"36893488147419103232","ok":1}' == encode({"n": 2**65, "ok": 1})


def test_shares_have_three_decimals_and_no_negative_zero() -> None:
    """Another numeric library gives the same digits."""
    assert [0.333, 0.0] == [share(1 / 3), share(-0.0001)]
    assert 1.0 == math.copysign(1.0, share(-0.0001))


def test_decoding_something_else_raises_value_error() -> None:
    """Broken JSON and a wrong shape are both ValueErrors."""
    with pytest.raises(ValueError, match="unexpected"):
        decode(b"{", Dateline)
    with pytest.raises(ValueError, match="text"):
        decode(b"{}", Dateline)
