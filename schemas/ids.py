"""Deterministic names: BLAKE2b-128 over the canonical bytes of what they name."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from schemas.codec import encode

__all__ = ["ARTICLE", "STORY", "article_id", "digest", "story_of", "version_id"]

ARTICLE = "urn:kawat:article:"
STORY = "urn:kawat:story:"
VERSION = "urn:kawat:version:"


def digest(*parts: object) -> str:
    """Hash any JSON values to 32 hex digits; parts never run into each other."""
    return blake2b(encode(list(parts)), digest_size=16).hexdigest()


def article_id(alias: str, era: int | None = None) -> str:
    """Name an article by its first alias; dedupe salts a new one with its era."""
    parts = (alias,) if era is None else (alias, era)
    return f"{ARTICLE}{digest(*parts)}"


def version_id(
    title: str | None, paragraphs: Sequence[str], status: str, embargo: str | None
) -> str:
    """Name what a reader sees: title, paragraphs, status and embargo, nothing else."""
    return f"{VERSION}{digest(title, list(paragraphs), status, embargo)}"


def story_of(article: str) -> str:
    """Name the story that this article begins."""
    return f"{STORY}{article.rpartition(':')[2]}"
