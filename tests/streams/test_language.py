"""Language id: neighbours told apart, strangers recognised, doubt admitted."""

import pytest

from streams.language import OWN, UNDETERMINED, UNSURE, detect


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Polisi menangkap lima orang karena mencuri mobil milik warga"),
        ("ms", "Polis menahan lima lelaki kerana disyaki mencuri kereta"),
        ("en", "Police arrested five men after a car was stolen from the market"),
        ("jv", "Wong-wong ing desa kuwi padha ora gelem yen dalane ditutup"),
        ("su", "Warga di lembur éta henteu daék lamun jalanna ditutup ku pamaréntah"),
        ("min", "Urang kampuang indak namuah kalau jalan tu ditutuik dek pamarintah"),
    ],
)
def test_neighbouring_languages_are_told_apart(code: str, text: str) -> None:
    """Each of our six languages is named from one sentence, without the library."""
    language = detect(text)

    assert code == language.code
    assert language.confidence > UNSURE


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le président de la République a annoncé mardi une réforme"),
        ("nl", "De minister heeft gisteren een nieuw plan bekendgemaakt"),
        ("zh", "总统星期二宣布了一项新的改革计划"),
        ("ar", "أعلن الرئيس يوم الثلاثاء عن إصلاح جديد"),
    ],
)
def test_other_languages_are_left_to_the_library(code: str, text: str) -> None:
    """A language that is none of ours is recognised, not forced into our six."""
    assert code == detect(text).code
    assert code not in OWN


@pytest.mark.parametrize("text", ["", "12.000 (5/6)", "qwx zzkq"])
def test_nothing_to_judge_by_is_undetermined(text: str) -> None:
    """Digits and gibberish have no language, and no confidence is claimed."""
    language = detect(text)

    assert UNDETERMINED == language.code
    assert 0.0 == language.confidence


@pytest.mark.parametrize(
    ("given", "code"),
    [("ms-MY", "ms"), ("ind", "id"), (" EN ", "en"), ("Indonesian", UNDETERMINED)],
)
def test_hint_decides_where_the_text_does_not(given: str, code: str) -> None:
    """A hint that is a language code is believed about a text without words."""
    language = detect("12.000", given)

    assert code == language.code
    assert given == language.given


def test_confident_detection_beats_the_hint() -> None:
    """A wrong hint is recorded, not followed."""
    language = detect("Presiden mengatakan bahwa harga beras akan turun", "en")

    assert ("id", "en") == (language.code, language.given)


def test_names_alone_are_no_proof() -> None:
    """Where no word is known the best guess stays below the threshold."""
    language = detect("Zbigniew Krzyzewski", "id")

    assert "id" == language.code
    assert language.confidence < UNSURE


def test_confidence_is_rounded_and_stable() -> None:
    """The same text gives the same three decimals."""
    text = "Harga cabai naik"

    assert detect(text) == detect(text)
    assert round(detect(text).confidence, 3) == detect(text).confidence


def test_few_known_words_decide_among_names() -> None:
    """One word of ours among strangers is enough when the library names no stranger."""
    assert "ms" == detect("Krzyzewski Kobayashi Zbigniew kerana").code


def test_known_words_of_an_opening_end_the_matter() -> None:
    """A text of ordinary words is named by them; its tokens need not be split again."""
    text = (
        "Presiden mengatakan bahwa harga beras akan turun karena panen raya di daerah "
        "itu sudah dimulai dan pemerintah tidak akan membuka impor pada tahun ini"
    )

    assert detect(text) == detect("", tokens=text.lower().split())
    assert "id" == detect(text).code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Central bank keeps rates steady"),
        ("id", "Bupati Rejo lantik pejabat baru"),
        ("ms", "Menteri saran rakyat kekal tenang"),
    ],
)
def test_the_library_has_half_a_say_in_doubtful_headlines(code: str, text: str) -> None:
    """A headline whose words say little is told by both together."""
    assert code == detect(text).code
