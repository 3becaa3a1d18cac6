"""The zone of a page's country."""

from __future__ import annotations

from datetime import date

import pytest

from streams.parse.html_zones import country_zone


@pytest.mark.parametrize(
    ("url", "language", "expected"),
    [
        ("https://www.kabarnusa.co.id/a", None, "+07:00"),
        ("https://bote.de/a", "en", "+02:00"),
        ("https://ledger.co.uk/a", None, "+01:00"),
        ("https://gazeta.com.br/a", None, "-03:00"),
        ("https://khabar.in/a", None, "+05:30"),
        ("https://bote.com/a", "de-AT", "+02:00"),
        ("https://courrier.com/a", "fr-CA", None),
        ("https://courrier.com/a", "fr", "+02:00"),
        ("https://shimbun.com/a", "zh-Hant-TW", "+08:00"),
        ("https://portal.me/a", "id", "+07:00"),
        ("https://portal.com/a", "en", None),
        ("http://[broken", None, None),
        (None, None, None),
    ],
)
def test_host_region_language(
    url: str | None, language: str | None, expected: str | None
) -> None:
    """The host's country first, then a told region, then where the language lives."""
    assert expected == country_zone(url, language, date(2024, 5, 16))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 3, 30), "+01:00"),
        (date(2024, 3, 31), "+02:00"),
        (date(2024, 10, 26), "+02:00"),
        (date(2024, 10, 27), "+01:00"),
        (date(2021, 10, 31), "+01:00"),
    ],
)
def test_summer_time(day: date, expected: str) -> None:
    """From the last Sunday of March to that of October."""
    assert expected == country_zone("https://bote.de", None, day)
