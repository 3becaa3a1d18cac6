"""Signs that no article means."""

from __future__ import annotations

from streams.parse import clean


def test_a_body_keeps_its_lines_and_loses_controls() -> None:
    """Every line end becomes one; NUL, C0 and C1 go; tabs stay."""
    text = "a\r\nb\rc\x0bd\x0ce\u2028f\u2029g\x85h\x00i\x1bj\x7fk\x9bl\tm"

    assert "a\nb\nc\nd\ne\nf\ng\nhijkl\tm" == clean.block(text)


def test_a_clean_text_is_given_back_itself() -> None:
    """What begins with the bytes of a control or separator may be neither."""
    text = "harga \u00a0naik \u2013 \u201ckopi\u201d \u20ac"

    assert text is clean.block(text)


def test_bytes_at_hand_spare_an_encoding() -> None:
    """The same comes of a text with its UTF-8 as without, clean or not."""
    for text in ("harga \u2013 naik", "a\r\nb\x00", "a\u2028b"):
        assert clean.block(text) == clean.block(text, text.encode())


def test_half_a_pair_is_replaced() -> None:
    """No encoder can write a lone surrogate; a whole pair is a sign."""
    assert "a\ufffdb" == clean.block("a\ud83db")
    assert "😀" == clean.block("\ud83d\ude00")
    assert clean.has_surrogates("\udc00")
    assert not clean.has_surrogates("😀")


def test_a_short_field_is_one_line() -> None:
    """White space folds, NBSP too."""
    assert "Judul baris dua" == clean.line(" Judul\n\u00a0baris\r\ndua \x00")
