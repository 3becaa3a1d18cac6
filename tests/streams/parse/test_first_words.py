"""How a line begins tells that most need no rules."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streams.parse.first_words import WORDS, is_told, may_open
from streams.parse.wording import lowered

OPENINGS = st.sampled_from([*sorted(WORDS), "warga", '"', "'baca", "("])


@given(OPENINGS, st.text(max_size=20))
def test_no_rule_fits_what_is_told_at_a_glance(opening: str, rest: str) -> None:
    """The glance never says more than the look."""
    text = opening + rest
    low = lowered(text)

    assert not (is_told(low) and may_open(text, low))


def test_a_sentence_is_told() -> None:
    """A plain word that no rule knows begins it."""
    assert is_told("warga menunggu hujan.")
    assert not is_told("baca juga: warga menunggu hujan")
