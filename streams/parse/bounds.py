"""Parse bounds what it emits, so that no later stage has to refuse it.

First the text that is read at all, then the body: paragraphs up to `max_body_bytes` as
JSON holds them, the last one cut at a word. Then the record: what explains is dropped
before what is read, in the order of LEAST_NEEDED.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from schemas.article import Flag, ParsedArticle
from schemas.codec import encode
from streams.settings import Settings

__all__ = ["cut_body", "cut_lede", "cut_text", "fit"]

LEAST_NEEDED = ("extra", "removed", "related", "quotes", "mentioned_dates", "credits")
MAX_LINES = 40_000
MAX_LEDE = 20_000  # signs; a lede is the first paragraph, which may be a whole book
SAFE_SHARE = 8  # a value this many times smaller than the limit cannot pass it
MOST_BYTES = 4  # of one sign as JSON holds it
FEW = 1_000  # entries of some hundred bytes

Flags = tuple[Flag, ...]


def cut_text(text: str, max_bytes: int) -> tuple[str, Flags]:
    """Cut a raw text at a line within the bytes and lines that are read at all."""
    kept = text if len(text) <= max_bytes else _at_line(text[:max_bytes])
    if kept.count("\n") > MAX_LINES:
        kept = "\n".join(kept.split("\n", MAX_LINES)[:MAX_LINES])
    return kept, (Flag.BODY_CUT,) if len(kept) < len(text) else ()


def cut_body(
    paragraphs: Sequence[str], max_bytes: int
) -> tuple[tuple[str, ...], Flags]:
    """Keep paragraphs while there is room; say with a flag when some are cut."""
    if sum(map(len, paragraphs)) * MOST_BYTES <= max_bytes:
        return tuple(paragraphs), ()
    kept: list[str] = []
    room = max_bytes
    for text in paragraphs:
        size = _size(text)
        if size > room:
            part = _cut(text, room)
            return (*kept, *([part] if part else [])), (Flag.BODY_CUT,)
        kept.append(text)
        room -= size
    return tuple(kept), ()


def cut_lede(text: str) -> str:
    """Shorten a lede that is a whole article in one paragraph."""
    return text if len(text) <= MAX_LEDE else _at_word(text[:MAX_LEDE])


def fit(article: ParsedArticle, settings: Settings, value_bytes: int) -> ParsedArticle:
    """Drop what is least needed until the record is within `max_record_bytes`.

    One made of a small value with few lists is not measured: it cannot be that large.
    """
    listed = len(article.removed) + len(article.related)
    if listed < FEW and value_bytes * SAFE_SHARE < settings.max_record_bytes:
        return article
    bounded = article
    for name in LEAST_NEEDED:
        if len(encode(bounded)) <= settings.max_record_bytes:
            return bounded
        flag = Flag.EXTRA_CUT if name == "extra" else Flag.BODY_CUT
        empty: object = {} if name == "extra" else ()
        flags = tuple(sorted({*bounded.flags, flag}))
        bounded = structs.replace(bounded, flags=flags, **{name: empty})
    return bounded


def _size(text: str) -> int:
    """Measure a text as JSON holds it: quotes and backslashes take two bytes."""
    plain = len(text) if text.isascii() else len(text.encode("utf-8"))
    return plain + text.count('"') + text.count("\\")


def _cut(text: str, room: int) -> str:
    """Cut at a word within so many bytes."""
    data = text.encode("utf-8")[: max(0, room)].decode("utf-8", "ignore")
    while data and _size(data) > room:
        data = data[: len(data) - max(1, (_size(data) - room) // 2)]
    return _at_word(data)


def _at_word(text: str) -> str:
    head, blank, _ = text.rpartition(" ")
    return (head if blank else text).strip()


def _at_line(text: str) -> str:
    head, end, _ = text.rpartition("\n")
    return head if end else _at_word(text)
