"""Lines below the last sentence."""

from __future__ import annotations

import pytest

from streams.parse.grammar import read
from streams.parse.outlets import load

OUTLETS = load()
ONE = "Warga Desa Anu mulai memanen padi lebih awal pada pekan ini."
TWO = "Kepala desa mengatakan hasilnya naik dua kali lipat dari tahun lalu."
HEAD = "Melihat Panen Raya di Desa Anu"
WIDGET = "[Gambas:Video 20anu]"


def kept(*lines: str) -> tuple[str, ...]:
    """Paragraphs of an article with these lines in it."""
    text = "\n".join(["Panen Raya", *lines])
    return read(text, source=None, envelope_title=None, outlets=OUTLETS).paragraphs


def test_the_title_of_a_video() -> None:
    """A headline between the last sentence and a widget names what the widget shows."""
    assert (ONE, TWO) == kept(ONE, TWO, HEAD, WIDGET)


def test_a_subheading_above_a_widget() -> None:
    """Where the article goes on, the line may head what follows."""
    assert (ONE, HEAD, TWO) == kept(ONE, HEAD, WIDGET, TWO)


@pytest.mark.parametrize("line", ["Tim Anu", "TIM LIPUTAN PORTAL.com", "Tim Cek Fakta"])
def test_a_team_signs(line: str) -> None:
    """So do those who write together."""
    assert (ONE, TWO) == kept(ONE, TWO, line)


def test_an_agency_signs() -> None:
    """With one short dash, below the last sentence."""
    assert (ONE, TWO) == kept(ONE, TWO, "- KABARNAMA")
    assert (ONE, "Jalur:", "- KRL", "- BANDARA") == kept(
        ONE, "Jalur:", "- KRL", "- BANDARA"
    )


@pytest.mark.parametrize(
    "lines",
    [
        (ONE, TWO, HEAD),
        (ONE, "Peserta lomba:", "Tim Merah", "Tim Putih"),
        (ONE, TWO, "Tim itu pulang"),
        ("Tim Anu",),
    ],
)
def test_lines_that_stay(lines: tuple[str, ...]) -> None:
    """A list of teams, a line without a widget, a sentence, a single line."""
    assert lines == kept(*lines)
