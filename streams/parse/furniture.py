"""Paging, navigation, time stamps and legal lines around an article."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re

from schemas.article import RemovedKind
from streams.parse.pieces import Cut
from streams.parse.wording import key, lowered, phrases

__all__ = ["is_stamp", "own"]

MAX_LINE = 260
MAX_STAMP = 90
MAX_LABEL = 50
PAGES = phrases(
    """
    back to top | bersambung | daftar isi | enditem | halaman all | halaman berikutnya
    | halaman sebelumnya | halaman selanjutnya | kembali ke atas | lebih banyak |
    lihat foto | lihat gambar | lihat semua | lihat semuanya | load more | muat
    lainnya | next page | previous page | purchase licensing rights | read more | see
    all | selengkapnya | selesai | semua halaman | show all | show more | table of
    contents | tampilkan semua | tampilkan semua halaman | tim redaksi | url telah
    tercopy | view all | view photo
    """
)
PAGING = re.compile(
    r"(?:halaman|hal|page|laman|muka surat) ?:? ?\d{1,3}(?: ?(?:dari|of|/|"
    r"daripada) ?\d{1,3})?\.?$|"
    r"(?:halaman|page) ?: ?(?:\d{1,2} ?){1,12}(?:selanjutnya|next|all|show all)?$|"
    r"(?:\d{1,2} ){2,12}(?:selanjutnya|next|last|show all)?$|"
    r"\d{1,2} ?/ ?\d{1,2} ?halaman$"
)
NEXT_PAGE = re.compile(
    r"(?:simak|baca|lihat|klik|buka|lanjut|bersambung|selengkapnya|ke(?= halaman)|"
    r"read|continue|next|berlanjut|selanjutnya|lanjutkan|cek)"
    r"[^.!?]{0,160}(?:halaman (?:berikut|selanjutnya|kedua|ketiga|dua|tiga|"
    r"\d{1,2}(?= ?(?:[.…>»:]|$|untuk |lihat |selengkapnya)))|"
    r"next page|laman (?:berikut|selanjutnya))"
    r"(?: ?ini| ?nya|nya)?[^.!?]{0,30}(?:di ?sini)?[ .!…>»:]{0,8}$"
)
RULE = re.compile(r"[*\-_=~•.#+–—]{2,}$|(?:\* ?){2,}$|[*■□◆]$")
# Such words begin sentences as well: "Privacy policy experts met on Monday."
FOOTER = re.compile(
    r"\W{0,3}(?:copyright(?= ?(?:©|\(c\)|by |:|\d)|$|"
    r"[^.]{0,60}\d{4}[).,]{0,2}(?:$| all ))|all rights reserved|©|\(c\) ?\d{4}|"
    r"(?:seluruh )?hak cipta(?= ?(?:©|\(c\)|:|\d{4})| dilindungi|$|"
    r"[^.]{0,60}\d{4}\W?$)|"
    r"dilarang keras(?= [^.]{0,160}(?:konten|artikel|berita|situs|menyalin|mengutip|"
    r"menggandakan|crawling))|disclaimer ?:|penafian ?:|"
    r"(?:terms of (?:use|service)|privacy policy|kebijakan privasi)[^.!?]{0,60}$)"
)
# What a house says of its writers' opinions.
DISCLAIMER = re.compile(
    r"\W{0,3}(?:(?:nota|catatan|note) ?: ?)?(?:pandangan|pendapat|opini|isi|artikel|"
    r"tulisan|konten|kolom|the (?:views|opinions)|opinions|views) (?:yang (?:dikongsi|"
    r"dinyatakan|disampaikan|dikemukakan)|dalam|di dalam|pada|ini|penulis|artikel|"
    r"expressed)(?![a-z])[^.!?]{0,120}(?:(?:tidak|bukan|tak)(?: [a-z]+){0,2} "
    r"(?:mewakili|mencerminkan|menggambarkan)[^.!?]{0,40} (?:redaksi|pandangan|"
    r"pendapat|sikap|posisi|kebijakan|pendirian|media|portal|institusi|lembaga)(?![a-z])|"
    r"tanggung ?jawab (?:penulis|pribadi|sepenuhnya)|not necessarily (?:reflect|"
    r"represent)|not (?:reflect|represent)[^.!?]{0,30} (?:views?|opinions?|positions?|"
    r"polic(?:y|ies))(?![a-z])|"
    r"the author'?s (?:own|alone)|(?:his|her|their) own)"
)
TAGS = re.compile(r"(?:tags?|kata kunci|keywords?)(?: terkait)? ?: ?")
MONTHS = (
    "jan|feb|mar|mac|apr|mei|may|jun|jul|agu|agt|aug|ogo|sep|okt|oct|nov|des|dec|dis"
)
DAY = (
    rf"\d{{1,2}}[ /.-](?:\d{{1,2}}|(?:{MONTHS})[a-z]{{0,8}}\.?)[ /.,-]{{1,2}}\d{{4}}|"
    rf"(?:{MONTHS})[a-z]{{0,8}}\.? \d{{1,2}},? \d{{4}}"
)
TIME = (
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:wib|wita|wit|myt|sgt|gmt ?[+-]\d{1,2}|gmt|utc|est|edt|"
    r"pagi|siang|sore|petang|malam|tengah hari))?"
)
# What may stand before a time of publication: "Kompas.com -", "Diperbarui".
LEAD = r"(?:(?:[a-z][a-z.'/-]{0,24}[:,|]?|[-|•–—]) )"
DAY_OF_WEEK = (
    r"(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|isnin|khamis|jumaat|ahad|mon|"
    r"tues?|wed|thu(?:rs)?|fri|sat|sun)(?:day|nesday|urday)?,? ?)?"
)
CLOCK = rf" ?[,|@•·●-]? ?(?:pukul |at |jam )?(?:{TIME})"
STAMP = re.compile(
    rf"{LEAD}{{0,6}}(?:[a-z.]{{1,24}}[:|-])?{DAY_OF_WEEK}(?:{DAY}){CLOCK}$|"
    rf"{LEAD}{{0,3}}(?:[a-z.]{{1,24}}[:|-])?{DAY_OF_WEEK}(?:{DAY})$|"
    rf"{DAY_OF_WEEK}(?:{DAY})(?:{CLOCK})?\.$"
)
AGO = re.compile(
    r"\d{1,3} (?:detik|menit|jam|hari|minggu|bulan|seconds?|minutes?|hours?|days?|"
    r"weeks?)(?: yang)? (?:lalu|ago)$"
)


def own(text: str, low: str) -> Cut | None:
    """Judge a whole line."""
    if RULE.match(text):
        return Cut(RemovedKind.FOOTER, "footer.rule")
    if len(text) > MAX_LINE:
        return None
    if FOOTER.match(low) or DISCLAIMER.match(low):
        return Cut(RemovedKind.FOOTER, "footer.legal")
    if TAGS.match(low):
        return Cut(RemovedKind.PAGE, "page.tags")
    if (
        (len(text) <= MAX_LABEL and key(text) in PAGES)
        or PAGING.match(low)
        or NEXT_PAGE.match(low)
    ):
        return Cut(RemovedKind.PAGE, "page.paging")
    return None


def is_stamp(text: str) -> bool:
    """Say whether a line only tells when (and perhaps where) it was published."""
    if len(text) > MAX_STAMP:
        return False
    low = lowered(text)
    return STAMP.match(low) is not None or AGO.match(low) is not None
