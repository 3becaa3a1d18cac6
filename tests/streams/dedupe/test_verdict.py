"""The nine verdicts, one invented example each, and what must not be folded."""

# ruff: noqa: E501 - sentences of news

from __future__ import annotations

from typing import Any

import pytest

from streams.runner import Step
from streams.stage import Fate
from tests.streams.dedupe.newsroom import (
    FERRY,
    HARVEST,
    MARKET,
    Desk,
    article,
    decision,
)

GOLD = (
    (
        "Harga emas batangan di gerai Lembah Hijau hari ini, Senin 3 Maret 2025, tercatat"
        " Rp 1.520.000 per gram."
    ),
    (
        "Harga itu naik Rp 5.000 dari hari sebelumnya, sedangkan harga beli kembali"
        " tercatat Rp 1.370.000 per gram."
    ),
    "Berikut harga emas 5 gram Rp 7.375.000 dan 10 gram Rp 14.695.000 di gerai itu.",
)
GOLD_NEXT = (
    (
        "Harga emas batangan di gerai Lembah Hijau hari ini, Selasa 4 Maret 2025, tercatat"
        " Rp 1.524.000 per gram."
    ),
    (
        "Harga itu naik Rp 4.000 dari hari sebelumnya, sedangkan harga beli kembali"
        " tercatat Rp 1.374.000 per gram."
    ),
    "Berikut harga emas 5 gram Rp 7.395.000 dan 10 gram Rp 14.735.000 di gerai itu.",
)


# One template of a release, filled in by two outlets.
TEMPLATE = (
    "BALIKPAPAN, Contoh - Balai cagar budaya di Balikpapan menambah jam layanan malam sesudah audit menemukan selisih persediaan.",
    "Desa Nelariwa, Mapalugo, Wasendundu ikut.",
    "Kelompok Botikera pimpinan Nerutine lebih dulu setuju.",
    '"Anggarannya cukup sampai akhir tahun," kata Paijo Sutrisno pada pertemuan ke-0 di balai Balikpapan.',
    "Pemerintah kota menanggung separuh biaya dan sisanya dari kas daerah, dengan 100 peserta dan 1 tahap pekerjaan.",
    "Balai cagar budaya itu sudah menunda kenaikan tarif karena jumlah penumpang naik dua kali lipat.",
    "Menurut catatan nomor 0, itu terjadi 2 kali.",
    "Warga sekitar menyambut rencana itu dengan syarat jalan desa tetap terbuka untuk wilayah Riwamimi dan sekitar Gotosuto.",
    "Jalan dari Rikasese ke Kekeparu ditutup 0 jam.",
)
TEMPLATE_NEXT = (
    "BALIKPAPAN, Contoh - Asosiasi petani kopi di Balikpapan membuka pendaftaran relawan atas permintaan para orang tua.",
    "Desa Palurami, Kewabose, Miminewa ikut.",
    "Kelompok Karimara pimpinan Gokamaba lebih dulu setuju.",
    '"Anggarannya cukup sampai akhir tahun," kata Paijo Sutrisno pada pertemuan ke-13 di balai Balikpapan.',
    "Warga sekitar menyambut rencana itu dengan syarat jalan desa tetap terbuka, dengan 113 peserta dan 1 tahap pekerjaan.",
    "Asosiasi petani kopi itu sudah melatih guru muda karena jumlah penumpang naik dua kali lipat.",
    "Menurut catatan nomor 13, itu terjadi 15 kali.",
    "Pedagang meminta jadwal diumumkan lewat pengeras suara masjid dan gereja untuk wilayah Mitiwati dan sekitar Sumiseto.",
    "Jalan dari Larugogo ke Ndumasuka ditutup 13 jam.",
)


def second(first: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """The decision on the second of two articles."""
    desk = Desk()
    desk.judge(article(offset=0, **first))
    return decision(desk.judge(article(offset=1, **then)))


def test_exact_is_the_same_body_whatever_headline() -> None:
    """Any outlet, any headline, other punctuation."""
    said = second(
        {"paragraphs": FERRY},
        {"paragraphs": [p.upper() for p in FERRY], "title": "Lain", "source": "warta"},
    )

    assert ("exact", 1.0, []) == (
        said["verdict"],
        said["containment_here"],
        said["passages"],
    )


def test_a_stub_needs_the_same_headline() -> None:
    """Few words say nothing: two videos with one line of text are two articles."""
    stub = ("Simak videonya berikut ini.",)

    same = second({"paragraphs": stub}, {"paragraphs": stub})
    other = second({"paragraphs": stub}, {"paragraphs": stub, "title": "Banjir"})

    assert ["exact", "unique"] == [same["verdict"], other["verdict"]]


def test_syndicated_is_another_outlets_copy() -> None:
    """Headline, first and last sentence changed; links and stories are the leader's."""
    own = "Sebuah feri menghantam dermaga pelabuhan Teluk Sari kemarin."
    desk = Desk()
    first = desk.judge(article(FERRY, offset=0))
    said = decision(
        desk.judge(
            article(
                (own, *FERRY[1:4]), offset=1, title="Kecelakaan Feri", source="warta"
            )
        )
    )

    assert "syndicated" == said["verdict"]
    assert decision(first)["story"] == said["story"]
    assert said["passages"][0]["text"].startswith("Tidak ada penumpang")
    assert "kabar-nusa" == said["first_seen"]["source"]


def test_shared_quotes_are_no_copy() -> None:
    """Two reporters at one press conference wrote the same words down."""
    quote = (
        '"Kami akan memeriksa seluruh tiang beton dermaga satu demi satu sebelum kapal'
        ' besar boleh merapat lagi di pelabuhan ini," kata Wiratama Sanjaya.'
    )
    said = second(
        {"paragraphs": (*FERRY[:2], quote)},
        {
            "paragraphs": ("Pelabuhan ditutup. Penumpang kecewa.", quote, HARVEST[2]),
            "source": "warta",
        },
    )

    assert "unique" == said["verdict"]


def test_a_word_edited_copy_is_a_copy() -> None:
    """Every seventh word replaced: long runs are gone, short ones are not."""
    words = " ".join(FERRY).split()
    edited = [w if n % 7 else "anu" for n, w in enumerate(words)]
    said = second(
        {"paragraphs": FERRY}, {"paragraphs": [" ".join(edited)], "source": "warta"}
    )

    assert "syndicated" == said["verdict"]


def test_a_short_text_with_a_shared_phrase_is_no_copy() -> None:
    """Of a short text a phrase is a large part."""
    said = second(
        {"paragraphs": FERRY},
        {
            "paragraphs": (
                (
                    f"Cuaca buruk sejak kemarin malam. {' '.join(FERRY[2].split()[:13])}"
                    " menurut kabar warga sekitar pantai, sementara perahu kecil tetap"
                    " melaut mencari ikan."
                ),
            ),
            "source": "warta",
        },
    )

    assert "unique" == said["verdict"]


def test_one_shared_sentence_is_no_copy() -> None:
    """A text of its own that quotes a sentence of another outlet."""
    said = second(
        {"paragraphs": FERRY},
        {"paragraphs": (FERRY[2], *HARVEST, *MARKET), "source": "warta"},
    )

    assert "unique" == said["verdict"]


def test_excerpt_is_a_short_form_without_own_sentence() -> None:
    """The first two of five paragraphs, by any outlet."""
    by_other = second(
        {"paragraphs": FERRY}, {"paragraphs": FERRY[:2], "source": "warta"}
    )
    by_same = second({"paragraphs": FERRY}, {"paragraphs": FERRY[:2]})

    assert ["excerpt"] * 2 == [by_other["verdict"], by_same["verdict"]]


def test_update_is_the_same_article_at_another_address() -> None:
    """It becomes the next version of the first, whose id it takes; evidence is told."""
    desk = Desk()
    first = desk.judge(article(FERRY, offset=0))
    edited = (FERRY[0].replace("Wiratama", "Wira"), *FERRY[1:4], FERRY[4] + " Sekian.")
    done = desk.judge(article(edited, offset=1, title="Feri Menabrak Dermaga Lagi"))
    again = desk.judge(article(edited, offset=2, url="https://berita.example/0-1"))

    said = decision(done)
    assert ("update", 2) == (said["verdict"], said["version"])
    assert decision(first)["story"] == said["story"]
    assert first.outputs[0].key == done.outputs[0].key
    assert said["changed"]["sentences"][0]["to"] == "Feri Menabrak Dermaga Lagi"
    assert "update" == decision(again)["verdict"]


def test_digest_holds_parts_and_chains_nothing() -> None:
    """By its own words; it begins a story of its own."""
    desk = Desk()
    first = desk.judge(article(FERRY, offset=0))
    said = decision(
        desk.judge(
            article(
                (*FERRY[:2], HARVEST[0]), offset=1, title="Top 3: Feri Menabrak Dermaga"
            )
        )
    )

    assert "digest" == said["verdict"]
    assert decision(first)["story"] != said["story"]


def test_digest_is_seen_by_what_it_is_made_of() -> None:
    """Half of two unlike leaders: a round-up, whatever it calls itself."""
    desk = Desk()
    desk.judge(article(FERRY, offset=0))
    desk.judge(article(HARVEST, offset=1, title="Panen Cabai"))
    said = decision(
        desk.judge(
            article(
                (*FERRY[:3], *HARVEST[1:]), offset=2, title="Kabar Hari Ini", source="x"
            )
        )
    )

    assert "digest" == said["verdict"]


def test_a_part_after_its_round_up_is_not_folded() -> None:
    """The leader is a round-up; a true copy of something else binds more."""
    desk = Desk()
    desk.judge(article((*FERRY, *MARKET), offset=0, title="Terpopuler: Feri"))
    part = decision(desk.judge(article(FERRY, offset=1)))
    copy = decision(desk.judge(article(FERRY[:4], offset=2, source="warta")))

    assert "digest" == part["verdict"]
    assert "syndicated" == copy["verdict"]


def test_a_copy_of_a_round_up_is_a_copy() -> None:
    """Most of it is another round-up."""
    desk = Desk()
    desk.judge(article((*FERRY, *MARKET), offset=0, title="Terpopuler: Feri"))
    done = desk.judge(
        article((*FERRY, *MARKET[:2]), offset=1, title="Terpopuler", source="warta")
    )

    assert "syndicated" == decision(done)["verdict"]


def test_series_are_kept_apart() -> None:
    """One template, other day and numbers: never folded."""
    said = second(
        {"paragraphs": GOLD, "title": "Harga Emas Hari Ini 3 Maret 2025 Naik"},
        {"paragraphs": GOLD_NEXT, "title": "Harga Emas Hari Ini 4 Maret 2025 Naik"},
    )

    assert "series" == said["verdict"]


def test_one_template_with_other_names_is_no_copy() -> None:
    """Two sentences in three are alike, but for villages and people."""
    said = second(
        {"paragraphs": TEMPLATE}, {"paragraphs": TEMPLATE_NEXT, "source": "warta"}
    )

    assert "unique" == said["verdict"]


def test_series_with_other_headlines_are_kept_apart() -> None:
    """Related headlines; days and several numbers have moved."""
    said = second(
        {"paragraphs": GOLD, "title": "Harga Emas Naik Tipis"},
        {"paragraphs": GOLD_NEXT, "title": "Emas Naik Lagi, Cek Harga di Gerai"},
    )

    assert "series" == said["verdict"]


def test_another_outlets_instance_is_no_copy() -> None:
    """The slot guard holds between outlets as well."""
    said = second(
        {"paragraphs": GOLD, "title": "Harga Emas Naik"},
        {"paragraphs": GOLD_NEXT, "title": "Emas Hari Ini", "source": "warta"},
    )

    assert "series" == said["verdict"]


def test_followup_reuses_background() -> None:
    """The outlet's own earlier text under something new."""
    said = second(
        {"paragraphs": FERRY},
        {
            "paragraphs": (
                "Penyelam menemukan jangkar feri Laut Teduh yang putus di dasar selat.",
                (
                    "Temuan itu diangkat dengan derek milik tentara dan dibawa ke galangan"
                    " untuk diperiksa ahli logam."
                ),
                "Hasil pemeriksaan akan diumumkan bulan depan oleh komite keselamatan.",
                *FERRY[:3],
            ),
            "title": "Jangkar Feri Ditemukan",
        },
    )

    assert "followup" == said["verdict"]


def test_one_outlets_other_news_is_unique() -> None:
    """A phrase shared says nothing."""
    said = second(
        {"paragraphs": FERRY},
        {"paragraphs": (*HARVEST, FERRY[0][:60]), "title": "Feri Menabrak Dermaga"},
    )

    assert "unique" == said["verdict"]


def test_texts_far_apart_in_time_are_not_compared() -> None:
    """A pair needs event times within the window."""
    said = second(
        {"paragraphs": FERRY, "at": "2025-01-03T08:00:00+07:00"}, {"paragraphs": FERRY}
    )

    assert "unique" == said["verdict"]


@pytest.mark.parametrize("paragraphs", [(), ("!!!",), ("…", "—")])
def test_articles_without_words_are_unique(paragraphs: tuple[str, ...]) -> None:
    """Nothing to compare is no reason to fold."""
    desk = Desk()
    desk.judge(article(paragraphs, offset=0, title=None))
    done: Step = desk.judge(article(paragraphs, offset=1, title=None))

    assert (Fate.PASSED, "unique") == (done.fate, decision(done)["verdict"])


def test_the_same_log_gives_the_same_bytes() -> None:
    """Two desks, one log."""
    log = [
        article(FERRY, offset=0),
        article(FERRY[:4], offset=1, source="warta"),
        article(HARVEST, offset=2, title="Panen"),
        article(FERRY[:3], offset=3),
    ]
    one, other = Desk(), Desk()

    assert [one.judge(a).outputs for a in log] == [other.judge(a).outputs for a in log]
