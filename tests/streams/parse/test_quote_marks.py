"""Which marks open and close."""

from __future__ import annotations

import pytest

from streams.parse.quote_marks import MAX_SPANS, spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"Satu," kata dia. "Dua."', ["Satu,", "Dua."]),
        ("“Satu,” kata dia. ”Dua.”", ["Satu,", "Dua."]),
        ("«Satu» dan „dua“ tiga", ["Satu"]),
        ('"Dia bilang “ya” tadi," kata Sari', ["Dia bilang “ya"]),
        ("“Satu “Dua,” kata dia", ["Dua,"]),
        ('layar 14" dan "besar" itu', ["besar"]),
        ('kata "', []),
        ('"" dan " "', []),
        ("satu”dua", []),
        ('"belum tutup', []),
        ("tanpa tanda", []),
    ],
)
def test_spans(text: str, found: list[str]) -> None:
    """Straight, curly and angled marks; inches and lone marks are none."""
    assert found == [text[one.start : one.end] for one in spans(text)]


def test_the_spans_are_bounded() -> None:
    """A page of marks is not listed for ever."""
    assert MAX_SPANS == len(list(spans('"a" ' * 1000)))
