"""Lines of a text."""

from __future__ import annotations

from streams.parse.lines import of_blocks, of_text, plain
from streams.parse.pieces import Line


def test_every_line_end_counts() -> None:
    """Windows, old Mac and Unicode line ends part lines; empty ones only count."""
    assert [Line(1, "a"), Line(2, "b"), Line(4, "c"), Line(5, "d")] == of_text(
        "a\r\nb\r\rc\u2028d"
    )


def test_white_space_becomes_one_blank() -> None:
    """No-break blanks and tabs are blanks, the ends are bare."""
    assert "a b c" == plain("\xa0a \t b\u2009c ")


def test_invisible_marks_go() -> None:
    """Direction marks and soft hyphens are no signs of the text, joiners are."""
    assert "JAKARTA, a\u200db" == plain("\u200eJAKARTA,\u200b a\u200d\xadb\ufeff")


def test_blocks_are_numbered() -> None:
    """Blocks count from 1; one that holds only marks is none."""
    assert [Line(1, "a"), Line(3, "b")] == of_blocks(["a", "\u200e \n", "b"])
