"""Who holds an office: "Kapolres" alone means the one that the article named so."""

from __future__ import annotations

import re

from streams.parse.names import (
    bare_name,
    is_initials,
    is_office,
    is_person,
    trailing_name,
)
from streams.parse.speakers import speaker_of

__all__ = ["holder"]

WINDOW = 160
MARKS = re.compile('["“”„«»]')
MAX_PLACES = 20
SHORT_FORMS = {
    "Ketum": "Ketua Umum",
    "Sekjen": "Sekretaris Jenderal",
    "Dirut": "Direktur Utama",
    "Dirjen": "Direktur Jenderal",
    "Wagub": "Wakil Gubernur",
    "Wabup": "Wakil Bupati",
    "Wawali": "Wakil Wali Kota",
    "Walkot": "Wali Kota",
    "Wapres": "Wakil Presiden",
    "Waka": "Wakil Ketua",
    "Mentan": "Menteri Pertanian",
    "Menkes": "Menteri Kesehatan",
    "Menkeu": "Menteri Keuangan",
    "Mendagri": "Menteri Dalam Negeri",
    "Menlu": "Menteri Luar Negeri",
    "Menhan": "Menteri Pertahanan",
    "Menhub": "Menteri Perhubungan",
    "Mendag": "Menteri Perdagangan",
    "Menag": "Menteri Agama",
    "Mensos": "Menteri Sosial",
    "Menaker": "Menteri Ketenagakerjaan",
    "Kapolri": "Kepala Kepolisian",
    "Kadinkes": "Kepala Dinas Kesehatan",
    "Kadisdik": "Kepala Dinas Pendidikan",
    "Kadishub": "Kepala Dinas Perhubungan",
    "Kades": "Kepala Desa",
}


def holder(told: str, text: str) -> str | None:
    """Name the last person told with this office; None when nobody is."""
    first, *rest = told.split()
    if not is_office(first) or is_initials(first):
        return None
    forms = [told]
    if first in SHORT_FORMS:
        forms.append(" ".join([SHORT_FORMS[first], *rest]))
    forms = [form for form in forms if form in text]
    for line in reversed(text.split("\n")) if forms else ():
        for form in forms:
            name = _named(form, line)
            if name is not None:
                return name
    return None


def _named(form: str, text: str) -> str | None:
    at = text.rfind(form)
    for _ in range(MAX_PLACES):
        if at < 0:
            break
        told = speaker_of(MARKS.split(text[at : at + WINDOW])[0]) or form
        name = bare_name(trailing_name(told))
        if told != form and is_person(name):
            return " ".join(name)
        at = text.rfind(form, 0, at)
    return None
