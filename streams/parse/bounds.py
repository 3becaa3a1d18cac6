"""Parse bounds what it emits, so that no later stage has to refuse it.

Body first: paragraphs up to `max_body_bytes`, the last one cut at a word. Then the record:
what explains is dropped before what is read, in the order of LEAST_NEEDED.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from schemas.article import Flag, ParsedArticle
from schemas.codec import encode
from streams.settings import Settings

__all__ = ["cut_body", "fit"]

LEAST_NEEDED = ("extra", "removed", "related", "quotes", "mentioned_dates", "credits")
MAX_PARAGRAPHS = 20_000
MAX_LISTED = 5_000  # removed lines, related headlines


def cut_body(
    paragraphs: Sequence[str], max_bytes: int
) -> tuple[tuple[str, ...], tuple[Flag, ...]]:
    """Keep paragraphs while there is room; say with a flag when some are cut."""
    kept: list[str] = []
    room = max_bytes
    for text in paragraphs[:MAX_PARAGRAPHS]:
        size = len(text) if text.isascii() else len(text.encode("utf-8"))
        if size > room:
            part = _cut(text, room)
            return (*kept, *([part] if part else [])), (Flag.BODY_CUT,)
        kept.append(text)
        room -= size
    if len(paragraphs) > MAX_PARAGRAPHS:
        return tuple(kept), (Flag.BODY_CUT,)
    return tuple(kept), ()


def fit(article: ParsedArticle, settings: Settings) -> ParsedArticle:
    """Drop what is least needed until the record is within `max_record_bytes`."""
    bounded = article
    if max(len(article.removed), len(article.related)) > MAX_LISTED:
        bounded = structs.replace(
            article,
            removed=article.removed[:MAX_LISTED],
            related=article.related[:MAX_LISTED],
            flags=_with(article.flags, Flag.BODY_CUT),
        )
    for name in LEAST_NEEDED:
        if _size(bounded) <= settings.max_record_bytes:
            return bounded
        flag = Flag.EXTRA_CUT if name == "extra" else Flag.BODY_CUT
        empty: object = {} if name == "extra" else ()
        bounded = structs.replace(
            bounded, flags=_with(bounded.flags, flag), **{name: empty}
        )
    return bounded


def _size(article: ParsedArticle) -> int:
    return len(encode(article))


def _with(flags: tuple[Flag, ...], flag: Flag) -> tuple[Flag, ...]:
    return tuple(sorted({*flags, flag}))


def _cut(text: str, room: int) -> str:
    """Cut at a word within so many bytes, never inside a sign."""
    data = text.encode("utf-8")[: max(0, room)].decode("utf-8", "ignore")
    head, blank, _ = data.rpartition(" ")
    return (head if blank else data).strip()
