"""The words behind a verb of speech: role, body, name, circumstance."""

from __future__ import annotations

import pytest

from streams.parse.cast import MAX_LOOK_UPS, Cast
from streams.parse.offices import MAX_PLACES
from streams.parse.speakers import speaker_of
from streams.parse.subjects import subject_before


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ketua Paguyuban Anu, Sri Wahyuni.", "Sri Wahyuni"),
        ("Kepala Dinas Air, Tanah, dan Udara Anu, Sri Wahyuni.", "Sri Wahyuni"),
        ("Ketua Paguyuban Anu, Reuters melaporkan.", "Ketua Paguyuban Anu"),
        ("Ketua Paguyuban Anu, Senin (2/3).", "Ketua Paguyuban Anu"),
        ("Ketua Asosiasi Anu (AA) Sri Wahyuni, Senin.", "Ketua Sri Wahyuni"),
        ("Ketua Asosiasi Anu (AA) Blora, Sri Wahyuni.", "Sri Wahyuni"),
        ("M. Nasir di Blora.", "M. Nasir"),
        ("wartawan.", "wartawan"),
        ("", None),
    ],
)
def test_speakers(text: str, speaker: str | None) -> None:
    """Behind role and body the name; a medium, a day, a list are none."""
    assert speaker == speaker_of(text)


def test_a_sentence_that_goes_on_names_nobody() -> None:
    """Behind "Menurut" a comma must end the name: else the sentence goes on."""
    assert "Bupati Sari" == subject_before("Menurut Bupati Sari, Ombak Biru akan maju.")
    assert "Rini Sari" == subject_before("Menurut Ketua Anu, Rini Sari, air surut.")


def test_few_offices_are_looked_up() -> None:
    """The text is searched for some offices only, however many it is asked for."""
    cast = Cast(["Bupati Sari Dewi datang."])

    found = [cast.holder(f"Camat {number}") for number in range(MAX_LOOK_UPS)]

    assert [None] * MAX_LOOK_UPS == found
    assert cast.holder("Bupati") is None
    assert "Sari Dewi" == Cast(["Bupati Sari Dewi datang."]).holder("Bupati")
    assert Cast(["Bupati itu datang. " * MAX_PLACES]).holder("Bupati") is None


def test_a_glued_word_begins_no_name() -> None:
    """Behind the end of a word only the next capitalised word can be one."""
    assert "Dewi" == subject_before("padaSari Dewi mengatakan air surut.")
    assert subject_before("padaSari mengatakan air surut.") is None
    assert "Joko" == subject_before("Joko mengatakan itu padaSari mengeluh.")


def test_names_side_by_side() -> None:
    """What stands between name and verb may be a name itself; afar it is another."""
    far = "Ombak Biru tenang " * 12

    assert "Joko" == subject_before("Joko, Ketua Anu, mengaku kaget.")
    assert "Rini" == subject_before(f"Joko mengaku. {far}Rini menangis.")
