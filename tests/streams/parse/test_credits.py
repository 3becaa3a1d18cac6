"""Sources that the text cites."""

from __future__ import annotations

import pytest

from streams.parse.credits import MAX_CREDITS, cited, signed

CASES = {
    "sebagaimana diberitakan Reuters pada Kamis": [
        ("Reuters", "sebagaimana diberitakan")
    ],
    "seperti dilansirAFPdanReuters, Rabu": [
        ("AFP", "seperti dilansir"),
        ("Reuters", "seperti dilansir"),
    ],
    "dikutip dari Majalah Ombak, Rabu": [("Majalah Ombak", "dikutip")],
    "Dilansir dariOmbak Post.": [("Ombak Post", "Dilansir")],
    "melansir laman ombak.example": [("ombak.example", "melansir")],
    "mengutip kantor berita Antara": [("Antara", "mengutip")],
    "kata dia kepada Reuters.": [("Reuters", "kepada")],
    "according to the BBC News": [("BBC News", "according to")],
    "Bernama melaporkan hal itu": [("Bernama", "melaporkan")],
    "dilansir Reuters, AFP, dan Ombak": [("Reuters", "dilansir"), ("AFP", "dilansir")],
    "sumber : Antara Foto": [("Antara Foto", "sumber :")],
    "dikutip Ombak OnlineSenin (16/6)": [("Ombak Online", "dikutip")],
    "dikutip Ombak Onlinepada Senin": [("Ombak Online", "dikutip")],
    "dilansir Ombak Senin lalu": [("Ombak", "dilansir")],
    "dilansir dariThe Sun,itu terjadi": [("The Sun", "dilansir")],
    "dilansirOmbakmengutip sumber lain": [("Ombak", "dilansir")],
    "seperti mengutipOmbakMDyang ditinjau": [("OmbakMD", "seperti mengutip")],
    "dikutip dari OMBAKdi Jakarta": [("OMBAK", "dikutip")],
    "Mengutip data Badan Ombak, Rabu": [("Badan Ombak", "Mengutip")],
    "dirangkum dari laman Ombak.com, Rabu": [("Ombak.com", "dirangkum")],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_cues_and_names(text: str, expected: list[tuple[str, str]]) -> None:
    """Glued words, lists, sites, unknown media behind a strong cue."""
    assert expected == [(c.agency, c.cue) for c in cited([text])]


@pytest.mark.parametrize(
    "text",
    [
        "dikutip Rabu (11/6)",
        "dilansir dari akun media sosialnya",
        "diberitakan Majalah Ombak",
        "kepada Ombak Post",
        "menurut Sari Dewi",
        "mengutip Presiden",
        "dilaporkan hilang",
        "mengutipkan APBN",
        "diberitakan APBN naik",
        "Ombak melaporkan hal itu",
        "dikutip 2025",
        "dilansir Turki",
        "dikutip dari Akun Ombak",
        "kepada AP (34) dan keluarganya",
        "lapor kepada ketua RT setempat",
        "dirangkum dari berbagai sumber",
        "dirangkum dari Sari Dewi",
    ],
)
def test_objects_that_are_no_media(text: str) -> None:
    """Days, roles, persons, weak cues before unknown names."""
    assert () == cited([text])


def test_each_once_a_paragraph_and_never_oneself() -> None:
    """The outlet's own name is no source."""
    text = "dilansir Reuters. Menurut Reuters. kepada Kompas.com"

    found = cited([text, "dikutip Reuters"], "kompas")

    assert [("Reuters", 0), ("Reuters", 1)] == [(c.agency, c.paragraph) for c in found]


def test_cut_lines_count_for_the_last_paragraph() -> None:
    """A source line below the text, each agency once."""
    found = signed(["Sumber: Antara", "sumber: ANTARA", "(nds/krs)"], 3)

    assert [("Antara", 3)] == [(c.agency, c.paragraph) for c in found]


def test_the_list_is_bounded() -> None:
    """At most so many."""
    assert MAX_CREDITS == len(cited(["dilansir Reuters"] * (MAX_CREDITS + 5)))
