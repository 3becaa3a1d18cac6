"""Dates as pages of many countries show them."""

# ruff: noqa: RUF001 - look-alike letters and dashes are meant

from __future__ import annotations

import pytest

from streams.parse.written_dates import is_update, stamps


def shown(text: str) -> list[str]:
    """Write each date that is found in a text as day, clock and zone."""
    return [
        f"{s.day}"
        + (f" {s.hour:02}:{s.minute:02}" if s.hour is not None else "")
        + (f" {s.zone}" if s.zone else "")
        + (" update" if s.is_update else "")
        for s in stamps(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12. März 2024, 14:05 Uhr", "2024-03-12 14:05"),
        ("Publié le 12 mars 2024 à 14h05", "2024-03-12 14:05"),
        ("12 de marzo de 2024 a las 14:05", "2024-03-12 14:05"),
        ("1 Aprile 2025 15:25 di Anna", "2025-04-01 15:25"),
        ("12/03/2024 14h05", "2024-03-12 14:05"),
        ("Giriş: 12.03.2024 - 14:05", "2024-03-12 14:05"),
        ("12 Mart 2024 Salı 14:05", "2024-03-12 14:05"),
        ("12 марта 2024, 14:05", "2024-03-12 14:05"),
        ("1 stycznia 2024, 8:05", "2024-01-01 08:05"),
        ("12 mars 2024 kl. 14.05", "2024-03-12 14:05"),
        ("2024. március 12. 14:05", "2024-03-12 14:05"),
        ("2024年6月10日(月) 18時30分", "2024-06-10 18:30"),
        ("입력 2024.03.12. 오후 2:05", "2024-03-12 14:05"),
        ("2024/3/12 14:05", "2024-03-12 14:05"),
        ("12 मार्च 2024, 14:05 IST", "2024-03-12 14:05 +05:30"),
        ("Thứ hai, 12/3/2024, 14:05 (GMT+7)", "2024-03-12 14:05 +07:00"),
        ("12 tháng 3, 2024 14:05 UTC+05:30", "2024-03-12 14:05 +05:30"),
        ("Mac 12, 2024 @ 2:05pm", "2024-03-12 14:05"),
        ("March 12th, 2024 12:20 a.m. EST", "2024-03-12 00:20 -05:00"),
        ("Tue, 12 Mar 2024 14:05:00 +0100", "2024-03-12 14:05 +01:00"),
        ("2024-03-12 14:05:00 +0700", "2024-03-12 14:05 +07:00"),
        ("PUBLISHED: 15:56 BST, 27 April 2024", "2024-04-27 15:56 +01:00"),
        ("Tue 12 Mar 2024 14.05 GMT", "2024-03-12 14:05 +00:00"),
        ("12.03.24, 14:05", "2024-03-12 14:05"),
        ("3/25/2024 10:00 AM", "2024-03-25 10:00"),
        ("12 Mar 2024 14:05 pm", "2024-03-12 14:05"),
        ("12 Mar 2024 25:99", "2024-03-12"),
        ("March 12, 2024", "2024-03-12"),
    ],
)
def test_one_date(text: str, expected: str) -> None:
    """Day, month by name or number, clock in front or behind, zone if named."""
    assert [expected] == shown(text)


@pytest.mark.parametrize("text", ["", "45.13.2024", "12 Anu 2024", "1.2.24", "2024"])
def test_no_date(text: str) -> None:
    """Days that cannot be, words that are no month, short years without a clock."""
    assert [] == shown(text)


def test_each_date_has_its_own_clock() -> None:
    """What stands between two dates belongs to the first; updates are named."""
    text = "Publié le 12 mars 2024 à 14h05, modifié le 13 mars 2024 à 09h10"

    assert ["2024-03-12 14:05", "2024-03-13 09:10 update"] == shown(text)
    assert is_update("Zuletzt aktualisiert")
    assert not is_update("Veröffentlicht")
