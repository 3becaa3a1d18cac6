"""A group of a pattern repeated without a way back, on every Python.

Before 3.11.5 a possessive group moves on from a match that failed half way, or never
ends (CPython gh-106052, gh-100061); Debian 12 has 3.11.2. An atomic group around a
greedy repeat means the same, but remembers 200 bytes for each round until it is
through: a page of stray signs would take hundreds of megabytes. So newer Pythons get
the possessive one.
"""

from __future__ import annotations

import sys

__all__ = ["repeated"]

IS_MENDED = sys.version_info >= (3, 11, 5)


def repeated(group: str, *, is_mended: bool = IS_MENDED) -> str:
    """Repeat a group as often as it matches, and never give one back."""
    return rf"(?:{group})*+" if is_mended else rf"(?>(?:{group})*)"
