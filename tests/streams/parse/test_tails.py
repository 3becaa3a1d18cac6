"""Lists of other stories."""

from __future__ import annotations

import pytest

from schemas.article import RemovedKind
from streams.parse.outlets import load
from streams.parse.pieces import Cut, Piece
from streams.parse.tail_items import item_of
from streams.parse.tails import is_header, without_tails

OUTLETS = load()
BODY = ["Warga Desa Anu memanen padi.", "Hasilnya naik dua kali lipat."]
HEADS = [
    "Harga Beras Naik Lagi di Anu",
    "Banjir Landa Kampung Anu",
    "Tim Anu Menang Besar Lagi",
]
MORE = [
    HEADS[0],
    HEADS[2],
    "Banjir Landa Kampung Anu Lagi",
    "Jembatan Anu Rusak Berat Lagi",
    "Sekolah Anu Libur Dua Hari",
]
CREDIT = Cut(RemovedKind.CREDIT, "credit.initials")


def cut(lines: list[str], *, credit: int | None = None) -> list[tuple[str, str]]:
    """Texts that were cut, with their kinds."""
    pieces = [
        Piece(at, text, CREDIT if at == credit else None)
        for at, text in enumerate(lines)
    ]
    done = without_tails(pieces, OUTLETS)
    return [
        (one.cut.kind.value, one.text)
        for one in done
        if one.cut and one.cut is not CREDIT
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Terkini Lainnya",
        "TERPOPULER",
        "Berita Terkait :",
        "You may also like",
        "Artikel Lain",
        "Rekomendasi untuk Anda",
        "Baca Juga",
        "Berita Terkait Kompas",
        "Terbaru dari Kompas.com",
        "5 Berita Terpopuler",
        "Anda mungkin juga suka",
        "Lebih Banyak dari Portal Anu",
        "Berita Sejenis",
    ],
)
def test_headers(line: str) -> None:
    """A header has only the words of headers."""
    assert is_header(line, OUTLETS)


@pytest.mark.parametrize(
    "line",
    [
        "Dalam rubrik Terkini Lainnya, redaksi menulis.",
        "Berikut berita terpopuler hari ini",
        "Berita",
        "Terkini.",
        "",
        "Paling banyak dibaca di desa Anu pada hari ini dan kemarin juga sekali",
    ],
)
def test_no_headers(line: str) -> None:
    """Sentences and lead-ins are none."""
    assert not is_header(line, OUTLETS)


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("- Harga Beras Naik Lagi", "Harga Beras Naik Lagi"),
        ("1. Harga beras naik lagi", "Harga beras naik lagi"),
        ("10:30 WIB Harga Beras Naik", "Harga Beras Naik"),
        ("19/06/2025, 10:30 WIB | Harga Beras Naik", "Harga Beras Naik"),
        ("Ekonomi | Harga Beras Naik", "Harga Beras Naik"),
        ("[Ekonomi] Harga Beras Naik", "Harga Beras Naik"),
        ("Harga Beras Naik - 2 jam lalu", "Harga Beras Naik"),
        ("7 Rumah Anu Dijual", "7 Rumah Anu Dijual"),
        ("#1 Harga Beras Naik", "Harga Beras Naik"),
        ("2. 10 Rumah Anu Dijual", "10 Rumah Anu Dijual"),
        ("6.984 Rumah Anu Dijual", "6.984 Rumah Anu Dijual"),
        ("18 Juni 1815: Perang Anu Usai", "18 Juni 1815: Perang Anu Usai"),
        ("portalNews | Harga Beras Naik", "Harga Beras Naik"),
        ("Cuaca di Kota Anu, 18 Juni 2025", "Cuaca di Kota Anu, 18 Juni 2025"),
        ("portalNews • 2 jam lalu", None),
        ("1.204 views", None),
        ("Harga beras naik lagi.", None),
        ("Berikut harga beras:", None),
        ("Ekonomi", None),
        ("kata " * 60, None),
        ("Kamis, 19 Juni 2025", None),
    ],
)
def test_items(line: str, headline: str | None) -> None:
    """Bullet, number, time and label are no part of the headline."""
    assert headline == item_of(line).headline


def test_labels_and_times() -> None:
    """A section's name and a time of publication are labels, sentences are not."""
    lines = ["Ekonomi", "10 jam lalu", "10:30 WIB", "19/06/2025, 10:30 WIB", "Bubar."]

    assert [True, True, True, True, False] == [item_of(line).is_label for line in lines]


def test_a_list_below_the_article() -> None:
    """Header, labels and headlines go down to the end."""
    lines = [*BODY, "Terkini Lainnya", "Ekonomi", HEADS[0], "Lainnya", HEADS[1]]

    assert [
        ("tail_header", "Terkini Lainnya"),
        ("tail", "Ekonomi"),
        ("tail", HEADS[0]),
        ("tail_header", "Lainnya"),
        ("tail", HEADS[1]),
    ] == cut(lines)


def test_a_list_inside_the_article() -> None:
    """Only lines that are surely headlines go; the article goes on."""
    lines = [
        BODY[0],
        "Berita Terkait",
        HEADS[0],
        "Ekonomi",
        f"- {HEADS[1]}",
        "Warga",
        BODY[1],
    ]

    assert [
        ("tail_header", "Berita Terkait"),
        ("tail", HEADS[0]),
        ("tail", "Ekonomi"),
        ("tail", f"- {HEADS[1]}"),
    ] == cut(lines)


def test_promos_as_a_list() -> None:
    """A bare "Baca Juga" with headlines inside the article is a promo."""
    lines = [BODY[0], "Baca Juga", f"- {HEADS[0]}", f"- {HEADS[1]}", BODY[1]]

    assert [
        ("promo", "Baca Juga"),
        ("promo", f"- {HEADS[0]}"),
        ("promo", f"- {HEADS[1]}"),
    ] == cut(lines)


@pytest.mark.parametrize(
    "lines",
    [
        [BODY[0], "Baca Juga", BODY[1]],
        [BODY[0], "Baca Juga", HEADS[0], BODY[1]],
        [BODY[0], "Baca Juga", "1. Satu dua tiga", "2. Empat lima enam", BODY[1]],
        [
            BODY[0],
            "Baca Juga",
            "Satu",
            "Dua",
            "Tiga",
            "Empat",
            HEADS[0],
            HEADS[1],
            BODY[1],
        ],
        [BODY[0], "Baca Juga", "Berikut harga beras:", "1. Beras anu"],
        [*BODY, "Terpopuler"],
        [
            *BODY,
            "Berikut berita terpopuler:",
            *(f"{n}. {head}" for n, head in enumerate(HEADS)),
        ],
        [*BODY, *HEADS],
        ["Padi rebah", "angin lewat", "anak pulang", "sawah diam", "malam tiba"],
        [*BODY, *(f"Jadwal Laga Anu Melawan Tim {n}" for n in "ABCDE")],
        [],
    ],
)
def test_lines_that_stay(lines: list[str]) -> None:
    """Lost lists, single headings, digests, poems and schedules are body."""
    assert [] == cut(lines)


def test_a_header_that_heads_parts_too() -> None:
    """A "Sorotan" above a last line without its stop is a subheading."""
    assert [] == cut([*BODY, "Sorotan", HEADS[0]])
    assert 3 == len(cut([*BODY, "Sorotan", *HEADS[:2]]))


def test_tags_at_the_end() -> None:
    """Tags have no headlines and go all the same."""
    assert [("tail_header", "Tag"), ("tail", "Padi"), ("tail", "Desa Anu")] == cut(
        [*BODY, "Tag", "Padi", "Desa Anu"]
    )


def test_headlines_behind_the_credits() -> None:
    """Three headlines below initials need no header."""
    assert [("tail", head) for head in HEADS] == cut([*BODY, "(abc)", *HEADS], credit=2)
    assert [] == cut([*BODY, "(abc)", *HEADS[:2]], credit=2)


def test_a_label_behind_the_credits() -> None:
    """A section's name among them goes too."""
    assert 4 == len(cut([*BODY, "(abc)", HEADS[0], "Ekonomi", *HEADS[1:]], credit=2))


def test_a_promo_among_headlines_behind_the_credits() -> None:
    """It stays the promo that it is."""
    promo = Cut(RemovedKind.PROMO, "promo.baca-juga")
    pieces = [
        Piece(1, BODY[0]),
        Piece(2, "(abc)", CREDIT),
        *(Piece(3, head) for head in HEADS),
        Piece(4, "Baca juga:", promo),
    ]

    assert promo == without_tails(pieces, OUTLETS)[-1].cut


def test_credits_alone() -> None:
    """Nothing but credits, or headlines without an article, is left as it is."""
    assert [] == cut(["(abc)"], credit=0)
    assert [] == cut(["(abc)", *HEADS], credit=0)


def test_headlines_without_header_or_credits() -> None:
    """Five long headlines of different openings below a told article."""
    assert [("tail", head) for head in MORE] == cut([*BODY, *MORE])


def test_cuts_inside_a_tail_stay_what_they_are() -> None:
    """An own credit keeps its kind, an emptied promo becomes a header."""
    pieces = [
        Piece(1, BODY[0]),
        Piece(2, "Terkini Lainnya"),
        Piece(3, HEADS[0]),
        Piece(4, "(abc)", CREDIT),
        Piece(5, "Baca selengkapnya di sini", Cut(RemovedKind.PROMO, "promo.more")),
        Piece(6, "Baca juga", Cut(RemovedKind.PROMO, "promo.baca-juga")),
        Piece(7, HEADS[1]),
    ]

    assert ["tail_header", "tail", "credit", "promo", "tail_header", "tail"] == [
        one.cut.kind.value for one in without_tails(pieces, OUTLETS) if one.cut
    ]
