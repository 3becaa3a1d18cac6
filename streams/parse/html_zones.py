"""The clock of the country that a page is from: by its host, else by its language.

For clocks that name no zone. A country of several zones has none here. Europe's summer
runs from the last Sunday of March to the last of October (directive 2000/84/EC); no
zone database is asked, so the answer is the same on every machine.
"""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlsplit

__all__ = ["country_zone"]

_QUARTERS = {  # of an hour, east of Greenwich
    "ar": -12, "bd": 24, "bn": 32, "bo": -16, "br": -12, "by": 12, "cn": 32, "co": -20,
    "gh": 0, "hk": 32, "id": 28, "in": 22, "iq": 12, "is": 0, "jp": 36, "ke": 12,
    "kr": 36, "kw": 12, "lk": 22, "mm": 26, "my": 32, "na": 8, "ng": 4, "np": 23,
    "pe": -20, "ph": 32, "pk": 20, "qa": 12, "ru": 12, "sa": 12, "sg": 32, "sn": 0,
    "th": 28, "tr": 12, "tw": 32, "tz": 12, "ug": 12, "uy": -12, "ve": -16, "vn": 28,
    "za": 8, "zm": 8, "zw": 8,
}  # fmt: skip
_SUMMERS = {  # whole hours in winter, for those that keep Europe's summer
    "ad": 1, "al": 1, "at": 1, "ba": 1, "be": 1, "bg": 2, "ch": 1, "cy": 2, "cz": 1,
    "de": 1, "dk": 1, "ee": 2, "es": 1, "fi": 2, "fr": 1, "gb": 0, "gr": 2, "hr": 1,
    "hu": 1, "ie": 0, "it": 1, "li": 1, "lt": 2, "lu": 1, "lv": 2, "mk": 1, "mt": 1,
    "nl": 1, "no": 1, "pl": 1, "pt": 0, "ro": 2, "rs": 1, "se": 1, "si": 1, "sk": 1,
    "ua": 2, "uk": 0,
}  # fmt: skip
# Domains that the world uses for its own name's sake.
_WORLDLY = frozenset(("ad", "al", "gg", "is", "li", "mm", "me", "tv"))
_LANGUAGES = {
    "bg": "bg", "cs": "cz", "da": "dk", "de": "de", "el": "gr", "et": "ee", "fi": "fi",
    "fr": "fr", "hi": "in", "hr": "hr", "hu": "hu", "id": "id", "it": "it", "ja": "jp",
    "jv": "id", "ko": "kr", "lb": "lu", "lt": "lt", "lv": "lv", "ms": "my", "nb": "no",
    "ne": "np", "nl": "nl", "nn": "no", "no": "no", "pl": "pl", "ro": "ro", "ru": "ru",
    "si": "lk", "sk": "sk", "sl": "si", "sr": "rs", "su": "id", "sv": "se", "sw": "ke",
    "th": "th", "tr": "tr", "uk": "ua", "vi": "vn", "zh": "cn",
}  # fmt: skip
_REGION = 2


def country_zone(url: str | None, language: str | None, day: date) -> str | None:
    """Write the zone as ±HH:MM on this day (its noon); None where it is not known."""
    for country in _countries(url, language):
        if country in _QUARTERS:
            return _written(_QUARTERS[country] * 15)
        if country in _SUMMERS:
            return _written(60 * (_SUMMERS[country] + _is_summer(day)))
    return None


def _countries(url: str | None, language: str | None) -> tuple[str, ...]:
    """Give the host's country, the language's region, its home; the surest first.

    A region that is told forbids the language's home: French of Canada is not Paris'.
    """
    end = _host_end(url)
    parts = (language or "").lower().replace("_", "-").split("-")
    regions = [part for part in parts[1:] if len(part) == _REGION]
    home = _LANGUAGES.get(parts[0], "")
    return (end, *(regions[:1] or [home]))


def _host_end(url: str | None) -> str:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # a broken IPv6 address
        return ""
    end = host.rpartition(".")[2]
    return "" if end in _WORLDLY else end


def _is_summer(day: date) -> bool:
    return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _written(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
