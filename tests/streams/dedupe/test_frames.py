"""Which sentences are one frame, and whose names fill it."""

from __future__ import annotations

import pytest

from streams.dedupe.frames import own_names, refilled
from streams.dedupe.reading import Reading

LINES = (
    "Kepala desa itu, {}, membuka pasar ikan yang baru.",
    "Menurut warga bernama {} harga ikan turun sejak kemarin.",
    "Pasar dibuka setiap hari kecuali hari besar dan hari hujan.",
)


def filled(*names: str) -> Reading:
    """The lines with these names."""
    lines = [line.format(name) for line, name in zip(LINES, (*names, ""), strict=True)]
    return Reading("Pasar", [" ".join(lines)])


def share_of(here: Reading, there: Reading) -> float:
    """The share that is filled anew."""
    return refilled(here, there, own_names(here, there))


@pytest.mark.parametrize(
    ("names", "share"),
    [
        (("Wira", "Sekar"), 0.0),
        (("Sekar", "Wira"), 0.0),
        (("Wira", "Bagas"), 0.0),
        (("Panji", "Bagas"), 1.0),
    ],
)
def test_other_names_must_stand_in_two_sentences(
    names: tuple[str, str], share: float
) -> None:
    """The same names, at other places too, and a single other one tell nothing."""
    assert share == share_of(filled("Wira", "Sekar"), filled(*names))


def test_the_only_sentence_with_a_name_may_tell() -> None:
    """The two texts share one sentence that bears a name, and a last one."""
    here, there = (
        Reading("Pasar", [f"{LINES[0].format(name)} {LINES[2]}"])
        for name in ("Wira", "Panji")
    )

    assert share_of(here, there) == 1.0


def test_an_edited_sentence_is_no_frame() -> None:
    """Words were replaced as well: somebody edits, nobody fills in."""
    here = filled("Panji", "Bagas")
    edited = [here.text.replace("membuka", "meresmikan").replace("harga", "nilai")]

    assert share_of(filled("Wira", "Sekar"), Reading("Pasar", edited)) == 0.0


def test_own_names_stand_nowhere_in_the_other_text() -> None:
    """Its headline counts; a sentence's first word is no name."""
    here, there = filled("Panji", "Bagas"), filled("Wira", "Bagas")

    assert (frozenset({"panji"}), frozenset({"wira"})) == own_names(here, there)
    assert share_of(Reading("", ()), there) == 0.0


@pytest.mark.parametrize(
    ("name", "other", "is_one"),
    [
        ("Laksana", "Leksana", True),
        ("Nugroho", "Nugraha", True),
        ("Wira", "Panji", False),
        ("Budi", "Badu", False),
        ("Ani", "Ana", False),
        ("B3001", "B3002", False),
    ],
)
def test_another_spelling_is_no_other_name(
    name: str, other: str, *, is_one: bool
) -> None:
    """Portals spell a name from hearing."""
    here, there = filled("Sekar", name), filled("Sekar", other)

    assert is_one == ((frozenset(), frozenset()) == own_names(here, there))


def test_texts_full_of_names_are_not_compared_by_spelling() -> None:
    """That would cost the product of both."""
    names = [f"{a}{b}a" for a in "BDGKLM" for b in "aeiouy"]
    here, there = (
        Reading("Pasar", [f"Warga bernama {' dan '.join(spelt)}."])
        for spelt in (names, [f"{name}h" for name in names])
    )

    assert len(names) == len(own_names(here, there)[0])
