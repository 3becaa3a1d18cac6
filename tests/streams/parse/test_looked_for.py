"""Words of speech, found by the words of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streams.parse.looked_for import LOOKED_FOR, looked_for
from streams.parse.nicknames import CALLS
from streams.parse.retold import cues
from streams.text import words

WORDS = st.sampled_from([*sorted(LOOKED_FOR), "Budi", "katakan", "ujar:", "(sebut"])
BLANKS = st.sampled_from([" ", "\n", "\u00a0", "", "\u201d", "-"])


@given(st.lists(st.tuples(WORDS, BLANKS), max_size=8))
def test_the_same_cues_stand_as_in_the_text_split(told: list[tuple[str, str]]) -> None:
    """What stands between white space is found, each word in one of its forms."""
    text = "".join(word + blank for word, blank in told)

    split = LOOKED_FOR.intersection(text.split())
    found = looked_for(text, words(text))

    assert cues(split) == cues(found)
    assert CALLS.isdisjoint(split) == CALLS.isdisjoint(found)


def test_a_word_with_its_stop_is_one() -> None:
    """Not so within another word, in marks or with two stops."""
    text = 'Hujan, kata Budi. "menilai" sebutan menurut,, ujarnya.'

    assert {"kata", "ujarnya."} == looked_for(text, words(text))
