"""Months, weekdays and zones as Indonesian, Malay and English newsrooms write them."""

# ruff: noqa: RUF001 - look-alike quotes and dashes are meant

from __future__ import annotations

from datetime import date

__all__ = ["DAYS", "DAY_WORDS", "MONTHS", "MONTH_WORDS", "ZONES", "as_date"]

# fmt: off
_MONTH_NAMES = (
    "januari jan january jan.",
    "februari feb february pebruari peb febuari feb.",
    "maret mar march mac mar.",
    "april apr apr.",
    "mei may",
    "juni jun june jun.",
    "juli jul july julai jul.",
    "agustus agu ags agt agst august aug ogos ogo agustus.",
    "september sep sept sep.",
    "oktober okt october oct okt.",
    "november nov nopember nop nov.",
    "desember des december dec disember dis des.",
)
_DAY_NAMES = (
    "senin isnin monday mon sen",
    "selasa tuesday tue tues sel",
    "rabu wednesday wed rab",
    "kamis khamis thursday thu thurs kam",
    "jumat jum'at jum’at jumaat friday fri jum",
    "sabtu saturday sat sab",
    "minggu ahad sunday sun min",
)
ZONES = {
    "wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "myt": "+08:00",
    "mst": "+08:00",
    "sgt": "+08:00", "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "wast": "+02:00",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "pst": "-08:00",
    "pdt": "-07:00", "et": "-05:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "jst": "+09:00", "kst": "+09:00", "ist": "+05:30", "hkt": "+08:00",
}
# fmt: on
MONTHS = {
    name: number
    for number, names in enumerate(_MONTH_NAMES, 1)
    for name in names.split()
}
DAYS = {
    name: number for number, names in enumerate(_DAY_NAMES) for name in names.split()
}


def _alternatives(words: dict[str, int]) -> str:
    plain = sorted((w for w in words if "." not in w), key=lambda w: (-len(w), w))
    return "|".join(plain)


MONTH_WORDS = _alternatives(MONTHS)
DAY_WORDS = _alternatives(DAYS)


def as_date(year: int, month: int, day: int) -> date | None:
    """Make a calendar day; None for a day that does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
