"""Names without their roles, and whom a short name means."""

from __future__ import annotations

import pytest

from streams.parse.cast import MAX_BACK, Cast
from streams.parse.names import bare_name, is_person, name_words, trailing_name
from streams.parse.stretches import MAX_PLACES


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wali Kota DepokSupian Suri", ["Wali", "Kota", "Depok", "Supian", "Suri"]),
        ("McGregor O'Brien J.B. 123", ["McGregor", "O'Brien", "J.", "B.", "123"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """Glued words come apart, names with two capitals do not."""
    assert words == name_words(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Presiden Rusia Vladimir Putra", "Vladimir Putra"),
        ("Kapolres Blora AKBP Budi Raharjo", "Budi Raharjo"),
        ("Direktur Utama", "Direktur Utama"),
        ("Sari", "Sari"),
    ],
)
def test_roles_come_off(text: str, name: str) -> None:
    """Offices, ranks and places before a name; a role alone stays whole."""
    assert name == " ".join(bare_name(text.split()))


def test_the_article_tells_places_from_names() -> None:
    """What stands behind an office elsewhere alone is no first name."""
    cast = Cast(["Petugas Gunung Rangga Agung Susilo datang.", "Gunung Rangga tenang."])

    assert ["Agung", "Susilo"] == bare_name(
        ["Petugas", "Gunung", "Rangga", "Agung", "Susilo"], cast
    )


def test_trailing_names() -> None:
    """Small words end the name, links within one do not."""
    assert ["Informasi", "Budi"] == trailing_name("Kepala Data dan Informasi Budi")
    assert ["Ahmad", "bin", "Said"] == trailing_name("pengusaha Ahmad bin Said")
    assert [] == trailing_name("politikus itu")


def test_persons() -> None:
    """A capitalised word that no office has."""
    assert is_person(["Bupati", "Sari"])
    assert not is_person(["Bupati", "Blora"])
    assert not is_person(["KPXK"])
    assert not is_person(["Namun"])
    assert not is_person([])


def full(short: str, *paragraphs: str) -> str | None:
    """The full name of a short one, seen from the last paragraph."""
    return Cast(paragraphs).full_name(short.split(), len(paragraphs) - 1)


def test_short_names_are_widened() -> None:
    """To the left over first names, to the right over last ones, not over offices."""
    text = "Ketua Panitia Pasar Blora Muhammad Lutfi Makmur hadir."

    assert "Muhammad Lutfi Makmur" == full("Makmur", text)
    assert "Sari Dewi Lestari" == full("Sari Dewi", "Menteri Sari Dewi Lestari KPXK")
    assert "Sari" == full("Sari", "Kata Sari.")
    assert full("Makmur", "Tidak ada.") is None


def test_a_shared_first_name_is_still_one() -> None:
    """Two persons named Ali do not make Ali a place."""
    assert "Ali Bahar" == full("Bahar", "Ali Bahar datang.", "Ali Karim pergi.")


def test_a_word_that_stands_alone_elsewhere_is_no_first_name() -> None:
    """Here "Ombak" is a company."""
    text = ("Manajer Ombak Budi Raharjo datang.", "Laba Ombak naik.", "Ombak Tbk.")

    assert "Budi Raharjo" == full("Raharjo", *text)


def test_a_stretch_too_long_for_a_name() -> None:
    """Six capitals in a row are a heading."""
    assert full("Ali", "Ali Budi Cipto Dodi Eko Fajar Gito") is None


def test_the_last_person_told() -> None:
    """One with an office before a mere pair of capitals; nobody in an empty text."""
    text = ("Bupati Sari Dewi datang. Ombak Besar tiba.", "Belakangan.")

    assert "Sari Dewi" == Cast(text).last_person(1, 9)
    assert "Joko Susilo" == Cast(["Warga, Joko Susilo, ada."]).last_person(0, 99)
    assert Cast(["Tidak ada."]).last_person(0, 99) is None
    assert Cast(["Kosong. Bupati Sari Dewi"]).last_person(0, 8) is None


def test_the_search_is_bounded() -> None:
    """Of a name that stands there without end only some places are looked at."""
    cast = Cast(["Sari pergi. " * MAX_PLACES + "Sari Dewi datang."])

    assert "Sari" == cast.full_name(["Sari"], 0)


def test_a_capital_inside_a_sentence_is_a_name() -> None:
    """One that opens a sentence may be any word; only so many places are looked at."""
    assert Cast(["Warga, Riswandi, datang."]).is_named("Riswandi")
    assert not Cast(["Cuaca cerah. Cuaca baik."]).is_named("Cuaca")
    assert not Cast([" Blora" * (MAX_BACK + 2)]).is_place("Polres", "Blora", "Budi")
    assert not Cast(["Cuaca. " * (MAX_BACK + 2) + "si Cuaca"]).is_named("Cuaca")


def test_glued_names_come_apart() -> None:
    """By the small word behind, or by the name's other places in the article."""
    cast = Cast(["Sari Dewimemuji Joko Susilo.", "Susilo pergi.", "Ramadani tiba."])

    assert ["Joko", "Susilo"] == cast.unglued(["Joko", "Susilodan"])
    assert ["Ombak"] == cast.unglued(["Ombaktelah"])
    assert ["Susilo"] == cast.unglued(["Susilo"])
    assert ["Ramadani"] == cast.unglued(["Ramadani"])
    assert [] == cast.unglued([])
    assert "Sari Dewi" == cast.full_name(["Sari"], 0)


def test_initials_are_spelled_out() -> None:
    """By their first letters, else the name behind or before the brackets."""
    text = "Badan Air Kota (BAK). Menteri Air (Menair) Sari Dewi. Joko Budi (JBX) itu"
    cast = Cast(["(JBX) dan", text, "lalu ia (XYZ) pergi"])

    assert "Badan Air Kota" == cast.spelled_out("BAK")
    assert "Sari Dewi" == cast.spelled_out("Menair")
    assert "Joko Budi" == cast.spelled_out("JBX")
    assert cast.spelled_out("XYZ") is None
    assert cast.spelled_out("Menlain") is None
