"""Corrections that announce themselves, and paragraphs that a copy adds."""

from __future__ import annotations

import pytest

from streams.dedupe.correction import announces, cited
from streams.dedupe.local import local_paragraphs
from streams.dedupe.pair import Pair
from streams.dedupe.reading import Reading
from tests.streams.dedupe.newsroom import (
    FERRY,
    HARVEST,
    MARKET,
    Desk,
    article,
    decision,
)
from tests.streams.dedupe.test_verdict import second

NOTICE = (
    (
        'Dalam berita berjudul "Feri Menabrak Dermaga Teluk Sari" kami menulis nama'
        " nakhoda secara keliru. Nama yang benar ialah Wiratama Sanjana."
    ),
    "Redaksi meminta maaf kepada pembaca dan kepada nakhoda atas kekeliruan itu.",
)
TITLE = "Feri Menabrak Dermaga Teluk Sari"


@pytest.mark.parametrize(
    ("title", "paragraph", "expected"),
    [
        ("Ralat: Feri Menabrak Dermaga", "Isi.", True),
        ("[RALAT] Feri Menabrak Dermaga", "Isi.", True),
        ("Koreksi atas Berita: Feri Menabrak Dermaga", "Isi.", True),
        ("CORRECTION - Ferry hits pier", "Text.", True),
        ("Feri Menabrak Dermaga", "Pembetulan: nama nakhoda diperbaiki.", True),
        ("Koreksi Indeks Berlanjut", "Koreksi harga terjadi di bursa.", False),
        ("Ralat Jadwal Kapal Ditunggu Warga", "Isi.", False),
        ("", "", False),
    ],
)
def test_a_correction_says_so_itself(
    title: str, paragraph: str, *, expected: bool
) -> None:
    """A mark stands behind the word; a market's correction has none."""
    assert expected == announces(Reading(title, [paragraph]))


def test_headlines_are_cited_in_quotes_or_behind_the_cue() -> None:
    """A quoted word or two is no headline."""
    text = Reading(
        "Ralat: Panen Cabai Melimpah", ['Judul "Feri Tiba di Sari" dan "x y".']
    )

    assert [
        ["panen", "cabai", "melimpah"],
        ["feri", "tiba", "di", "sari"],
    ] == cited(text)


def test_a_notice_is_linked_to_what_it_corrects() -> None:
    """By the headline that it cites, of the same outlet; it begins its own story."""
    desk = Desk()
    first = desk.judge(article(FERRY, offset=0, title=TITLE))
    desk.judge(article(HARVEST, offset=1, title=TITLE, source="warta"))
    said = decision(
        desk.judge(article(NOTICE, offset=2, title="Ralat: Nama Nakhoda Feri"))
    )

    assert ("followup", first.outputs[0].key) == (
        said["verdict"],
        (said["corrects"] or "").encode(),
    )
    assert said["of"] == said["corrects"]
    assert decision(first)["story"] != said["story"]


def test_a_notice_without_a_known_headline_stays_alone() -> None:
    """Nothing is guessed: neither another outlet's article nor none at all."""
    said = second(
        {"paragraphs": FERRY, "title": TITLE, "source": "warta"},
        {"paragraphs": NOTICE, "title": "Ralat: Nama Nakhoda"},
    )

    assert ("unique", None) == (said["verdict"], said["corrects"])


def test_a_corrected_copy_is_not_folded_away() -> None:
    """Another outlet's wire copy that says it corrects: it goes on, linked."""
    corrected = (FERRY[0].replace("Senin", "Selasa"), *FERRY[1:])
    said = second(
        {"paragraphs": FERRY, "title": TITLE},
        {"paragraphs": corrected, "title": f"Ralat: Kapal {TITLE}", "source": "warta"},
    )

    assert "followup" == said["verdict"]
    assert said["of"] == said["corrects"]


def test_an_announced_new_version_tells_what_it_corrects() -> None:
    """At its own address or at another one; it is no silent edit."""
    corrected = (*FERRY[:4], FERRY[4].replace("malam", "sore"), "Ralat: waktu diubah.")
    elsewhere = second(
        {"paragraphs": FERRY, "title": TITLE},
        {"paragraphs": corrected, "title": TITLE},
    )
    at_home = second(
        {"paragraphs": FERRY, "title": TITLE, "guid": "g"},
        {"paragraphs": corrected, "title": TITLE, "guid": "g"},
    )

    for said in (elsewhere, at_home):
        assert ("update", False) == (said["verdict"], said["silent_edit"])
        assert said["of"] == said["corrects"] is not None


def test_a_copy_of_a_notice_is_a_copy() -> None:
    """What corrects nothing new is folded like anything else."""
    notice = {"paragraphs": (*NOTICE, *MARKET), "title": "Ralat: Nama Nakhoda"}
    said = second(notice, notice | {"source": "warta", "title": "Ralat: Nakhoda Feri"})

    assert ("exact", None) == (said["verdict"], said["corrects"])


def test_a_correction_in_a_round_up_is_a_round_up() -> None:
    """Neither the parts nor their stories are corrected by it."""
    said = second(
        {"paragraphs": FERRY, "title": TITLE},
        {"paragraphs": (*FERRY[:3], *HARVEST), "title": "Ralat: Top 3 Berita Hari Ini"},
    )

    assert ("digest", None) == (said["verdict"], said["corrects"])


def test_the_answer_is_told_again_with_what_it_corrects() -> None:
    """A redelivered record gets the same bytes, links and paragraphs included."""
    desk = Desk()
    desk.judge(article(FERRY, offset=0, title=TITLE))
    notice = desk.judge(article(NOTICE, offset=1, title="Ralat: Nakhoda"))
    copy = desk.judge(article((*FERRY, MARKET[0]), offset=2, source="warta"))

    assert [5] == decision(copy)["local_paragraphs"]
    assert notice.outputs == desk.at(1).outputs
    assert copy.outputs == desk.at(2).outputs


def test_local_paragraphs_are_the_copys_own() -> None:
    """Not those that were edited, nor a word that stands alone."""
    edited = FERRY[1].replace("petugas pelabuhan", "wartawan")
    here = Reading("Feri", (MARKET[0], FERRY[0], edited, "Foto:", HARVEST[0]))

    assert (0, 4) == local_paragraphs(Pair(here, Reading("Feri", FERRY)))


def test_evidence_is_made_for_positives_only() -> None:
    """A follow-up shares passages as well; they prove nothing."""
    said = second(
        {"paragraphs": FERRY},
        {"paragraphs": (*HARVEST[:3], *FERRY[:3]), "title": "Panen"},
    )

    assert ("followup", [], []) == (
        said["verdict"],
        said["passages"],
        said["local_paragraphs"],
    )
