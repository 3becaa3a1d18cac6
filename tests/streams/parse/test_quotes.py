"""Quotes, speakers, full names."""

from __future__ import annotations

import pytest

from streams.parse.quotes import MAX_QUOTES, quoted

Found = list[tuple[str | None, str | None, str | None]]

INTRO = "Kepala Dinas Perikanan Blora Sari Dewi Lestari membuka pasar itu."


def told(*paragraphs: str) -> Found:
    """Speaker, full name and verb of each quote."""
    return [(q.speaker, q.resolved, q.verb) for q in quoted(paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Ikan murah," kata Sari.', ("Sari", "Sari Dewi Lestari", "kata")),
        (
            '"Ikan murah", kata Sari saat dihubungi.',
            ("Sari", "Sari Dewi Lestari", "kata"),
        ),
        ('"Ikan murah," ujarnya.', ("-nya", "Sari Dewi Lestari", "ujarnya")),
        ('"Ikan murah," tegas dia di Blora.', ("dia", "Sari Dewi Lestari", "tegas")),
        ('"Ikan murah," Lestari.', ("Lestari", "Sari Dewi Lestari", None)),
        ('"Ikan murah," demikian tulis Sari.', ("Sari", "Sari Dewi Lestari", "tulis")),
        ('"Ikan murah," kataKepala DinasSari.', ("Sari", "Sari Dewi Lestari", "kata")),
        ('Sari mengatakan, "Ikan murah."', ("Sari", "Sari Dewi Lestari", "mengatakan")),
        ('Dia berkata: "Ikan murah."', ("Dia", "Sari Dewi Lestari", "berkata")),
        ('Kata Sari, "Ikan murah."', ("Sari", "Sari Dewi Lestari", "Kata")),
        ('Lantas ujarnya, "Ikan murah."', ("-nya", "Sari Dewi Lestari", "ujar")),
        ('Sari: "Ikan murah."', ("Sari", "Sari Dewi Lestari", None)),
        ('"Fish is cheap," Sari said.', ("Sari", "Sari Dewi Lestari", "said")),
        ('"Fish is cheap," she added.', ("she", "Sari Dewi Lestari", "added")),
        (
            '"Fish is cheap," said Sari on Monday.',
            ("Sari", "Sari Dewi Lestari", "said"),
        ),
        ('"Kami tahu itu."', (None, "Sari Dewi Lestari", None)),
        (
            '"Ikan murah," kata pejabat itu.',
            ("pejabat itu", "Sari Dewi Lestari", "kata"),
        ),
        ('"Ikan murah," kata seorang warga.', ("seorang warga", None, "kata")),
        ('"Ikan murah," kata.', (None, "Sari Dewi Lestari", "kata")),
    ],
)
def test_forms_of_attribution(
    text: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    """Verb behind or before, pronouns, -nya, English order, a lost verb."""
    assert [expected] == told(INTRO, text)


@pytest.mark.parametrize(
    "text",
    [
        'Ia menulis buku "Laut Kami" tahun lalu.',
        'Kota itu dijuluki "kota ikan".',
        '"Laut Kami" diputar di Blora.',
        'Ini "kejutan", menurut Sari.',
        'Mereka menyebutnya "murah" saja.',
        '"Belum tutup, kata Sari.',
    ],
)
def test_names_fragments_and_irony_are_no_quotes(text: str) -> None:
    """Marks alone make no quote."""
    assert [] == told(INTRO, text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "kata Direktur Jenderal Air dan Ikan Kemenair, Budi Raharjo di Blora.",
            "Budi Raharjo",
        ),
        ("kata dokter gigi di Klinik Maju, Budi Raharjo, Kamis (1/2).", "Budi Raharjo"),
        (
            "kata Kepala Pusat Data (Kapusdat) BPXD Jakarta Budi Raharjo, Rabu.",
            "Budi Raharjo",
        ),
        (
            "ucap Kasi Humas Polres Blora Ipda Budi Raharjo kepada wartawan.",
            "Budi Raharjo",
        ),
        ("kata Presiden di Istana Merdeka, Jakarta, Rabu.", "Presiden"),
        ("kata nelayan di Tanjung, Jawa Barat.", "nelayan"),
        ("kata Ketua RT.", "Ketua RT"),
        ("kata Tim Advokasi dan menambahkan hal lain.", "Tim Advokasi"),
        ("kata Budi Raharjo", "Budi Raharjo"),
    ],
)
def test_a_speaker_is_told_without_role_where_there_is_a_name(
    text: str, speaker: str
) -> None:
    """Long roles, abbreviations in brackets, a name behind a comma; else the role."""
    ((found, _, _),) = told(f'"Ikan murah sekali," {text}')

    assert speaker == found


def test_quotes_of_one_paragraph_carry_on() -> None:
    """A second sentence in marks belongs to the same speaker, a fragment does not."""
    found = told(INTRO, '"Satu dua," kata Sari. "Tiga empat lima." Ia suka "laut".')

    assert [
        ("Sari", "Sari Dewi Lestari", "kata"),
        (None, "Sari Dewi Lestari", None),
    ] == found


def test_who_speaks_changes_with_the_subject() -> None:
    """Reported speech in between tells who "dia" is."""
    found = told(
        INTRO,
        '"Satu dua," kata Sari.',
        "Nelayan Blora, Joko Susanto juga meminta bantuan.",
        '"Tiga empat," kata dia.',
        "Menurut Sari, bantuan datang.",
        '"Lima enam," ujarnya.',
        "Menurut Sari, bantuan cukup. Joko Susanto membantah itu.",
        '"Tujuh delapan," katanya.',
    )

    names = ["Sari Dewi Lestari", "Joko Susanto"]
    assert names * 2 == [resolved for _, resolved, _ in found]


def test_a_name_told_later_resolves_too() -> None:
    """A caption-like opening may hold the short name first."""
    found = told('"Satu dua," kata Joko.', "Joko Susanto adalah nelayan.")

    assert [("Joko", "Joko Susanto", "kata")] == found


def test_nobody_to_carry_over() -> None:
    """Without any person before it, -nya stays open."""
    assert [("-nya", None, "katanya")] == told('"Satu dua," katanya.')
    assert [("-nya", "Joko Susanto", "katanya")] == told(
        "Warga, Joko Susanto, datang.", '"Satu dua," katanya.'
    )


def test_positions_are_code_points_between_the_marks() -> None:
    """The final comma stays, the marks do not."""
    text = "😀 “Ikan murah,” kata Sari."
    (quote,) = quoted(["Pembuka.", text])

    assert ("Ikan murah,", 1, 3, 14) == (
        quote.text,
        quote.paragraph,
        quote.start,
        quote.end,
    )
    assert quote.text == text[quote.start : quote.end]


def test_the_list_is_bounded() -> None:
    """A book of quotes is cut."""
    paragraph = '"Satu dua," kata Sari. ' * 200

    assert MAX_QUOTES == len(quoted([paragraph] * 4))


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (" demikian disampaikan Sari.", ("Sari", "disampaikan")),
        (" pernyataan Sari dalam siaran pers.", ("Sari", "pernyataan")),
        (" menurut Sari.", ("Sari", "menurut")),
        (" wanita asal Blora itu menegaskan.", ("wanita asal Blora itu", "menegaskan")),
        (" Sari, salah satu pendiri.", ("Sari", None)),
        (" dia menandaskan.", ("dia", "menandaskan")),
    ],
)
def test_a_comma_that_goes_on_lets_weaker_words_do(
    tail: str, expected: tuple[str, str | None]
) -> None:
    """Nouns of speech, a subject before its verb, a name with an apposition."""
    found = told(INTRO, f'"Ikan murah sekali hari ini,"{tail}')

    assert [expected] == [(speaker, verb) for speaker, _, verb in found]
    assert [] == told(INTRO, f'Ada "ikan murah" dan bahkan{tail}')


def test_what_stands_in_marks_names_no_speaker() -> None:
    """Whom somebody speaks of is not who speaks."""
    found = told(
        INTRO,
        '"Joko Susanto meminta ikan," kata Sari.',
        '"Lalu dia pulang," ujarnya.',
    )

    assert ["Sari Dewi Lestari"] * 2 == [resolved for _, resolved, _ in found]


def test_glued_and_short_speakers() -> None:
    """A lost blank behind a name, one word that is a name, initials spelled out."""
    intro = "Ketua Agung Harta Yudha (AHY) dan Menteri Keuangan (Menkeu) Sari Dewi."

    assert [("Sari", "Sari Dewi", "kata")] == told(
        intro, '"Satu dua," kata Saridalam acara.'
    )
    assert [("Tan", "Tan", "kata")] == told('"Satu dua," kata Tan.')
    assert [("AHY", "Agung Harta Yudha", "kata")] == told(
        intro, '"Satu dua," kata AHY.'
    )
    assert [("Menkeu", "Sari Dewi", "kata")] == told(intro, '"Satu dua," kata Menkeu.')
    assert [("PSXM", "PSXM", "tulis")] == told('"Satu dua," tulis PSXM.')
    assert [("Kapolres", None, "kata")] == told('"Satu dua," kata Kapolres.')


def test_a_sentence_too_long_is_not_retold() -> None:
    """Only so far back is looked for where a sentence begins."""
    long = "Air akan surut " * 40

    assert [] == told(f"{long.strip()}, kata Sari Dewi.")
