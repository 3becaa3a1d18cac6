"""Normalisation, the one tokenisation, sentences and positions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streams.text import WORD, Tokens, joined, located, normalise, sentences, words


def test_quotes_dashes_and_case_are_folded() -> None:
    """What a reader does not see as a difference is none."""
    assert normalise('"Ayo" - kata Budi\'s') == normalise("“AYO” – Kata Budi’s")  # noqa: RUF001


def test_invisible_signs_are_lost() -> None:
    """Zero-width signs and soft hyphens do not split words."""
    assert ["kejaksaan"] == words("Ke\u00adjak\u200bsaan")


def test_numbers_keep_their_inner_signs() -> None:
    """Separators, a leading sign and a percent sign belong to the number."""
    assert ["rp", "1.250.000", "-3,5%", "18/6/2025"] == words(
        "Rp1.250.000 −3,5% (18/6/2025)"  # noqa: RUF001 - a true minus sign
    )


def test_a_hyphen_between_numbers_is_no_sign() -> None:
    """A span of years is two plain numbers."""
    assert ["2019", "2020", "anak", "anak"] == words("2019-2020 anak-anak")


def test_sentences_end_at_marks_before_capitals() -> None:
    """Closing quotes belong to the sentence; a decimal point ends none."""
    text = '"Kami siap." Air naik 1.5 meter! Warga mengungsi. di sini'

    assert [
        '"Kami siap."',
        "Air naik 1.5 meter!",
        "Warga mengungsi. di sini",
    ] == sentences(text)


def test_an_empty_paragraph_has_no_sentence() -> None:
    """White space is no sentence."""
    assert [] == sentences("  ")


def test_paragraphs_are_joined_by_an_empty_line() -> None:
    """Offsets everywhere count this form."""
    assert "Satu.\n\nDua." == joined(["Satu.", "Dua."])


def test_words_are_located_in_the_text_itself() -> None:
    """Positions count code points of the text, not of its folded form."""
    text = "ﬁlm “Laut” 2"

    found = located(text)

    assert [("film", 0, 3), ("laut", 5, 9), ("2", 11, 12)] == found


@given(st.text())
def test_located_words_lie_in_the_text(text: str) -> None:
    """Every position is inside, in order, and not empty."""
    end = 0
    for _, start, stop in located(text):
        assert end <= stop
        assert 0 <= start < stop <= len(text)
        end = stop


@given(st.text())
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    """Splitting keeps every sign."""
    assert "".join(text.split()) == "".join("".join(sentences(text)).split())


@given(
    st.text(st.sampled_from("aZ09.,:/%+-_ \n(")) | st.text(st.characters(codec="ascii"))
)
def test_plain_text_is_split_by_the_same_rule(text: str) -> None:
    """The quick way for ASCII finds what the pattern finds."""
    assert WORD.findall(normalise(text)) == words(text)


@given(st.text(alphabet="aB1 .,-+%\n\r\x85é\u0301ßΣ٣“’–"))  # noqa: RUF001
def test_a_text_is_split_as_its_lines_are(text: str) -> None:
    """Whether one line is ASCII and another is not changes no word."""
    assert WORD.findall(normalise(text)) == words(text)


@given(st.text())
def test_words_are_never_empty(text: str) -> None:
    """Any text at all has words or none."""
    assert all(words(text))


def test_headline_and_body_are_split_once() -> None:
    """The words of both, and the body as offsets count it; no headline is no word."""
    tokens = Tokens.of(None, ["Air naik.", "Warga pergi."])

    assert [] == tokens.headline
    assert ["air", "naik", "warga", "pergi"] == tokens.body
    assert "Air naik.\n\nWarga pergi." == tokens.text
