"""What the keys of our topics say."""

from __future__ import annotations

from schemas.topics import DUPLICATES

__all__ = ["article_of"]


def article_of(topic: str, key: bytes | None) -> bytes:
    """Tell the article's id from the key; a duplicate's has the origin behind it."""
    return (key or b"").partition(b"/")[0] if topic == DUPLICATES else key or b""
