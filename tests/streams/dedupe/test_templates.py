"""One template with other names or numbers is other news; a number put right is not."""

# ruff: noqa: E501 - sentences of news

from __future__ import annotations

import pytest

from tests.streams.dedupe.newsroom import FERRY, HARVEST
from tests.streams.dedupe.test_verdict import second

CRASH = (
    "Kecelakaan yang melibatkan truk dan sepeda motor terjadi di Jalan Raya {road}, Kabupaten {town}, kemarin.",
    "Pengendara sepeda motor bernama {rider}, warga Desa {village}, meninggal dunia di lokasi kejadian.",
    "Kepala satuan lalu lintas, {officer}, menjelaskan korban hendak mendahului kendaraan di depannya.",
    "Dari arah berlawanan datang truk yang dikemudikan {driver} sehingga tabrakan tidak terhindarkan.",
    "Sopir truk saat ini sudah diamankan di kantor polisi untuk dimintai keterangan lebih lanjut.",
    "Polisi mengimbau para pengguna jalan untuk berhati-hati dan mematuhi rambu lalu lintas.",
)
MUARA = {
    "road": "Pantai",
    "town": "Muara",
    "rider": "Wira Laksana",
    "village": "Karang Lama",
    "officer": "Bagas Nugraha",
    "driver": "Panji Kertajaya",
}
LEMBAH = {
    "road": "Bukit",
    "town": "Lembah Hijau",
    "rider": "Sekar Ratri",
    "village": "Sumber Dalam",
    "officer": "Damar Subekti",
    "driver": "Galih Permana",
}
PROFIT = (
    "Laba bersih {firm} pada kuartal ketiga tahun ini naik {} persen menjadi Rp {} miliar dibandingkan tahun lalu.",
    "Pendapatan perseroan tumbuh {} persen menjadi Rp {} miliar berkat penjualan semen dan kayu lapis.",
    "Beban usaha turun menjadi Rp {} miliar, sedangkan kas perseroan tercatat Rp {} miliar pada akhir kuartal.",
    "Perseroan berencana membangun pabrik baru dan melunasi sebagian utang bank sebelum akhir tahun.",
)


def crash(names: dict[str, str]) -> list[str]:
    """Fill in the report of a crash."""
    return [line.format(**names) for line in CRASH]


def profit(firm: str, first: int) -> list[str]:
    """Fill in the report of a firm's quarter, its numbers from `first` on."""
    numbers = iter(range(first, first + 6))
    return [
        line.format(*(next(numbers) for _ in range(line.count("{}"))), firm=firm)
        for line in PROFIT
    ]


def test_another_outlets_template_with_other_names_is_a_series() -> None:
    """Hardly a number tells two crashes apart, only who and where."""
    said = second(
        {"paragraphs": crash(MUARA)},
        {"paragraphs": crash(LEMBAH), "source": "warta"},
    )

    assert "series" == said["verdict"]


@pytest.mark.parametrize("title", ["Kecelakaan di Jalan Raya", "Truk Maut"])
def test_an_outlets_template_with_other_names_is_no_update(title: str) -> None:
    """A second crash must not become the next version of the first."""
    said = second(
        {"paragraphs": crash(MUARA), "title": "Kecelakaan di Jalan Raya"},
        {"paragraphs": crash(LEMBAH), "title": title},
    )

    assert "series" == said["verdict"]


def test_a_template_of_other_length_is_no_update() -> None:
    """Cut to less than a half it is no instance that fills the frame, nor a version."""
    short = crash(LEMBAH)[1:3]
    said = second(
        {"paragraphs": (*crash(MUARA), *HARVEST)}, {"paragraphs": (*short, *short)}
    )

    assert said["verdict"] not in {"update", "excerpt", "exact"}


def test_a_copy_with_one_other_name_is_a_copy() -> None:
    """A name spelt otherwise, or put right, is an edit."""
    said = second(
        {"paragraphs": crash(MUARA)},
        {
            "paragraphs": crash(MUARA | {"driver": "Tirta Wardhana"}),
            "source": "warta",
        },
    )

    assert "syndicated" == said["verdict"]


def test_a_copy_that_shortens_names_is_a_copy() -> None:
    """Only one side has names of its own."""
    short = {part: name.split()[0] for part, name in MUARA.items()}
    said = second(
        {"paragraphs": crash(MUARA)}, {"paragraphs": crash(short), "source": "warta"}
    )

    assert "syndicated" == said["verdict"]


def test_all_numbers_and_another_name_are_another_instance() -> None:
    """No day is named; one name tells the firms apart, in a single sentence."""
    said = second(
        {"paragraphs": profit("Semen Lereng Biru", 21)},
        {"paragraphs": profit("Kayu Teluk Agung", 51), "source": "warta"},
    )

    assert "series" == said["verdict"]


def test_a_copy_that_counts_in_other_units_is_a_copy() -> None:
    """All numbers differ, and the names are the same."""
    said = second(
        {"paragraphs": profit("Semen Lereng Biru", 21)},
        {"paragraphs": profit("Semen Lereng Biru", 51), "source": "warta"},
    )

    assert "syndicated" == said["verdict"]


def test_a_corrected_number_is_an_update_at_another_address() -> None:
    """The same headline and text; one number was put right."""
    length = (
        "Dermaga itu rusak sepanjang {} meter, dengan 14 tiang, 3 tangga dan 2 derek."
    )
    was, now = ((*FERRY, length.format(number)) for number in (12, 21))
    said = second({"paragraphs": was}, {"paragraphs": now})

    assert "update" == said["verdict"]
    assert [{"from": "12", "to": "21"}] == said["changed"]["numbers"]


def test_the_only_number_of_a_long_text_may_be_put_right() -> None:
    """Nothing else has changed in it."""
    length = "Dermaga itu rusak sepanjang {} meter."
    was, now = ((*FERRY, *HARVEST, length.format(number)) for number in ("12", "21"))

    assert "update" == second({"paragraphs": was}, {"paragraphs": now})["verdict"]


@pytest.mark.parametrize(
    "line",
    [
        "Waktu magrib hari ini jatuh pada pukul {} bagi warga di sekitar pelabuhan.",
        "Hari ini {} kapal, {} perahu dan {} feri bersandar di dermaga lama.",
        "Menara suar menyala sejak Senin {} Maret bagi warga di sekitar pelabuhan.",
    ],
)
def test_a_short_text_with_another_number_is_the_next_of_a_series(line: str) -> None:
    """It says little else; or several have moved; or the day has."""
    was, now = ((line.format(n, n + 10, n + 20), FERRY[2], FERRY[3]) for n in (3, 7))

    assert "series" == second({"paragraphs": was}, {"paragraphs": now})["verdict"]


@pytest.mark.parametrize(
    ("rider", "end", "verdict"),
    [
        ("Wira Laksana", 3, "syndicated"),
        ("Wira Laksana", 4, "syndicated"),
        ("Galih Permana", 4, "unique"),
    ],
)
def test_few_edited_sentences_are_a_copy_when_they_tell_of_the_same(
    rider: str, end: int, verdict: str
) -> None:
    """A few words were replaced, so that long runs are rare in so short a text."""
    cut = " ".join(crash(MUARA | {"rider": rider})[1:end])
    for word, other in (
        ("lokasi", "tempat"),
        ("menjelaskan", "menuturkan"),
        ("hendak", "ingin"),
        ("terhindarkan", "terelakkan"),
    ):
        cut = cut.replace(word, other)
    said = second({"paragraphs": crash(MUARA)}, {"paragraphs": [cut], "source": "x"})

    assert verdict == said["verdict"]
