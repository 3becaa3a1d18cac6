"""Who holds an office: "Kapolres" alone means the one that the article named so."""

# ruff: noqa: SIM905 - word tables read best as text

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

__all__ = ["holder", "is_human", "pointed"]

WINDOW = 160
POINTING = (" itu", " ini", " tersebut")
MARKS = re.compile('["“”„«»]')
MAX_PLACES = 20
HUMANS = frozenset(
    """
    pria wanita perempuan lelaki gadis pemuda ibu bapak ayah kakek nenek politikus
    politisi aktor aktris artis musisi komika dokter guru dosen kiper gelandang bek
    striker kapten menteri presiden jenderal atlet mahasiswa warga saksi petugas
    mantan eks bintang vokalis sutradara ekonom wartawan anggota tersangka korban
    the wakil ketua
    """.split()
)
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


def pointed(told: str, before: str) -> list[str] | None:
    """Name whom the noun of "pelatih itu" was told of last, in the text before.

    Empty: somebody unnamed ("Petugas menggeleng."); None: nothing tells it.
    """
    noun = told.split(maxsplit=1)[0]
    large = noun.capitalize()
    at = max(before.rfind(f" {noun} "), before.rfind(f"\n{large} "))
    at = max(at, before.rfind(f". {large} ") + 1)
    if at <= 0 and not before.startswith(f"{large} "):
        return None
    window = MARKS.split(before[at:].strip()[:WINDOW].partition("\n")[0])[0]
    who = speaker_of(window) or noun
    name = bare_name(trailing_name(who))
    if is_person(name):
        return name
    is_subject = window.startswith(large) and not any(map(who.__contains__, POINTING))
    return [] if is_subject else None


def is_human(told: str) -> bool:
    """Say whether a noun in small letters tells of a person: "pelatih itu"."""
    noun = told.split(maxsplit=1)[0]
    return noun.startswith("pe") or noun in HUMANS
