"""Plain text, from end to end."""

# ruff: noqa: RUF001 - dashes as newsrooms write them
from __future__ import annotations

import pytest

from schemas.article import Dateline, Flag, Related, RelatedFrom
from streams.parse.grammar import Reading, read, read_blocks
from streams.parse.outlets import load

OUTLETS = load()
ONE = "Warga Desa Anu mulai memanen padi lebih awal pada pekan ini."
TWO = "Kepala desa mengatakan hasilnya naik dua kali lipat dari tahun lalu."
THREE = "Panen berlangsung sampai akhir bulan di tiga desa lain."


def text(*lines: str, title: str | None = None, source: str | None = None) -> Reading:
    """Read lines."""
    return read("\n".join(lines), source=source, envelope_title=title, outlets=OUTLETS)


def cuts(reading: Reading) -> list[tuple[int, str, str]]:
    """Lines, kinds and texts that were cut."""
    return [(one.line, one.kind.value, one.text) for one in reading.removed]


def test_a_portal_article() -> None:
    """Headline, dateline, body, promo, tail: each in its place."""
    found = text(
        "Panen Raya di Anu",
        f"BLORA, PORTAL.com - {ONE}",
        "Baca juga: Harga Gabah Naik Lagi",
        TWO,
        "(abc/def)",
        "Terkini Lainnya",
        "- Banjir Landa Kampung Anu",
    )

    assert "Panen Raya di Anu" == found.title
    assert (
        Dateline(text="BLORA, PORTAL.com -", place="Blora", outlet="PORTAL.com")
        == found.dateline
    )
    assert (ONE, TWO) == found.paragraphs
    assert [
        (2, "dateline", "BLORA, PORTAL.com -"),
        (3, "promo", "Baca juga: Harga Gabah Naik Lagi"),
        (5, "credit", "(abc/def)"),
        (6, "tail_header", "Terkini Lainnya"),
        (7, "tail", "- Banjir Landa Kampung Anu"),
    ] == cuts(found)
    assert (
        Related(headline="Harga Gabah Naik Lagi", from_=RelatedFrom.PROMO),
        Related(headline="Banjir Landa Kampung Anu", from_=RelatedFrom.TAIL),
    ) == found.related
    assert () == found.flags


def test_no_final_newline_and_empty_lines() -> None:
    """Empty lines count, but are no paragraphs."""
    found = text("Judul", "", ONE, " \xa0", "Advertisement")

    assert (ONE,) == found.paragraphs
    assert [(5, "ad", "Advertisement")] == cuts(found)


def test_an_empty_first_line_means_no_title() -> None:
    """The scrape lost the headline, the first sentence is none."""
    found = text("", ONE, TWO)

    assert (None, (ONE, TWO)) == (found.title, found.paragraphs)
    assert Flag.NO_TITLE in found.flags


@pytest.mark.parametrize(
    "first",
    [f"BLORA, PORTAL.com - {ONE}", f"BLORA - {ONE}", f"BLORA - {ONE[:-1]} {TWO}"],
)
def test_a_dateline_in_the_first_line_means_no_title(first: str) -> None:
    """A line that opens the article is not its headline."""
    found = text(first, TWO)

    assert found.title is None
    assert found.dateline is not None


def test_a_headline_may_hold_a_dash() -> None:
    """A place and a dash alone do not make a headline a first sentence."""
    assert "BLORA - Panen Raya" == text("BLORA - Panen Raya", ONE).title


def test_furniture_above_the_title() -> None:
    """An advertisement above the headline is not the headline."""
    found = text("Advertisement", "Panen Raya", ONE)

    assert ("Panen Raya", (ONE,)) == (found.title, found.paragraphs)


def test_the_outlet_behind_the_title() -> None:
    """The name that a page hangs on its title is cut, and told."""
    found = text("Panen Raya Halaman all - Kompas.com", ONE)

    assert "Panen Raya" == found.title
    assert [(1, "title", " Halaman all - Kompas.com")] == cuts(found)
    assert "Panen Raya" == text("Panen Raya | Portal-Anu.co.id", ONE).title


def test_the_title_repeated() -> None:
    """A headline that stands twice is told once."""
    found = text("Panen Raya", "PANEN RAYA", ONE)

    assert [(2, "title", "PANEN RAYA")] == cuts(found)


def test_an_envelope_title() -> None:
    """The envelope's title wins; the first line goes only when it repeats it."""
    said = text("Panen Raya", ONE, title="Panen raya - Kompas.com")
    other = text("Hujan Turun", ONE, title="Panen Raya")

    assert ("Panen raya", (ONE,)) == (said.title, said.paragraphs)
    assert ("Panen Raya", ("Hujan Turun", ONE)) == (other.title, other.paragraphs)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Panen Raya"], None),
        (["Panen Raya"], "Panen Raya"),
        (["Panen Raya", "Panen Raya"], None),
        (["Panen Raya", "Advertisement"], None),
        (["Advertisement"], "Panen Raya"),
        (["Oleh Wira Laksana"], "Panen Raya"),
    ],
)
def test_only_a_title(lines: list[str], title: str | None) -> None:
    """A body of one line, or of its headline only, keeps that line."""
    found = text(*lines, title=title)

    assert ("Panen Raya",) == found.paragraphs
    assert Flag.TITLE_ONLY in found.flags


@pytest.mark.parametrize(
    "lines",
    [
        ["Terkini Lainnya", "- Banjir Landa Anu"],
        ["Panen Raya", "Terkini Lainnya", "- Banjir Landa Anu"],
        ["Advertisement"],
        [""],
    ],
)
def test_nothing_of_an_article(lines: list[str]) -> None:
    """A tail alone leaves no paragraphs."""
    assert () == text(*lines).paragraphs


def test_a_page_of_which_nothing_is_left() -> None:
    """Its headline is no article: the page was not read well."""
    found = read_blocks(
        ["Advertisement"], source=None, envelope_title="Panen Raya", outlets=OUTLETS
    )

    assert () == found.paragraphs
    assert Flag.TITLE_ONLY not in found.flags


def test_a_headline_below_its_promo() -> None:
    """A bare "Baca juga:" takes the one headline below it."""
    found = text("Judul", ONE, "Baca juga:", "Harga Gabah Naik Lagi di Anu", TWO)

    assert (ONE, TWO) == found.paragraphs
    assert "Harga Gabah Naik Lagi di Anu" == found.related[0].headline


@pytest.mark.parametrize(
    "line", [THREE, "1. Harga Gabah Naik Lagi di Anu", "Panen Raya Anu"]
)
def test_a_promo_whose_headline_is_lost(line: str) -> None:
    """What stands below it is body."""
    assert (ONE, line, TWO) == text("Judul", ONE, "Baca juga:", line, TWO).paragraphs


def test_a_promo_at_the_end() -> None:
    """The headline below it may be the last line, and two headlines are a list."""
    head, other = "Harga Gabah Naik Lagi di Anu", "Banjir Landa Kampung Anu Lagi"

    assert (ONE,) == text("Judul", ONE, "Baca juga:", head).paragraphs
    assert (ONE, TWO) == text("Judul", ONE, "Baca juga:", head, other, TWO).paragraphs


def test_what_stands_above_the_first_sentence() -> None:
    """Time, names, desk, caption: cut; the dateline is found below them."""
    found = text(
        "Panen Raya",
        "CNN Indonesia",
        "Kompas.com - 18/06/2025, 17:21 WIB",
        "Budi Anu,",
        "Ani Anu",
        "Tim Redaksi",
        "Petani di Anu.(PORTAL.COM/BUDI)",
        f"BLORA, KOMPAS.com - {ONE}",
        TWO,
    )

    assert (ONE, TWO) == found.paragraphs
    assert ("Budi Anu", "Ani Anu") == found.authors
    assert "Budi Anu" == found.byline


def test_a_rubric_above_the_dateline() -> None:
    """A short line above is kept, a sure dateline below it is still read."""
    found = text("Judul", "Kabar Desa", f"BLORA, KOMPAS.com - {ONE}")

    assert ("Kabar Desa", ONE) == found.paragraphs
    assert found.dateline is not None


def test_a_dateline_alone_in_its_line() -> None:
    """The sentence stands on the next line."""
    found = text("Judul", "BLORA, KOMPAS.com -", ONE)

    assert (ONE,) == found.paragraphs


def test_an_outlet_with_a_colon() -> None:
    """Some outlets write "Blora: …"."""
    assert text("Judul", f"Blora: {ONE}", source="medcom").dateline is not None
    assert text("Judul", f"Blora: {ONE}", source="kompas").dateline is None


def test_repeated_text() -> None:
    """Paging tells paragraphs again, also parts of a longer line; once is enough."""
    found = text("Judul", f"{ONE} {TWO}", ONE, TWO, THREE, "Bubar.", "Bubar.")

    assert (f"{ONE} {TWO}", THREE, "Bubar.", "Bubar.") == found.paragraphs
    assert [(3, "page", ONE), (4, "page", TWO)] == cuts(found)
    assert Flag.REPEATED_TEXT in found.flags


def test_speech_above_the_text_is_its_headline() -> None:
    """What somebody says is no call to the reader, as it is none in the body."""
    said = '"Ikuti kami di Google News," kata Budi'

    assert said == text(said, ONE, TWO).title


def test_repeats_of_a_very_long_text() -> None:
    """A text that is too long to be searched line by line is read as a whole."""
    lines = [f"Warga Desa Anu nomor {n} memanen padi lebih awal." for n in range(150)]
    long = [f"{line} {line.replace('Anu', 'Ani')}" for line in lines]
    found = text("Judul", *long, long[7])

    assert tuple(long) == found.paragraphs
    assert [(152, "page", long[7])] == cuts(found)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Warga menontonstreaminglangsungpertandingan di desa.", True),
        ("Warga dikonfirmasiKompas.com kemarin.", True),
        ("Warga menunggu.Hujan turun.", True),
        ("Bank Anu(BA) tutup.", True),
        ("Warga memakai TikTok dan YouTube.", False),
        ("Warga menunggu hujan.", False),
    ],
)
def test_glued_words(line: str, *, expected: bool) -> None:
    """Words that run together are flagged and stay as they are."""
    found = text("Judul", line)

    assert (line,) == found.paragraphs
    assert expected is (Flag.GLUE_SUSPECTED in found.flags)


def test_a_digest_keeps_its_headlines() -> None:
    """A body made of headlines is body."""
    heads = [f"{n}. Kabar Desa Anu Nomor Satu" for n in range(3)]

    assert ("Berikut berita terpopuler:", *heads) == text(
        "TERPOPULER: Kabar", "Berikut berita terpopuler:", *heads
    ).paragraphs


def test_a_digest_may_be_called_most_read() -> None:
    """A headline made of a header's words is a headline."""
    assert "Berita Terpopuler Hari Ini" == text("Berita Terpopuler Hari Ini", ONE).title


def test_writers_and_editors() -> None:
    """Writers named in the text are authors, editors are not."""
    found = text("Judul", ONE, "Penulis: Budi Anu", "Editor: Ani Anu")

    assert (("Budi Anu",), "Penulis: Budi Anu") == (found.authors, found.byline)


@pytest.mark.parametrize(
    ("lines", "place", "outlet"),
    [
        (
            ["KUALA LUMPUR, 16 Mei (Bernama) -- Petani mula menuai.", "-- BERNAMA"],
            "Kuala Lumpur",
            "Bernama",
        ),
        (
            [
                "By Anu Budi",
                "LONDON, June 17 (Reuters) - Farmers waited.",
                "Reporting by Anu Budi",
            ],
            "London",
            "Reuters",
        ),
        (["BEIJING, May 16 (Xinhua) -- Farmers waited. Enditem"], "Beijing", "Xinhua"),
        (["WASHINGTON (AP) — Farmers waited.", "___"], "Washington", "AP"),
        (["PARIS (AFP) – Farmers waited.", "ab/cd/ef"], "Paris", "AFP"),
    ],
)
def test_wires(lines: list[str], place: str, outlet: str) -> None:
    """Agencies open and sign in their own ways."""
    found = text("Judul berita", *lines)

    assert found.dateline is not None
    assert (place, outlet) == (found.dateline.place, found.dateline.outlet)
    assert 1 == len(found.paragraphs)


def test_blocks_of_a_page() -> None:
    """Blocks have no title of their own, and are numbered from 1."""
    found = read_blocks(
        ["Panen Raya", f"BLORA - {ONE}", "Advertisement"],
        source=None,
        envelope_title="Panen Raya - Portal.com",
        outlets=OUTLETS,
    )

    assert ("Panen Raya", (ONE,)) == (found.title, found.paragraphs)
    assert [
        (1, "title", "Panen Raya"),
        (2, "dateline", "BLORA -"),
        (3, "ad", "Advertisement"),
    ] == cuts(found)


def test_blocks_without_a_title() -> None:
    """The first block of a page is not taken for its headline."""
    found = read_blocks([ONE, TWO], source=None, envelope_title=None, outlets=OUTLETS)

    assert (None, (ONE, TWO)) == (found.title, found.paragraphs)


@pytest.mark.parametrize(
    "name", ["kompas", "detik", "liputan6", "okezone", "tempo", "republika"]
)
def test_an_unknown_portal_does_nearly_as_well(name: str) -> None:
    """Without an outlet's file the general rules read its conventions."""
    lines = [
        "Judul",
        f"PORTAL.com, Blora - {ONE}",
        "SCROLL TO CONTINUE WITH CONTENT",
        f"{TWO}Ikuti Whatsapp Channel Portal",
        "KOMPAS.com/BUDI ANU",
    ]

    found = read(
        "\n".join(lines),
        source=None,
        envelope_title=None,
        outlets=OUTLETS.without(name),
    )

    assert (ONE, TWO) == found.paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "Negeri Anu merdeka pada 17 Agustus 1945.",
        "Acara itu dimulai pada Sabtu, 7 Maret 2026 pukul 19.00 WIB.",
        "Prakiraan Cuaca di Kota Anu Hari Ini, 18 Juni 2025",
    ],
)
def test_a_first_line_that_ends_in_a_date(line: str) -> None:
    """It tells more than when the article was published."""
    assert (line, ONE) == text("Judul", line, ONE).paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "PORTAL.com - 18/06/2025, 17:21 WIB",
        "Diperbarui 18 Jun 2025",
        "Tim Anu - Kamis, 18 Juni 2025 | 20.01 WIB",
        "Kamis, 18 Juni 2025.",
        "2 jam yang lalu",
    ],
)
def test_a_time_of_publication(line: str) -> None:
    """With a few words before it, it is the portal's own."""
    assert [(2, "page", line)] == cuts(text("Judul", line, ONE))
