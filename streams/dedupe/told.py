"""The records that a judgement sends."""

from __future__ import annotations

from schemas.article import ParsedArticle
from schemas.decisions import (
    DedupeDecision,
    JudgedArticle,
    StreamBlock,
    Versions,
)
from schemas.topics import DUPLICATES, UNIQUE
from streams import ninjs
from streams.dedupe.record import uri
from streams.stage import Emit
from streams.version import __version__

__all__ = ["RULES", "canceled", "duplicate", "passed", "tombstone"]

RULES = "1"  # raised when the same two texts may get another verdict
NOT_RUN = ""  # the model and its taxonomy come with classify


def passed(article: ParsedArticle, decision: DedupeDecision, own: bytes) -> Emit:
    """Send an article on to classify."""
    return Emit(
        topic=UNIQUE,
        key=uri(own).encode(),
        record=_judged(article, decision, own),
        fate="unique",
    )


def duplicate(article: ParsedArticle, decision: DedupeDecision, own: bytes) -> Emit:
    """Set an article aside, whole, with its verdict."""
    return Emit(
        topic=DUPLICATES,
        key=duplicate_key(own, article.raw.origin),
        record=ninjs.enriched(_judged(article, decision, own)),
        fate="duplicate",
    )


def canceled(article: ParsedArticle, own: bytes, top: int) -> Emit:
    """Cancel an article: no text, and the highest version that is canceled."""
    return Emit(
        topic=UNIQUE,
        key=uri(own).encode(),
        record=JudgedArticle(
            uri=uri(own),
            version=top,
            article=None,
            stream=StreamBlock(raw=ninjs.raw_of(article), versions=_versions()),
        ),
        fate="withdrawn",
    )


def tombstone(own: bytes, origin: str) -> Emit:
    """Take the text of a duplicate away."""
    return Emit(
        topic=DUPLICATES, key=duplicate_key(own, origin), record=None, fate="withdrawn"
    )


def duplicate_key(own: bytes, origin: str) -> bytes:
    """Key a duplicate: article and raw record."""
    return f"{uri(own)}/{origin}".encode()


def _judged(
    article: ParsedArticle, decision: DedupeDecision, own: bytes
) -> JudgedArticle:
    return JudgedArticle(
        uri=uri(own),
        version=decision.version,
        article=article,
        stream=StreamBlock(
            raw=ninjs.raw_of(article),
            parse=ninjs.parse_decision(article),
            dedupe=decision,
            flags=article.flags,
            versions=_versions(),
        ),
    )


def _versions() -> Versions:
    return Versions(
        kawat=__version__,
        parse=__version__,
        dedupe=RULES,
        model=NOT_RUN,
        taxonomy=NOT_RUN,
    )
