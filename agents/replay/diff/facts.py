"""What the diff reads from an article in the output contract."""

from __future__ import annotations

from typing import Any

__all__ = [
    "block",
    "day",
    "headline",
    "names",
    "outlet",
    "paragraphs",
    "subjects",
    "verdict",
]

BREAK = "\n\n"
DAY = len("2025-06-18")
UNKNOWN_DAY = "1970-01-01"


def block(value: dict[str, Any], *names: str) -> dict[str, Any]:
    """Follow names into `stream`; empty where a stage has not run."""
    found: Any = value.get("stream")
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def outlet(value: dict[str, Any]) -> str | None:
    """Name who published it."""
    return _text(block(value, "raw").get("source"))


def day(value: dict[str, Any]) -> str | None:
    """Tell the day it was published, in its own zone; else that of its raw record."""
    published = _text(block(value, "parse", "published").get("at"))
    found = (published or _text(block(value, "raw").get("timestamp")) or "")[:DAY]
    return None if found in {"", UNKNOWN_DAY} else found


def headline(value: dict[str, Any]) -> str | None:
    """Give its title."""
    return _first(value.get("headlines"))


def paragraphs(value: dict[str, Any]) -> tuple[str, ...]:
    """Part its body; a withdrawn one has none."""
    body = _first(value.get("bodies"))
    return tuple(body.split(BREAK)) if body else ()


def subjects(value: dict[str, Any]) -> dict[str, int]:
    """Give its subjects by literal with their confidence, in their order."""
    found = value.get("subjects") or ()
    return {one["literal"]: one["confidence"] for one in found}


def names(value: dict[str, Any]) -> dict[str, str]:
    """Give the names of its subjects by literal."""
    return {one["literal"]: one["name"] for one in value.get("subjects") or ()}


def verdict(value: dict[str, Any]) -> str | None:
    """Tell what dedupe said of it."""
    return _text(block(value, "dedupe").get("verdict"))


def _first(found: Any) -> str | None:  # noqa: ANN401 - any JSON value
    is_list = isinstance(found, list) and found and isinstance(found[0], dict)
    return _text(found[0].get("value")) if is_list else None


def _text(found: Any) -> str | None:  # noqa: ANN401 - any JSON value
    return found if isinstance(found, str) and found else None
