"""Stand-ins until the grammar, the extractor and the rails are there; then deleted."""

from __future__ import annotations

from schemas.ids import digest

__all__ = ["lines_of", "text_hash"]


def lines_of(text: str, envelope_title: str | None) -> tuple[str | None, list[str]]:
    """Split title and paragraphs."""
    lines = [part.strip() for part in text.split("\n")]
    kept = [part for part in lines if part]
    if envelope_title is not None or len(kept) < 2:
        return envelope_title, kept
    return kept[0], kept[1:]


def text_hash(paragraphs: list[str]) -> str:
    """Hash the text."""
    return digest(" ".join(" ".join(paragraphs).casefold().split()))
