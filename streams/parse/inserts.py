"""Find what outlets put between (and glue to) the sentences of a line."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import repeat

from msgspec import Struct

from schemas.article import RemovedKind
from streams.parse import ads, bylines, promos
from streams.parse.cues import Cues, Found
from streams.parse.outlets import Mark, Outlets
from streams.parse.pieces import Cut
from streams.parse.wording import lowered

__all__ = ["Hit", "count_inserts", "inserts"]

MAX_REST = 160
FULL_STOPS = (".", "!", "?", "…")
STOPS = frozenset('.!?"”')  # nor in a closing quote
CUTS = {
    "follow": Cut(RemovedKind.AD, "ad.follow"),
    "watch": Cut(RemovedKind.AD, "ad.watch"),
    "widget": Cut(RemovedKind.AD, "ad.widget"),
    "appeared": Cut(RemovedKind.CREDIT, "credit.appeared"),
    "source": Cut(RemovedKind.CREDIT, "credit.source"),
    "page": Cut(RemovedKind.PAGE, "page.paging"),
}
INITIALS = Cut(RemovedKind.CREDIT, "credit.initials")
# Initials with a stroke are nothing else, whatever tags were glued behind them.
TAGGED = re.compile(r"\([a-z]{2,4}/[a-z]{2,4}\)[a-z0-9 -]{0,150}$")
LAST = 170
# "… kata dia. -- BERNAMA": an agency signs its story.
SIGNED = re.compile(
    r"(?:(?<=[.!?\"”’)])|^) ?[‒–—―-]{1,2} ?(?P<name>[A-Za-z][\w. ]{1,24})$"
)
DASHES = frozenset("‒–—―−-")
SIGNATURE = Cut(RemovedKind.CREDIT, "credit.signature")
NEAR_END = 40
NEAR = 6


class Hit(Struct, frozen=True):
    """A cut inside a line, as a span."""

    start: int
    end: int
    cut: Cut


def inserts(text: str, low: str, cues: Cues, outlets: Outlets) -> list[Hit]:
    """Find what was put between sentences, in order, without overlap."""
    hits = _general(text, cues.said(low)) if cues.phrases else []
    for mark in cues.marks:
        hits.extend(_of_outlet(low, mark))
    ending = _ending(text, outlets)
    if ending:
        hits.append(ending)
    if len(hits) < 2:  # noqa: PLR2004
        return hits
    return _without_overlap(sorted(hits, key=lambda hit: (hit.start, -hit.end)))


def _ending(text: str, outlets: Outlets) -> Hit | None:
    """Find "(abc/def)" or "-- BERNAMA" at the end of a line; neither ends in a stop."""
    if text[-1] in STOPS:
        return None
    at = text.rfind("(", -LAST)
    if at > 0 and (TAGGED.match(text, at) or _are_initials(text, at)):
        return Hit(at, len(text), INITIALS)
    tail = text[-NEAR_END:]
    if "-" not in tail and (tail.isascii() or DASHES.isdisjoint(tail)):
        return None
    signed = SIGNED.search(text, max(0, len(text) - NEAR_END))
    if signed and signed["name"].casefold() in outlets.names:
        return Hit(signed.start(), len(text), SIGNATURE)
    return None


def _are_initials(text: str, at: int) -> bool:
    behind = text[max(0, at - NEAR) : at].rstrip(" \"”'’)").endswith(FULL_STOPS)
    return behind and bylines.INITIALS.fullmatch(text, at) is not None


def _without_overlap(found: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _of_outlet(low: str, mark: Mark) -> Iterator[Hit]:
    at = low.find(mark.text)
    while at >= 0:
        end = at + len(mark.text)
        yield Hit(at, end, Cut(mark.kind, mark.rule))
        at = low.find(mark.text, end)


def _general(text: str, said: list[Found]) -> list[Hit]:
    if not said:
        return []
    found = _apart(text, said)
    limits = [*(one.start for one in found[1:]), len(text)]
    hits = map(_hit, repeat(text), found, limits)
    return [hit for hit in hits if hit]


def count_inserts(text: str, low: str, cues: Cues) -> int:
    """Count the phrases that begin something of their own."""
    return len(_apart(text, cues.said(low)))


def _apart(text: str, said: list[Found]) -> list[Found]:
    """List the phrases that stand apart from the sentences around, in order."""
    kept: list[Found] = []
    straight = curly = seen = 0
    for one in said:
        straight += text.count('"', seen, one.start)
        curly += text.count("“", seen, one.start) - text.count("”", seen, one.start)
        seen = one.start
        is_quoted = straight % 2 == 1 or curly > 0
        follows = bool(kept) and _follows(text, kept[-1], one)
        if follows or _stands_apart(text, one, is_quoted=is_quoted):
            kept.append(one)
    return kept


def _follows(text: str, last: Found, one: Found) -> bool:
    """Say whether a phrase needs no full stop before it.

    So is the next promo behind a promo's headline, and what touches a widget.
    """
    if last.what == "widget":
        return last.end == one.start
    return last.what == one.what == "promo" and text[one.start].isupper()


def _stands_apart(text: str, one: Found, *, is_quoted: bool) -> bool:
    """Say whether a phrase begins behind a sentence or was glued to one, unquoted."""
    at = one.start
    if at == 0 or text[at] == "[":
        return True
    glued = text[at - 1].isalnum() and (text[at].isupper() or one.what == "source")
    before = text[max(0, at - NEAR) : at].rstrip(" )]\"”'’")
    return not is_quoted and (glued or before.endswith(FULL_STOPS))


def _hit(text: str, one: Found, limit: int) -> Hit | None:
    """Judge a phrase and how far it reaches."""
    if one.what == "promo":
        return _promo(text, one.start, one.end, limit)
    if one.what == "glued":
        return _glued(text, one.start, one.end, limit)
    if one.what == "widget":
        return Hit(one.start, one.end, CUTS["widget"])
    if limit - one.start > MAX_REST or one.start == 0 or _is_told(text, one, limit):
        return None
    return Hit(one.start, limit, CUTS[one.what])


def _is_told(text: str, one: Found, limit: int) -> bool:
    """Say whether a sentence of the article only begins like a credit or a call."""
    if one.what == "appeared":
        return not bylines.names_origin(text, one.end)
    stretch = text[one.start : limit].rstrip()
    if one.what == "source":
        return not bylines.names_source(stretch, lowered(stretch))
    return one.what == "follow" and ads.tells(lowered(stretch))


def _promo(text: str, start: int, end: int, limit: int) -> Hit:
    stop = end + promos.resumes_at(text[end:limit])
    headline = promos.headline_of(text[end:stop])
    rule = f"promo.{promos.slug(text[start:end])}"
    return Hit(start, stop, Cut(RemovedKind.PROMO, rule, headline))


def _glued(text: str, start: int, end: int, limit: int) -> Hit | None:
    """Judge "… dia.Baca JugaSatu BeritaDua BeritaWarga pun …": links run together."""
    if not (
        text[end : end + 1].isupper()
        or text[end : end + 1].isdigit()
        or end == len(text)
    ):
        return None
    stop = end + promos.resumes_at(text[end:limit])
    return Hit(start, stop, Cut(RemovedKind.PROMO, "promo.baca-juga"))
