"""Cut one line into its body and what outlets put between: promos, ads, credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.article import RemovedKind
from streams.parse import ads, bylines, captions, furniture, promos
from streams.parse.outlets import Mark, Outlets
from streams.parse.pieces import Cut, Line, Piece
from streams.parse.wording import lowered

__all__ = ["sift"]

MAX_OWN = 400
MAX_REST = 160
# First words of lines that are no body; a longer line that begins otherwise is body.
SHORT = 70
ENDS = (")", "]", ":", '"', "'", "”", "’", "!", "…")
FULL_STOPS = ".!?…"
INLINE = re.compile(
    r"(?P<promo>(?:baca juga|baca pula|simak juga|lihat juga|pilihan editor|read also|also read|"
    r"baca selengkapnya) ?:)|(?P<glued>baca juga(?=[^\s:]|$))|"
    r"(?P<bracket>\[(?:gambas|video|embed|iklan|advertisement)[^\[\]]{0,100}\])|"
    r"(?P<follow>(?:ikuti|follow|gabung|join|dapatkan|update)[a-z ]{0,40} (?:whatsapp|wa channel|google news|telegram)|"
    r"ikuti whatsapp)|"
    r"(?P<watch>(?:simak|lihat|tonton)(?: juga)? video ?[:'\"“‘])|"
    r"(?P<appeared>(?:artikel|berita) ini (?:telah|sudah|pertama kali) (?:tayang|naik|terbit|dimuat))|"
    r"(?P<loading>loading\.\.\.)|(?P<source>sumber ?: )|(?P<page>(?:simak|baca|lihat) (?:[^.!?]|\.(?=\S)){0,140}halaman (?:berikut|selanjutnya))"
)
ANCHORS = (
    "juga",
    "baca ",
    "[",
    "whatsapp",
    "google news",
    "telegram",
    "video",
    " ini ",
    "sumber",
    "halaman",
    "editor",
    "pula",
    "wa channel",
    "loading...",
)
LAST_INITIALS = re.compile(
    rf"(?<=[.!?\"”'’)]) ?(?P<mark>{bylines.INITIALS.pattern})$|"
    # Initials with a stroke are nothing else, whatever tags were glued behind them.
    r"(?P<tagged>\([a-z]{2,4}/[a-z]{2,4}\)[a-z0-9 -]{0,150})$"
)
LAST = 170


@dataclass(frozen=True, slots=True)
class Hit:
    """A cut inside a line, as a span."""

    start: int
    end: int
    cut: Cut


def sift(line: Line, outlets: Outlets) -> list[Piece]:
    """List the parts of a line in order; body parts have no cut."""
    text, low = line.text, lowered(line.text)
    whole = _own(text, low, outlets)
    if whole is not None:
        return [Piece(line.number, text, whole)]
    return list(_parts(line, _hits(text, low, outlets)))


def _own(text: str, low: str, outlets: Outlets) -> Cut | None:
    """Judge the line as one whole."""
    mark = _mark(low, outlets)
    if mark:
        return mark
    if len(text) > MAX_OWN:
        return None
    promo = promos.own(text, low)
    if promo and promo[1] == len(text) and not INLINE.search(low, 4):
        return promo[0]
    return (
        ads.own(text, low)
        or furniture.own(text, low)
        or bylines.own(text, low)
        or captions.own(text, low, outlets)
    )


def _mark(low: str, outlets: Outlets) -> Cut | None:
    bare = low.rstrip(" :.!…")
    found = outlets.lines.get(bare)
    if found is None and len(low) <= MAX_OWN:
        found = next(
            (mark for mark in outlets.starts if low.startswith(mark.text)), None
        )
    if found is None:
        found = next((mark for mark in outlets.inline if mark.text == bare), None)
    return Cut(found.kind, found.rule) if found else None


def _hits(text: str, low: str, outlets: Outlets) -> list[Hit]:
    """Find what was put between sentences, in order, without overlap."""
    found: list[Hit] = []
    if any(anchor in low for anchor in ANCHORS):
        found += _general(text, low)
    for mark in outlets.inline:
        found += _of_outlet(text, low, mark)
    last = LAST_INITIALS.search(text, max(0, len(text) - LAST))
    if last:
        start = max(last.start("mark"), last.start("tagged"))
        found.append(Hit(start, len(text), Cut(RemovedKind.CREDIT, "credit.initials")))
    return _without_overlap(sorted(found, key=lambda hit: (hit.start, -hit.end)))


def _without_overlap(found: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _of_outlet(text: str, low: str, mark: Mark) -> Iterator[Hit]:
    at = low.find(mark.text)
    while at >= 0:
        end = at + len(mark.text)
        yield Hit(at, end, Cut(mark.kind, mark.rule))
        at = low.find(mark.text, end)


def _general(text: str, low: str) -> Iterator[Hit]:
    found = [one for one in INLINE.finditer(low) if _stands_apart(text, one)]
    for index, one in enumerate(found):
        limit = found[index + 1].start() if index + 1 < len(found) else len(text)
        hit = _hit(text, one, limit)
        if hit:
            yield hit


def _stands_apart(text: str, one: re.Match[str]) -> bool:
    """Say whether a mark begins behind a sentence or was glued to one, unquoted."""
    at = one.start()
    if at == 0:
        return True
    before = text[:at]
    if before.count('"') % 2 or before.count("“") > before.count("”"):
        return False
    glued = before[-1].isalnum() and (text[at].isupper() or one.lastgroup == "source")
    return (
        glued
        or before.rstrip(" )]\"”'’").endswith(tuple(FULL_STOPS))
        or text[at] == "["
    )


def _hit(text: str, one: re.Match[str], limit: int) -> Hit | None:
    """Judge a mark and how far it reaches."""
    start, end = one.span()
    kind = one.lastgroup
    if kind == "promo":
        return _promo(text, start, end, limit)
    if kind == "glued":
        return _glued(text, start, end, limit)
    if kind in {"bracket", "loading"}:
        return Hit(start, end, Cut(RemovedKind.AD, "ad.widget"))
    if limit - start > MAX_REST:
        return None
    cuts = {
        "follow": Cut(RemovedKind.AD, "ad.follow"),
        "watch": Cut(RemovedKind.AD, "ad.watch"),
        "appeared": Cut(RemovedKind.CREDIT, "credit.appeared"),
        "source": Cut(RemovedKind.CREDIT, "credit.source"),
        "page": Cut(RemovedKind.PAGE, "page.paging"),
    }
    return Hit(start, limit, cuts[str(kind)]) if start else None


def _promo(text: str, start: int, end: int, limit: int) -> Hit:
    stop = end + promos.resumes_at(text[end:limit])
    headline = promos.headline_of(text[end:stop])
    rule = f"promo.{promos.slug(text[start:end])}"
    return Hit(start, stop, Cut(RemovedKind.PROMO, rule, headline))


def _glued(text: str, start: int, end: int, limit: int) -> Hit | None:
    """Judge "… kata dia.Baca JugaSatu BeritaDua BeritaKalimat berikut": links run together."""
    if not (
        text[end : end + 1].isupper()
        or text[end : end + 1].isdigit()
        or end == len(text)
    ):
        return None
    stop = end + promos.resumes_at(text[end:limit])
    return Hit(start, stop, Cut(RemovedKind.PROMO, "promo.baca-juga"))


def _parts(line: Line, hits: list[Hit]) -> Iterator[Piece]:
    at = 0
    for hit in hits:
        yield from _piece(line, at, hit.start, None)
        yield from _piece(line, hit.start, hit.end, hit.cut)
        at = hit.end
    yield from _piece(line, at, len(line.text), None)


def _piece(line: Line, start: int, end: int, cut: Cut | None) -> Iterator[Piece]:
    text = line.text[start:end].strip()
    if text:
        yield Piece(line.number, text, cut)
