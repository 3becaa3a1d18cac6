"""What travels: records, error reasons, codec, ids, headers.

Imports msgspec and orjson only; everything above imports this.
"""

__all__ = [
    "article",
    "codec",
    "decisions",
    "enriched",
    "errors",
    "headers",
    "ids",
    "message",
]
