"""Slots: numbers, dates and places of a text."""

from __future__ import annotations

from streams.slots import (
    MAX_SLOTS,
    MONTH_NUMBERS,
    MONTHS,
    dates,
    day,
    is_number,
    places,
    slots,
)
from streams.text import words


def test_weekdays_days_and_numeric_dates_are_dates() -> None:
    """Three ways of naming a day; a fraction of a plain word is none."""
    found = dates(words("Rabu (18/6/2025), 3 Maret, Sunday; nomor 12345/678901"))

    assert {"rabu", "18/6/2025", "3 maret", "sunday"} == found


def test_a_day_is_one_however_it_is_written() -> None:
    """With and without its year, in digits and in words; a weekday is a weekday."""
    written = ("18/6/2025", "18/06", "18 juni", "18 june", "018 jun")

    assert {"18/6"} == {day(date) for date in written}
    assert "senin" == day("senin")
    assert set(MONTH_NUMBERS) == {month[:3] for month in MONTHS}


def test_places_stand_behind_prepositions() -> None:
    """Up to three capitalised words, folded."""
    text = "Banjir di Lembah Hijau Raya dan ke Muara, bukan di rumah."

    assert {"lembah hijau raya", "muara"} == places(text)


def test_numbers_may_end_in_percent() -> None:
    """A share is a number, a word is none."""
    assert (True, True, False) == (is_number("3%"), is_number("7"), is_number("tiga"))


def test_slots_are_sorted_and_bounded() -> None:
    """However many numbers a table holds, the record stays small."""
    text = " ".join(str(number) for number in range(200))

    found = slots(words(text), text)

    assert MAX_SLOTS == len(found.numbers)
    assert tuple(sorted(found.numbers)) == found.numbers
