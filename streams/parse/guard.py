"""Limits that hold before any JSON parser sees the bytes: one linear scan."""

from __future__ import annotations

import re

from schemas.errors import Reason, Rejected

__all__ = ["check_json"]

# Possessive, and the closing quote optional: an open string is passed over once.
STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
STRUCTURE = re.compile(r"[^\[\]{},]++")
MAX_VALUES = 250_000  # a million tiny values make hundreds of megabytes of objects


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
