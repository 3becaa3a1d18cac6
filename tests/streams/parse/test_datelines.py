"""Openings of the first paragraph."""

# ruff: noqa: RUF001 - dashes as newsrooms write them
from __future__ import annotations

import pytest

from streams.parse.datelines import read
from streams.parse.outlets import load

OUTLETS = load()

FORMS = [
    ("JAKARTA, KOMPAS.com - Warga", "JAKARTA, KOMPAS.com -", "Jakarta", "KOMPAS.com"),
    ("JAKARTA, KOMPAS.com–Warga", "JAKARTA, KOMPAS.com–", "Jakarta", "KOMPAS.com"),
    ("JAKARTA KOMPAS.com -Warga", "JAKARTA KOMPAS.com -", "Jakarta", "KOMPAS.com"),
    ("JAKARTA, KOMPAS.com Warga", "JAKARTA, KOMPAS.com", "Jakarta", "KOMPAS.com"),
    ("KOMPAS.com -Warga", "KOMPAS.com -", None, "KOMPAS.com"),
    ("BLORA, - Warga", "BLORA, -", "Blora", None),
    ("BLORA, KabarNusa - Warga", "BLORA, KabarNusa -", "Blora", "KabarNusa"),
    (", Blora - Warga", ", Blora -", "Blora", None),
    ("Jakarta - Warga", "Jakarta -", "Jakarta", None),
    ("Jakarta - Jakarta kini", "Jakarta -", "Jakarta", None),
    (
        "Liputan6.com, Jakarta - Warga",
        "Liputan6.com, Jakarta -",
        "Jakarta",
        "Liputan6.com",
    ),
    ("Liputan6.com, JakartaKita", "Liputan6.com, Jakarta", "Jakarta", "Liputan6.com"),
    ("Liputan6.com, Jakartawarga", "Liputan6.com, Jakarta", "Jakarta", "Liputan6.com"),
    (
        "Liputan6.com, Ogan IlirPT Anu (Persero) membuka",
        "Liputan6.com, Ogan Ilir",
        "Ogan Ilir",
        "Liputan6.com",
    ),
    ("Liputan6.com, Jakarta Kita", "Liputan6.com, Jakarta", "Jakarta", "Liputan6.com"),
    (
        "Liputan6.com, MandiangKita",
        "Liputan6.com, Mandiang",
        "Mandiang",
        "Liputan6.com",
    ),
    (
        "Liputan6.com, Bandungan - A",
        "Liputan6.com, Bandungan -",
        "Bandungan",
        "Liputan6.com",
    ),
    ("TEMPO.CO,Jakarta-Warga", "TEMPO.CO,Jakarta-", "Jakarta", "TEMPO.CO"),
    (
        "REPUBLIKA.CO.ID, SOLO -- A",
        "REPUBLIKA.CO.ID, SOLO --",
        "Solo",
        "REPUBLIKA.CO.ID",
    ),
    (
        "PORTAL-ANU.ID, TANJUNG RAJA — A",
        "PORTAL-ANU.ID, TANJUNG RAJA —",
        "Tanjung Raja",
        "PORTAL-ANU.ID",
    ),
    ("KUALA LUMPUR– Warga", "KUALA LUMPUR–", "Kuala Lumpur", None),
    ("BLORA-Warga", "BLORA-", "Blora", None),
    ("GDAŃSK- Warga", "GDAŃSK-", "Gdańsk", None),
    ("KUALA LUMPUR: Warga", "KUALA LUMPUR:", "Kuala Lumpur", None),
    ("BAU-BAU - Warga", "BAU-BAU -", "Bau-Bau", None),
    ("Mataram, NTB (ANTARA) - A", "Mataram, NTB (ANTARA) -", "Mataram", "ANTARA"),
    ("SAMARINDA (ANTARA) Warga", "SAMARINDA (ANTARA)", "Samarinda", "ANTARA"),
    ("Muara Anu (ANTARA): Warga", "Muara Anu (ANTARA):", "Muara Anu", "ANTARA"),
    ("WASHINGTON (AP) — A", "WASHINGTON (AP) —", "Washington", "AP"),
    ("ST. LOUIS (AP) — A", "ST. LOUIS (AP) —", "St. Louis", "AP"),
    (
        "LONDON, June 17 (Reuters) - A",
        "LONDON, June 17 (Reuters) -",
        "London",
        "Reuters",
    ),
    (
        "KOTA ANU, 16 Mei (Bernama) -- A",
        "KOTA ANU, 16 Mei (Bernama) --",
        "Kota Anu",
        "Bernama",
    ),
    ("BLORA, 16 Mei - Warga", "BLORA, 16 Mei -", "Blora", None),
    (
        "PORT-AU-PRINCE, Haiti (AP) — A",
        "PORT-AU-PRINCE, Haiti (AP) —",
        "Port-Au-Prince",
        "AP",
    ),
    ("SURYA.co.id | SOLO - A", "SURYA.co.id | SOLO -", "Solo", "SURYA.co.id"),
    ("INFO ANU–PT Maju", "INFO ANU–", None, None),
    (
        "KOTAWARINGIN. KOMPAS.com - A",
        "KOTAWARINGIN. KOMPAS.com -",
        "Kotawaringin",
        "KOMPAS.com",
    ),
]


@pytest.mark.parametrize(("line", "text", "place", "outlet"), FORMS)
def test_forms(line: str, text: str, place: str | None, outlet: str | None) -> None:
    """Each form that portals and agencies use, blanks lost or not."""
    found = read(line, OUTLETS)

    assert found is not None
    told = found.dateline
    assert (text, place, outlet) == (told.text, told.place, told.outlet)
    assert line[len(text) :].lstrip() == line[found.end :].lstrip()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "a",
        "JAKARTA - BANDUNG kini ditempuh dalam 40 menit.",
        "KOMPAS.com didirikan pada 1995.",
        "Liputan6.com, Jakarta dan Bandung",
        "JAKARTAkembali bersiap.",
        "PUTUSAN Mahkamah itu dibacakan.",
        "COVID-19 melanda.",
        "KPK - Penyidik memeriksa saksi.",
        "KPK-Polri sepakat.",
        "PERSIBA - 20 pemain tiba.",
        "RALAT: Berita ini keliru.",
        "Jakarta: Kota yang macet.",
        "Paris-Dakar dimulai.",
        "JAKARTA-based firms grew.",
        "KABAR NUSA melaporkan hal itu.",
        "KABAR NUSA.",
        "Ketua Anu - Wakil pergi.",
        "(ANTARA) - Warga menunggu.",
        "JAKARTA | Warga menunggu.",
        "Jakarta Satu Dua Tiga Empat Lima Enam Tujuh",
        "JAKARTA (ANU) Warga menunggu.",
    ],
)
def test_no_datelines(line: str) -> None:
    """Routes, acronyms, compounds and plain sentences have none."""
    assert read(line, OUTLETS) is None


def test_colon_where_the_outlet_writes_one() -> None:
    """A place in small letters and a colon is a dateline of some outlets only."""
    found = read("Jakarta: Warga menunggu.", OUTLETS, colon=True)

    assert found is not None
    assert ("Jakarta:", "Jakarta") == (found.dateline.text, found.dateline.place)


def test_what_makes_one_sure() -> None:
    """An outlet or a comma makes a dateline sure, a bare dash does not."""
    lines = ["JAKARTA, KOMPAS.com - A", "BLORA, - A", "BLORA - A"]
    found = [read(line, OUTLETS) for line in lines]

    assert [True, True, False] == [one.is_sure for one in found if one]


def test_many_parts_end_somewhere() -> None:
    """A row of names longer than any dateline is read to its limit."""
    assert read("AAAAA, BBBBB, CCCCC, DDDDD, EEEEE, FFFFF, GGGGG - A", OUTLETS) is None
