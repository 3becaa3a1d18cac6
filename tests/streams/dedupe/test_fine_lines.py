"""Where one verdict ends and the next begins: copies, round-ups, series, updates."""

# ruff: noqa: E501 - sentences of news

from __future__ import annotations

from typing import Any

from tests.streams.dedupe.newsroom import (
    FERRY,
    HARVEST,
    MARKET,
    Desk,
    article,
    decision,
)
from tests.streams.dedupe.test_verdict import second

INDEX = (
    "Indeks Bursa Nusa ditutup melemah 12,5 poin ke level 7.112 setelah dibuka di level 7.140 pada perdagangan hari ini.",
    "Sebanyak 210 saham menguat, 345 saham melemah dan 180 saham tidak bergerak hingga penutupan perdagangan di bursa.",
    "Nilai transaksi tercatat Rp 9,8 triliun dari 14,2 miliar saham yang berpindah tangan sebanyak 812.000 kali di bursa.",
)
INDEX_LATER = (
    "Indeks Bursa Nusa ditutup menguat 31,2 poin ke level 7.180 setelah dibuka di level 7.121 pada perdagangan hari ini.",
    "Sebanyak 333 saham menguat, 199 saham melemah dan 203 saham tidak bergerak hingga penutupan perdagangan di bursa.",
    "Nilai transaksi tercatat Rp 8,1 triliun dari 11,7 miliar saham yang berpindah tangan sebanyak 705.000 kali di bursa.",
)


def third(*judged: dict[str, Any]) -> dict[str, Any]:
    """The decision on the last of several articles."""
    desk = Desk()
    for offset, one in enumerate(judged):
        done = desk.judge(article(offset=offset, **one))
    return decision(done)


def test_a_copy_with_another_story_strewn_in_is_a_copy() -> None:
    """Sentences of a harvest between those of a ferry: additions, no round-up."""
    strewn = [p for both in zip(FERRY, HARVEST, strict=False) for p in both]
    ferry = {"paragraphs": FERRY}
    harvest = {"paragraphs": HARVEST, "title": "Panen Cabai"}
    text = {"paragraphs": (*strewn, FERRY[4]), "title": "Kabar", "source": "warta"}

    assert "syndicated" == third(ferry, harvest, text)["verdict"]


def test_a_report_with_another_story_below_keeps_its_headline() -> None:
    """Two blocks under the first one's headline: the report with an addition."""
    ferry = {"paragraphs": FERRY}
    harvest = {"paragraphs": HARVEST, "title": "Panen Cabai"}
    text = {"paragraphs": (*FERRY, *HARVEST[:3]), "source": "warta"}

    own = third(ferry, harvest, text)
    round_up = third(ferry, harvest, text | {"title": "Kabar Hari Ini"})

    assert ["syndicated", "digest"] == [own["verdict"], round_up["verdict"]]


def test_a_round_up_under_one_headline_is_one() -> None:
    """Cut to a half or with much added, it stays the other outlet's round-up."""
    title = "Top 3: Feri Menabrak Dermaga"
    whole = {"paragraphs": (*FERRY, *MARKET), "title": title}
    more = {"paragraphs": (*FERRY, *HARVEST, *MARKET), "title": title, "source": "x"}

    assert "syndicated" == second(whole, more)["verdict"]


def test_what_fills_a_round_up_is_no_part_of_it() -> None:
    """The outlet calls its report the most read one and prints it once more."""
    again = {
        "paragraphs": ("Ini berita yang banyak dibaca.", *FERRY),
        "title": "Terpopuler: Feri Menabrak Dermaga",
    }

    assert "update" == second({"paragraphs": FERRY}, again)["verdict"]


def test_a_summary_of_one_speech_is_no_round_up() -> None:
    """The words "berikut rangkumannya" tell the points of one matter."""
    said = second(
        {"paragraphs": FERRY},
        {
            "paragraphs": ("Berikut rangkumannya.", *FERRY[:4]),
            "title": "Feri Menabrak Dermaga, Ini Rangkumannya",
            "source": "warta",
        },
    )

    assert "syndicated" == said["verdict"]


def test_a_list_of_hoaxes_is_a_round_up() -> None:
    """As fact checkers head their lists."""
    said = second(
        {"paragraphs": FERRY[:3], "title": "Cek Fakta: Feri"},
        {
            "paragraphs": (*FERRY[:3], *HARVEST),
            "title": "Awas Hoaks Pelayaran, Jangan Percaya dan Simak Daftarnya",
        },
    )

    assert "digest" == said["verdict"]


def test_a_copy_with_every_fourth_word_replaced_is_a_copy() -> None:
    """Few runs are left, even of three words, but the sentences still match."""
    body = (*FERRY, *HARVEST)
    edited = [
        " ".join(
            "anu" if n % 13 in {2, 4, 7} else word for n, word in enumerate(p.split())
        )
        for p in body
    ]
    said = second({"paragraphs": body}, {"paragraphs": edited, "source": "warta"})

    assert "syndicated" == said["verdict"]


def test_who_said_it_is_no_narration() -> None:
    """A quote with its long attribution: both outlets were there, or asked the same."""
    quote = (
        '"Kami akan memeriksa seluruh tiang beton satu demi satu sebelum kapal besar'
        ' boleh merapat lagi," kata Kepala Seksi Keselamatan Pelayaran Otoritas'
        " Pelabuhan Teluk Sari Wiratama Sanjaya dalam keterangan resmi di kantornya"
        " pada hari Selasa."
    )
    said = second(
        {"paragraphs": (FERRY[0], FERRY[1], quote)},
        {
            "paragraphs": (HARVEST[0], quote, HARVEST[1]),
            "title": "Panen",
            "source": "warta",
        },
    )

    assert "unique" == said["verdict"]


def test_an_undated_copy_finds_an_old_article() -> None:
    """A text without a date may be of any day; a dated one is of its own."""
    old = {"paragraphs": FERRY, "at": "2025-01-03T08:00:00+07:00"}
    copy = {"paragraphs": FERRY[:4], "source": "warta"}

    undated = second(old, copy | {"at": None})
    dated = second(old, copy)

    assert ["syndicated", "unique"] == [undated["verdict"], dated["verdict"]]


def test_an_index_without_a_date_is_a_series() -> None:
    """Nearly every number has moved; no day is named."""
    said = second(
        {"paragraphs": INDEX, "title": "Indeks Bursa Nusa Ditutup Melemah"},
        {"paragraphs": INDEX_LATER, "title": "Akhir Pekan, Bursa Nusa Menguat Lagi"},
    )

    assert "series" == said["verdict"]


def test_other_days_in_another_outlets_short_text_are_no_copy() -> None:
    """Other slots and no common template: neither copy nor series."""
    table = (
        "Jadwal kapal Senin 3 Maret 2025: pukul 7, 9, 11, 13, 15 dan 17 dari dermaga lama.",
        *FERRY[:2],
        *HARVEST,
    )
    other = (
        "Jadwal kapal Rabu 5 Maret 2025: pukul 8, 10, 12, 14, 16 dan 18 dari dermaga baru.",
        *FERRY[:2],
        *MARKET,
    )

    said = second(
        {"paragraphs": table, "title": "Jadwal Kapal"},
        {"paragraphs": other, "title": "Jadwal Penyeberangan", "source": "warta"},
    )

    assert "unique" == said["verdict"]


def test_a_long_list_may_change_a_few_more_numbers() -> None:
    """Three new numbers of thirty are an update; three of three are news."""
    rows = [
        f"Dermaga {name} melayani {n} kapal dan {n + 500} penumpang setiap hari kerja."
        for n, name in enumerate(("Sari", "Lama", "Timur", "Barat", "Utara"), 11)
    ]
    listed = (*FERRY, *rows, *(f"Nomor antrean ke-{n}." for n in range(700, 712)))
    edited = listed[-1] + " Buka pukul 801, 802 dan 803."
    said = second({"paragraphs": listed}, {"paragraphs": (*listed[:-1], edited)})
    short = (*FERRY[:4], FERRY[4] + " Buka pukul 801, 802 dan 803.")
    news = second({"paragraphs": FERRY}, {"paragraphs": short})

    assert ["update", "followup"] == [said["verdict"], news["verdict"]]


def test_a_word_edited_part_of_a_long_report_is_a_copy() -> None:
    """Every eighth word replaced, and two thirds of the report left out."""
    words = " ".join(FERRY).split()
    edited = " ".join("anu" if not n % 8 else word for n, word in enumerate(words))
    said = second(
        {"paragraphs": (*FERRY, *HARVEST, *MARKET)},
        {"paragraphs": [edited], "source": "warta"},
    )

    assert "syndicated" == said["verdict"]


def test_another_day_is_no_copy_of_what_copied_yesterday() -> None:
    """A table of 3 March, its copy with additions elsewhere, the table of 4 March."""
    head = "Harga ikan di Pasar Muara Baru pada Senin 3 Maret 2025 sebagai berikut."
    rows = tuple(
        f"Ikan {name} dijual seharga Rp {n}.000 per kilogram oleh pedagang di lorong."
        for n, name in enumerate(("kembung", "tongkol", "bandeng"), 31)
    )
    today = (
        head.replace("Senin 3", "Selasa 4"),
        *(row.replace("Rp 3", "Rp 4") for row in rows),
        *MARKET,
    )
    said = third(
        {"paragraphs": (head, *rows, *MARKET), "title": "Harga Ikan 3 Maret"},
        {
            "paragraphs": (head, *rows, *MARKET, *HARVEST),
            "title": "Pasar Hari Ini",
            "source": "warta",
        },
        {"paragraphs": today, "title": "Harga Ikan 4 Maret"},
    )

    assert "series" == said["verdict"]


def test_what_was_published_earlier_is_no_update() -> None:
    """An earlier report, or flash, that comes after the later one, which holds it."""
    later = {"paragraphs": (*FERRY, MARKET[0]), "at": "2025-03-03T12:00:00+07:00"}
    earlier = {"paragraphs": FERRY, "at": "2025-03-03T08:00:00+07:00"}

    late_comer = second(later, earlier)
    edited = second(later, earlier | {"at": "2025-03-03T13:00:00+07:00"})
    undated = second(later, earlier | {"at": None})
    flash = second(later, earlier | {"paragraphs": FERRY[:2]})

    assert ["followup", "update", "update", "followup"] == [
        said["verdict"] for said in (late_comer, edited, undated, flash)
    ]


def test_a_copy_of_a_copy_is_linked_to_the_leader() -> None:
    """The chain's end shares little with its beginning: it is no member by way of."""
    desk = Desk()
    first = desk.judge(article((*FERRY, *MARKET), offset=0))
    copy = desk.judge(
        article((*FERRY[:4], *HARVEST), offset=1, title="Kabar Feri", source="warta")
    )
    copied_again = desk.judge(
        article((*FERRY[:3], *HARVEST[:2]), offset=2, title="Feri", source="harian")
    )
    chained = desk.judge(article(HARVEST, offset=3, title="Panen", source="lembah"))

    assert ["syndicated", "syndicated", "unique"] == [
        decision(done)["verdict"] for done in (copy, copied_again, chained)
    ]
    assert decision(copied_again)["of"] == decision(copy)["of"]
    assert decision(first)["story"] != decision(chained)["story"]


def test_a_digest_chains_no_stories() -> None:
    """Both parts keep their own story; a later copy joins its own part's."""
    desk = Desk()
    ferry = desk.judge(article(FERRY, offset=0))
    harvest = desk.judge(article(HARVEST, offset=1, title="Panen Cabai"))
    desk.judge(article((*FERRY[:3], *HARVEST[:3]), offset=2, title="Top 3: Feri"))
    copy = desk.judge(article(HARVEST[:3], offset=3, title="Panen", source="warta"))

    assert decision(ferry)["story"] != decision(harvest)["story"]
    assert decision(harvest)["story"] == decision(copy)["story"]
