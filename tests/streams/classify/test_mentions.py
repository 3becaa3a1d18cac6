"""Mentions and keywords: names as written, precision first."""

from __future__ import annotations

import pytest

from schemas.decisions import Mention
from streams.classify.keywords import keywords, repeated
from streams.classify.mentions import MAX_MENTIONS, compiled, load, mentions
from streams.classify.names import runs


def named(text: str) -> list[tuple[str, str, int]]:
    """What our gazetteer finds in a text."""
    return [(m.text, m.id, m.count) for m in mentions(runs(text), load())]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Warga Rusia di Kamboja", "iso3166:RU iso3166:KH"),
        ("Bupati dari Jawa Tengah", "iso3166-2:ID-JT"),
        ("Menteri Besar Johor", "iso3166-2:MY-01"),
        ("Walikota Surabaya", "kemendagri:35.78"),
        ("penyidik KPK", "kawat-body:kpk"),
        ("the United Arab Emirates", "iso3166:AE"),
        ("sidang Dewan Keamanan PBB", "wikidata:Q37470"),
        ("kata Kementerian Pertanian", "kawat-body:kementan"),
        (
            "laga Persib Bandung lawan Manchester United",
            "kawat-club:persib wikidata:Q18656",
        ),
        ("warga Purbalingga", "kemendagri:33.03"),
        ("kenyataan Suruhanjaya Pilihan Raya", "kawat-body:spr"),
    ],
)
def test_places_and_bodies_are_found(text: str, code: str) -> None:
    """Countries, provinces, states, cities and bodies have their ids."""
    assert code.split() == [found for _, found, _ in named(text)]


def test_the_longest_name_wins() -> None:
    """Where "Papua Nugini" stands there is no "Papua"."""
    text = "dari Papua Nugini ke Tangerang Selatan"

    assert ["iso3166:PG", "kemendagri:36.74"] == [found for _, found, _ in named(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Israel Serang Lagi",
        "di medan perang",
        "Nasi Padang enak",
        "Universitas Indonesia",
        "Laut China",
        "RUSIA MENANG",
    ],
)
def test_words_that_only_look_like_names_are_not(text: str) -> None:
    """Ambiguous names need a cue, small letters and capitals alone prove nothing."""
    assert [] == [m for m in named(text) if m[0] != "Israel"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("kata Kementerian Pertahanan Rusia", ["iso3166:RU"]),
        ("Kementerian Kesehatan Gaza", ["iso3166:PS"]),
        ("Mahkamah Agung Amerika Serikat", ["iso3166:US"]),
        ("hakim Mahkamah Agung AS", []),
        ("Kementerian Pertahanan Malaysia", ["iso3166:MY"]),
        (
            "Mahkamah Persekutuan Malaysia",
            ["kawat-body:mahkamah-persekutuan", "iso3166:MY"],
        ),
        ("Mahkamah Agung Indonesia", ["kawat-body:ma", "iso3166:ID"]),
        ("Kejaksaan Agung Jawa Timur", ["kawat-body:kejagung", "iso3166-2:ID-JI"]),
        ("Kementerian Keuangan Baru", ["kawat-body:kemenkeu"]),
    ],
)
def test_a_body_of_another_country_is_not_ours(text: str, codes: list[str]) -> None:
    """Ministries are called alike everywhere; the country behind tells whose it is."""
    assert codes == [found for _, found, _ in named(text)]


@pytest.mark.parametrize(
    "text", ["di Serang", "kota Medan", "Polres Serang", "Kota Batu"]
)
def test_a_cue_makes_an_ambiguous_name_a_place(text: str) -> None:
    """Behind a word of place the name counts, inside a run of capitals too."""
    assert 1 == len(named(text))


def test_mentions_are_counted_under_their_id() -> None:
    """Names of one thing count together, under the first; most often first."""
    text = "Ia ke Bali. Lalu Inggris Raya, kata Inggris."

    assert [("Inggris Raya", "iso3166:GB", 2), ("Bali", "iso3166-2:ID-BA", 1)] == named(
        text
    )


def test_mentions_are_bounded() -> None:
    """A list of all the world's names does not swell the record."""
    gazetteer = load()
    every = [run for key in gazetteer.by_words for run in runs(f"di {' '.join(key)}")]

    assert MAX_MENTIONS == len(mentions(every, gazetteer))
    assert isinstance(mentions(every, gazetteer)[0], Mention)


def test_a_name_of_two_things_is_refused() -> None:
    """The gazetteer cannot say two things of one name."""
    sheet = 'scheme = "x"\n[names]\na = ["Rejo"]\nb = ["Rejo"]\n'

    with pytest.raises(ValueError, match="'Rejo' stands there twice"):
        compiled({"x.toml": sheet})


def test_runs_know_what_stands_before_them() -> None:
    """The word in front, or that a sentence begins there."""
    text = 'Kata Sari, "Pulang ke Rejo." Lalu Budi pergi, Ani juga. A'

    assert [
        (("Kata", "Sari"), "", True),
        (("Pulang",), "", True),
        (("Rejo",), "ke", False),
        (("Lalu", "Budi"), "", True),
        (("Ani",), "pergi,", False),
        (("A",), "", True),
    ] == [(run.words, run.before, run.is_opening) for run in runs(text)]


def test_repeated_names_become_keywords() -> None:
    """Openings, dates, outlets, letters and parts of names are none."""
    text = (
        "Menurut Sari Lestari, kabar Warta Nusa benar. Kami bertemu Sari Lestari, lalu "
        "Lestari. Menurut Lestari, pada Senin dan Senin di Rejo, ke Rejo, oleh Rejo. "
        "Tiba X, lalu X. Kabar Warta Nusa. Ia Pada Hari Ini Juga Pergi. Dia. Dia. "
    )
    found = repeated(list(runs(text)), {"menurut", "kabar", "dia"}, {"warta nusa"})

    assert ["Rejo", "Sari Lestari"] == found


def test_names_are_bounded() -> None:
    """However many names repeat, the six most frequent are enough."""
    many = [run for i in range(50) for run in runs(f"di Nama{i}")]

    assert [f"Nama{i}" for i in range(6)] == repeated(many + many, (), ())


def test_deciding_terms_follow_the_names() -> None:
    """A term that is part of a name says nothing new; the list is bounded."""
    terms = ["pasar rejo", "rejo", *(f"kata{i}" for i in range(20))]

    chosen = keywords(["Pasar Rejo"], terms)

    assert ("Pasar Rejo", "kata0") == chosen[:2]
    assert 10 == len(chosen)
