"""The output contract: a judged article as ninjs 3.1 (IPTC, CC BY 4.0) plus `stream`.

Dedupe writes duplicates with it, classify everything else. Nothing is invented: a time
that is only a day, or none at all, is left out rather than filled up.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from schemas.article import ParsedArticle, Precision, Status
from schemas.decisions import (
    ClassifyDecision,
    DedupeDecision,
    JudgedArticle,
    ParseDecision,
    StreamBlock,
    StreamRaw,
    Versions,
)
from schemas.enriched import STANDARD, EnrichedRecord, Objects
from streams.text import joined

__all__ = [
    "CREATOR",
    "UNKNOWN_TIME",
    "Subject",
    "canceled",
    "enriched",
    "parse_decision",
    "raw_of",
]

CREATOR = "kawat"
UNKNOWN_TIME = "1970-01-01T00:00:00"  # what a raw record without a time carries

_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)", re.ASCII
)


class Subject(Struct, frozen=True, kw_only=True):
    """A media topic that the article is filed under; whole percents."""

    uri: str
    literal: str
    name: str
    confidence: int
    relevance: int


def enriched(
    judged: JudgedArticle,
    decision: ClassifyDecision | None = None,
    versions: Versions | None = None,
    subjects: tuple[Subject, ...] = (),
) -> EnrichedRecord:
    """Write the record of a judged article; a takedown becomes a canceled one."""
    article = judged.article
    if article is None or article.status is Status.CANCELED:
        return canceled(judged)
    stream = judged.stream
    created = _first_created(judged.version, stream.raw, stream.dedupe)
    return EnrichedRecord(
        uri=judged.uri,
        version=str(judged.version),
        pub_status=article.status.value,
        standard=STANDARD,
        type="text",
        language=article.language.code,
        headlines=_values(article.title),
        bodies=_bodies(article),
        descriptions=_values(article.lede),
        by=article.byline or ", ".join(article.authors) or UNSET,
        located=(article.dateline and article.dateline.place) or UNSET,
        content_created=_published(article),
        first_created=created,
        version_created=_moment(stream.raw.timestamp),
        embargoed_until=_moment(article.embargoed_until),
        info_sources=_info_sources(article),
        alt_ids=_alt_ids(article),
        subjects=_subjects(subjects),
        associations=_associations(judged.uri, stream.dedupe),
        stream=replace(
            stream,
            parse=stream.parse or parse_decision(article),
            classify=decision,
            flags=stream.flags or article.flags,
            versions=versions or stream.versions,
        ),
    )


def canceled(judged: JudgedArticle) -> EnrichedRecord:
    """Write what a reader needs to withdraw the article, and no text."""
    return EnrichedRecord(
        uri=judged.uri,
        version=str(judged.version),
        pub_status=Status.CANCELED.value,
        stream=StreamBlock(raw=judged.stream.raw),
    )


def raw_of(article: ParsedArticle) -> StreamRaw:
    """Name the raw record for `stream.raw`."""
    raw = article.raw
    return StreamRaw(
        topic=raw.topic,
        partition=raw.partition,
        offset=raw.offset,
        timestamp=raw.timestamp,
        key=raw.key,
        sha256=raw.sha256,
        guid=article.guid,
        source=article.source,
        url=article.url,
    )


def parse_decision(article: ParsedArticle) -> ParseDecision:
    """Collect what parse cut and found for `stream.parse`."""
    return ParseDecision(
        format=article.format,
        removed=article.removed,
        related=article.related,
        quotes=article.quotes,
        credits=article.credits,
        mentioned_dates=article.mentioned_dates,
        published=article.published,
        dateline=article.dateline,
    )


def _values(text: str | None) -> Objects | UnsetType:
    return ({"value": text},) if text else UNSET


def _bodies(article: ParsedArticle) -> Objects | UnsetType:
    if not article.paragraphs:
        return UNSET
    body = {
        "contentType": "text/plain",
        "value": joined(article.paragraphs),
        "wordCount": article.word_count,
    }
    return (body,)


def _moment(text: str | None) -> str | UnsetType:
    """Let only full times with a zone pass, as ninjs asks."""
    if text is None or text.startswith(UNKNOWN_TIME) or not _MOMENT.fullmatch(text):
        return UNSET
    return text


def _published(article: ParsedArticle) -> str | UnsetType:
    published = article.published
    if published is None or published.precision is not Precision.MINUTE:
        return UNSET
    return _moment(published.at)


def _first_created(
    version: int, raw: StreamRaw, dedupe: DedupeDecision | None
) -> str | UnsetType:
    """Say when version 1 came: by its raw record, or as dedupe remembers it."""
    if version == 1:
        return _moment(raw.timestamp)
    seen = dedupe.first_seen if dedupe else None
    return _moment(seen.at) if seen else UNSET


def _info_sources(article: ParsedArticle) -> Objects | UnsetType:
    """Name the outlet, then the agencies that it credits, each once."""
    roles = {article.source: "publisher"} if article.source else {}
    for credit in article.credits:
        roles.setdefault(credit.agency, "agency")
    return _some(tuple({"name": name, "role": role} for name, role in roles.items()))


def _alt_ids(article: ParsedArticle) -> Objects | UnsetType:
    named = (
        ("guid", article.guid),
        ("url", article.url),
        ("canonicalUrl", article.canonical_url),
    )
    return _some(
        tuple({"role": role, "value": value} for role, value in named if value)
    )


def _subjects(subjects: tuple[Subject, ...]) -> Objects | UnsetType:
    return _some(
        tuple(
            {
                "uri": subject.uri,
                "literal": subject.literal,
                "name": subject.name,
                "creator": CREATOR,
                "confidence": subject.confidence,
                "relevance": subject.relevance,
            }
            for subject in subjects
        )
    )


def _associations(uri: str, dedupe: DedupeDecision | None) -> Objects | UnsetType:
    """Point to the article that this one was matched with, unless it is itself."""
    if dedupe is None or dedupe.of is None or dedupe.of == uri:
        return UNSET
    match: dict[str, Any] = {
        "name": "matched article",
        "rel": dedupe.verdict.value,
        "uri": dedupe.of,
    }
    return (match,)


def _some(objects: Objects) -> Objects | UnsetType:
    return objects or UNSET
