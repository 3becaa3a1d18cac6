"""Find the dates that pages show their readers, with their clocks, in many languages.

Numbers are read day first, as all but American newsrooms write them; a month over
twelve shows an American date. Months are told by name, so one search serves all
languages.
"""

# ruff: noqa: RUF001 - look-alike letters and dashes are meant

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from streams.parse.calendar_words import MONTHS, ZONES, as_date

__all__ = ["Stamp", "is_update", "stamps"]

# A line a month, beside the Indonesian, Malay and English names of calendar_words.
_NAMES = """
januar jänner jän janvier janv enero ene gennaio gen janeiro stycznia ledna ocak \
января янв січня январь tammikuuta ianuarie ιανουαρίου január जनवरी يناير \
januari
februar feber février févr fév fevr febrero febbraio fevereiro fev lutego února \
şubat февраля фев лютого helmikuuta februarie φεβρουαρίου február फरवरी فبراير
märz mär mrz mars marzo março maart mrt marca března mart марта мар березня \
maaliskuuta martie μαρτίου március március मार्च مارس marts machi
avril avr abril abr aprile kwietnia dubna nisan апреля апр квітня huhtikuuta \
aprilie απριλίου április अप्रैल أبريل aprili
mai maj mayo maggio mag maio maja května mayıs мая травня toukokuuta μαΐου május \
मई مايو
juin junio giugno giu junho czerwca června haziran июня июн червня kesäkuuta \
iunie ιουνίου június जून يونيو
juillet juil julio luglio lug julho lipca července temmuz июля июл липня \
heinäkuuta iulie ιουλίου július जुलाई يوليو
août aout agosto ago augusti sierpnia srpna ağustos августа авг серпня elokuuta \
αυγούστου augusztus अगस्त أغسطس agosti
septembre septiembre settembre setembro set września září eylül сентября сен \
вересня syyskuuta septembrie σεπτεμβρίου szeptember सितंबर سبتمبر septemba
octobre octubre ottobre ott outubro out października října ekim октября окт \
жовтня lokakuuta octombrie οκτωβρίου október अक्टूबर أكتوبر oktoba
novembre noviembre novembro listopada kasım ноября ноя листопада marraskuuta \
noiembrie νοεμβρίου नवंबर نوفمبر novemba
dezember dez décembre déc dicembre dic diciembre dezembro grudnia prosince \
aralık декабря дек грудня joulukuuta decembrie δεκεμβρίου दिसंबर ديسمبر desemba
"""
_MONTHS = {
    **{
        name: number
        for number, names in enumerate(_NAMES.strip().splitlines(), 1)
        for name in names.split()
    },
    **MONTHS,
}
_WORD = r"[^\s\d.,;:/()|<>-]{3,13}"
_DATE = re.compile(
    r"(?<![\d.,:/-])(?:"
    r"(?P<y1>(?:19|20)\d\d)\s?[年년./-]\s?(?P<m1>\d\d?)\s?[月월./-]\s?(?P<d1>\d\d?)"
    r"(?!\d)\s?[日일.]?"
    r"|(?P<d2>\d\d?)\s?(?P<sep>[./-])\s?(?P<m2>\d\d?)\s?(?P=sep)\s?(?P<y2>(?:\d\d)?\d\d)"
    r"|(?P<d3>\d\d?)(?:\.|er|º|ª|st|nd|rd|th)?[\s-](?:de\s|da\s|tháng\s)?"
    rf"(?P<w3>{_WORD}|\d\d?)[.,]?[\s-](?:del?\s|năm\s)?(?P<y3>\d{{4}})"
    rf"|(?P<y4>\d{{4}})\.\s(?P<w4>{_WORD})\s(?P<d4>\d\d?)\."
    r")(?!\d)"
    rf"|(?<![^\W\d_])(?P<w5>{_WORD})\.?\s(?P<d5>\d\d?)(?:st|nd|rd|th)?,?\s"
    r"(?P<y5>\d{4})(?!\d)"
)
_ZONE = (
    r"\s?\(?(?P<zone>(?:GMT|UTC)\s?[+-]\s?\d\d?(?::?\d\d)?|[A-Z]{1,4}\b"
    r"|[+-]\d\d:?\d\d\b)?"
)
_HALVES = "上午|下午|午前|午後|오전|오후|AM|PM"
_TIME = (
    rf"(?P<early>{_HALVES})?\s?(?P<hour>\d\d?)\s?[:.hH時时시点點]\s?(?P<minute>\d\d)"
    r"(?![\d/])(?::\d\d(?![\d:]))?\s?(?:分|분)?"
    r"\s?(?P<half>[aApP]\.?\s?[mM]\b\.?)?(?:\s?(?:Uhr|Hs|hrs?|h)\b\.?)?" + _ZONE
)
# Up to two short words lead to the clock: "um", "à", "a las", "alle ore", "kl.", "в".
_AFTER = re.compile(
    r"\s?(?:г\.|р\.)?[\s,|•·–—@(/-]{0,6}"
    rf"(?:(?!{_HALVES})[^\W\d_]{{1,5}}\.?\)?[\s,|–-]{{1,3}}){{0,2}}" + _TIME
)
_BEFORE = re.compile(_TIME + r"\)?[\s,|•·–—-]{0,6}(?:[^\W\d_]{1,10}\.?,?\s){0,2}\Z")
_REACH = 48  # signs in front of a date that may hold its clock
_UPDATE = re.compile(
    r"updat|aktualis|actuali|diperbarui|kemas ?kini|modifi|mis à jour|\bmaj\b|aggiorn"
    r"|atualiz|güncel|uppdater|oppdater|opdater|endret|ændret|bijgewerkt|gewijzigd"
    r"|zaktualiz|обновл|изменен|оновлен|更新|수정|更正|geändert|cập nhật|päivite"
    r"|frissít|edited|\blast\b|تحديث|अपडेट|aktuali",
    re.IGNORECASE,
)
_LATE = frozenset(("下午", "午後", "오후", "pm"))
_HALF_DAY = 12


class Stamp(Struct, frozen=True, kw_only=True):
    """A date as it was shown; `zone` as ±HH:MM if named, `is_update` if said so."""

    at: int  # its place in the text
    day: date
    hour: int | None = None
    minute: int = 0
    zone: str | None = None
    is_update: bool = False


def stamps(text: str) -> Iterator[Stamp]:
    """Find the dates of a short text in order; the caller bounds its length."""
    last = 0
    for found in _DATE.finditer(text):
        day = _day(found)
        if day is None:
            continue
        before = text[max(last, found.start() - _REACH) : found.start()]
        clock = _AFTER.match(text, found.end()) or _BEFORE.search(before)
        last = max(found.end(), clock.end() if clock and clock.string is text else 0)
        is_short = found["y2"] is not None and len(found["y2"]) == 2  # noqa: PLR2004
        if clock is None and is_short:
            continue  # "1.2.24" alone may be anything
        yield _stamp(found.start(), day, clock, is_update=is_update(before))


def is_update(label: str) -> bool:
    """Say whether a label in front of a time calls it an update."""
    return _UPDATE.search(label) is not None


def _stamp(
    at: int, day: date, clock: re.Match[str] | None, *, is_update: bool
) -> Stamp:
    if clock is None or (hour := _hour(clock)) > 23 or int(clock["minute"]) > 59:  # noqa: PLR2004
        return Stamp(at=at, day=day, is_update=is_update)
    return Stamp(
        at=at,
        day=day,
        hour=hour,
        minute=int(clock["minute"]),
        zone=_zone(clock["zone"]),
        is_update=is_update,
    )


def _day(found: re.Match[str]) -> date | None:
    if found["y1"]:
        return as_date(int(found["y1"]), int(found["m1"]), int(found["d1"]))
    if found["y2"]:
        year, month, day = int(found["y2"]), int(found["m2"]), int(found["d2"])
        year += 2000 if year < 100 else 0  # noqa: PLR2004
        return as_date(year, month, day) or as_date(year, day, month)
    form = "3" if found["y3"] else "4" if found["y4"] else "5"
    word = found[f"w{form}"].lower()
    month = int(word) if word.isdecimal() else _MONTHS.get(word, 0)
    return as_date(int(found[f"y{form}"]), month, int(found[f"d{form}"]))


def _hour(clock: re.Match[str]) -> int:
    half = (clock["early"] or clock["half"] or "").lower().replace(".", "")
    half = half.replace(" ", "")
    hour = int(clock["hour"])
    if not half or hour > _HALF_DAY:
        return hour
    return hour % _HALF_DAY + (_HALF_DAY if half in _LATE else 0)


def _zone(name: str | None) -> str | None:
    """Write a zone as ±HH:MM; None when it is none."""
    text = (name or "").replace(" ", "").replace(":", "")
    bare = text.removeprefix("GMT").removeprefix("UTC")
    if not bare or bare[0] not in "+-":
        return ZONES.get(text.lower())
    digits = bare[1:]
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")  # noqa: PLR2004
    return f"{bare[0]}{int(hours):02}:{minutes}"
