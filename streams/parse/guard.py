"""Limits of JSON: on values before any parser sees them, on depth where it is cheaper.

A text too short for too many values goes to a parser that bounds its own depth; its
few containers tell the rest. Any other is scanned first, once, in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

from schemas.errors import Reason, Rejected
from streams.parse.repeated import repeated

__all__ = ["can_hold_too_many", "check_depth", "check_json"]

# Possessive, and the closing quote optional: an open string is passed over once.
_ESCAPED = r'\\.[^"\\]*+'
STRING = re.compile(rf'"[^"\\]*+{repeated(_ESCAPED)}"?', re.DOTALL)
STRUCTURE = re.compile(r"[^\[\]{},]++")
CONTAINERS = (dict, list)
MAX_VALUES = 250_000  # a million tiny values make hundreds of megabytes of objects


def can_hold_too_many(text: str | bytes) -> bool:
    """Say whether so many signs stand between values; those in strings count too."""
    if len(text) <= MAX_VALUES:
        return False
    if isinstance(text, bytes):
        return sum(map(text.count, b",[{")) > MAX_VALUES
    return sum(map(text.count, ",[{")) > MAX_VALUES


def check_depth(value: object, max_depth: int) -> None:
    """Refuse a decoded value that is nested too deep; raises Rejected."""
    level = _containers((value,))
    for _ in range(max_depth):
        if not level:
            return
        level = [inner for outer in level for inner in _containers(_inside(outer))]
    if level:
        raise _too_deep(max_depth)


def _containers(values: Iterable[object]) -> list[object]:
    return [value for value in values if isinstance(value, CONTAINERS)]


def _inside(value: object) -> Iterable[object]:
    inner = cast("dict[str, Any] | list[Any]", value)
    return inner.values() if isinstance(inner, dict) else inner


def check_json(text: str, max_depth: int) -> None:
    """Refuse what is nested too deep or holds too many values; raises Rejected."""
    marks = STRUCTURE.sub("", STRING.sub("", text))
    if marks.count(",") + marks.count("[") + marks.count("{") > MAX_VALUES:
        if _depth_exceeds(marks[: MAX_VALUES * 2], max_depth):
            raise _too_deep(max_depth)
        raise Rejected(Reason.TOO_LARGE, f"more than {MAX_VALUES} JSON values")
    if _depth_exceeds(marks, max_depth):
        raise _too_deep(max_depth)


def _too_deep(max_depth: int) -> Rejected:
    return Rejected(Reason.TOO_DEEP, f"JSON nested deeper than {max_depth}")


def _depth_exceeds(marks: str, max_depth: int) -> bool:
    depth = 0
    for mark in marks.replace(",", ""):
        depth += 1 if mark in "[{" else -1
        if depth > max_depth:
            return True
    return False
