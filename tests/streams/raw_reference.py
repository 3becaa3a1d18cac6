"""Where the articles of these tests come from."""

from __future__ import annotations

from schemas.article import RawReference

__all__ = ["RAW"]

RAW = RawReference(
    topic="articles.raw",
    partition=0,
    offset=7,
    timestamp="2025-06-18T04:00:00Z",
    key=None,
    sha256="00",
)
