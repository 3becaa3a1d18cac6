"""What explain tells of one article, whichever of its records it is read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from schemas.article import (
    Credit,
    Dateline,
    MentionedDate,
    ParsedArticle,
    Published,
    Quote,
    Removed,
)
from schemas.codec import decode
from schemas.decisions import ClassifyDecision, DedupeDecision, ParseDecision
from schemas.enriched import EnrichedRecord
from schemas.topics import DUPLICATES, ENRICHED, PARSED

__all__ = ["READABLE", "View", "view_of"]

READABLE = (ENRICHED, DUPLICATES, PARSED)
PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The article with what was cut and found; `filed` are its subjects' literals."""

    origin: str
    source: str | None
    status: str
    format: str = "text"
    language: str = "und"
    title: str | None = None
    by: str | None = None
    published: Published | None = None
    dateline: Dateline | None = None
    paragraphs: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    quotes: tuple[Quote, ...] = ()
    credits: tuple[Credit, ...] = ()
    dates: tuple[MentionedDate, ...] = ()
    flags: tuple[str, ...] = ()
    dedupe: DedupeDecision | None = None
    classify: ClassifyDecision | None = None
    filed: frozenset[str] = field(default_factory=frozenset)


def view_of(topic: str, value: bytes) -> View:
    """Read a parsed, enriched or duplicate record; raises ValueError for no such."""
    if topic == PARSED:
        return _of_parsed(decode(value, ParsedArticle))
    return _of_enriched(decode(value, EnrichedRecord))


def _of_parsed(article: ParsedArticle) -> View:
    return View(
        origin=article.raw.origin,
        source=article.source,
        status=article.status.value,
        format=article.format.value,
        language=article.language.code,
        title=article.title,
        by=article.byline or ", ".join(article.authors) or None,
        published=article.published,
        dateline=article.dateline,
        paragraphs=article.paragraphs,
        removed=article.removed,
        quotes=article.quotes,
        credits=article.credits,
        dates=article.mentioned_dates,
        flags=tuple(article.flags),
    )


def _of_enriched(record: EnrichedRecord) -> View:
    stream = record.stream
    found = stream.parse
    body = _first(record.bodies)
    return View(
        origin=f"{stream.raw.topic}/{stream.raw.partition}/{stream.raw.offset}",
        source=stream.raw.source,
        status=record.pub_status,
        language=record.language or "und",
        title=_first(record.headlines),
        by=record.by or None,
        paragraphs=tuple(body.split(PARAGRAPH_BREAK)) if body else (),
        flags=tuple(stream.flags),
        dedupe=stream.dedupe,
        classify=stream.classify,
        filed=frozenset(one["literal"] for one in record.subjects or ()),
        **(_parsed(found) if found else {}),
    )


def _parsed(found: ParseDecision) -> dict[str, Any]:
    return {
        "format": found.format.value,
        "published": found.published,
        "dateline": found.dateline,
        "removed": found.removed,
        "quotes": found.quotes,
        "credits": found.credits,
        "dates": found.mentioned_dates,
    }


def _first(objects: Any) -> str | None:  # noqa: ANN401 - ninjs values, or unset
    return str(objects[0]["value"]) if objects else None
