"""What a file holds, by its name, else by how it begins."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath

import orjson

__all__ = ["PACKED", "Kind", "by_content", "by_name"]

BOM = b"\xef\xbb\xbf"


class Kind(StrEnum):
    """`ndjson`: an envelope a line; the others: one article a file."""

    NDJSON = "ndjson"
    JSON = "json"
    HTML = "html"
    TEXT = "text"


ENDINGS = {
    ".ndjson": Kind.NDJSON,
    ".jsonl": Kind.NDJSON,
    ".json": Kind.JSON,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
}


PACKED = {".gz", ".zst", ".zstd"}


def by_name(name: str) -> Kind | None:
    """Tell by the ending, `.gz` and `.zst` left aside; None when it says nothing."""
    path = PurePath(name.lower())
    ending = PurePath(path.stem).suffix if path.suffix in PACKED else path.suffix
    return ENDINGS.get(ending)


def by_content(head: bytes) -> Kind:
    """Tell by the first bytes; what begins with a brace are lines or one envelope."""
    shown = head.removeprefix(BOM).lstrip()
    if shown.startswith(b"<"):
        return Kind.HTML
    if shown.startswith(b"{"):
        return Kind.NDJSON if _is_by_lines(shown) else Kind.JSON
    return Kind.JSON if shown.startswith(b"[") else Kind.TEXT


def _is_by_lines(shown: bytes) -> bool:
    """Say whether the first line is whole, or another object begins on the next."""
    first, _, rest = shown.partition(b"\n")
    return not rest.strip() or rest.lstrip().startswith(b"{") or _is_json(first)


def _is_json(line: bytes) -> bool:
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True
