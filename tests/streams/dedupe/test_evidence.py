"""Shared passages, changed sentences, numbers and names, silent edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schemas.decisions import Change
from streams.dedupe.changes import changed, is_silent
from streams.dedupe.pair import Pair
from streams.dedupe.passages import (
    MOST,
    MOST_CHARACTERS,
    all_passages,
    passages,
)
from streams.dedupe.reading import Reading
from tests.streams.dedupe.newsroom import FERRY, HARVEST, MARKET

STAMP = "2025-03-03T08:00:00+07:00"


def pair(old: Reading, new: Reading) -> Pair:
    """The newer text beside the older."""
    return Pair(new, old)


def test_passages_have_positions_in_both_texts() -> None:
    """The slices are the passages, whatever quotes and case."""
    here = f"Baru. {FERRY[0]} Titik. {HARVEST[1].upper()}"
    there = f"{HARVEST[1]}\n\n{FERRY[0]}"

    found = passages(here, there)

    assert [FERRY[0][:-1], HARVEST[1][:-1].upper()] == [p.text for p in found]
    assert [p.text for p in found] == [here[slice(*p.here)] for p in found]
    assert FERRY[0][:-1] == there[slice(*found[0].there)]


def test_passages_are_few_and_bounded() -> None:
    """The five longest, cut at a word when they are very long."""
    whole = " ".join((*FERRY, *HARVEST, *MARKET))
    (long,) = passages(whole, whole)
    parts = [f"Kata pembuka {n} {FERRY[n % 5]}" for n in range(8)]
    many = passages(" lalu ".join(parts), " kemudian ".join(FERRY))

    assert MOST_CHARACTERS >= len(long.text) > MOST_CHARACTERS - 40
    assert MOST == len(many)


def test_all_passages_are_whole_and_not_counted() -> None:
    """For a page that marks every one of them."""
    parts = [" ".join(FERRY[n % 5].split()[:9]) + f" nomor {n}" for n in range(8)]
    whole = " ".join(FERRY) * 2

    (long,) = all_passages(whole, whole)

    assert whole.rstrip(".") == long.text
    assert MOST < len(all_passages(" lalu ".join(parts), " kemudian ".join(parts)))


def test_short_runs_are_no_passages() -> None:
    """Seven words in a row may be chance."""
    assert () == passages("satu dua tiga empat lima enam", "satu dua tiga empat lima x")


def test_repeated_text_is_no_trouble() -> None:
    """A gram that stands in many places is tried in a few."""
    line = "satu dua tiga empat lima enam tujuh delapan "

    (found,) = passages(line, line * 9)

    assert (0, 43) == found.there


@given(st.text(alphabet="ab .", max_size=200), st.text(alphabet="ab .", max_size=200))
def test_passages_are_true(here: str, there: str) -> None:
    """Every passage stands in both texts at its places."""
    for found in passages(here, there):
        assert found.text == here[slice(*found.here)]
        assert found.text.split()[:1] == there[slice(*found.there)].split()[:1]


def test_a_correction_shows_sentence_number_and_name() -> None:
    """What an editor wants to see at once."""
    old = Reading("Panen", ["Menurut Sukma Lestari, 12 truk disiapkan.", FERRY[0]])
    new = Reading("Panen", ["Menurut Sukma Lestiani, 14 truk disiapkan.", FERRY[0]])

    found = changed(pair(old, new))

    assert (
        Change(
            from_="Menurut Sukma Lestari, 12 truk disiapkan.",
            to="Menurut Sukma Lestiani, 14 truk disiapkan.",
        ),
    ) == found.sentences
    assert (Change(from_="12", to="14"),) == found.numbers
    assert (Change(from_="Sukma Lestari", to="Sukma Lestiani"),) == found.names


def test_new_and_lost_sentences_have_one_side() -> None:
    """Nothing stands for what is not there."""
    old, new = Reading(None, FERRY[:2]), Reading(None, FERRY[1:3])

    found = changed(pair(old, new))

    assert (
        Change(from_=FERRY[0], to=None),
        Change(from_=None, to=FERRY[2]),
    ) == found.sentences


def test_a_silent_edit_has_no_new_stamp_and_no_note() -> None:
    """A new time, or a word about the correction, makes it an open one."""
    old = Reading("Feri", FERRY, STAMP)
    silent = Reading("Feri", FERRY[:4], STAMP)
    stamped = Reading("Feri", FERRY[:4], "2025-03-03T09:00:00+07:00")
    noted = Reading("Feri", (*FERRY[:4], "Ralat: nama nakhoda diperbaiki."), STAMP)
    unknown = Reading("Feri", FERRY[:4], None)

    assert [True, False, False, False] == [
        is_silent(pair(old, new)) for new in (silent, stamped, noted, unknown)
    ]


def test_an_old_note_tells_of_no_new_change() -> None:
    """A version with a note, edited once more without another one: silent."""
    note = "Ralat: nama nakhoda diperbaiki."
    old = Reading("Feri", (*FERRY, note), STAMP)
    again = Reading("Feri", (*FERRY[:4], note), STAMP)
    noted = Reading("Feri", (*FERRY[:4], note, "Koreksi: jam diubah."), STAMP)

    assert [True, False] == [is_silent(pair(old, new)) for new in (again, noted)]
