"""Find the headline of a text, and what an outlet hung on it."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re

from streams.parse.outlets import Outlets
from streams.parse.wording import key

__all__ = ["same", "split_suffix"]

MAX_DOMAIN = 8
SITE = re.compile(
    r" (?:[-–—|:»]|Halaman all -) [A-Za-z0-9-]{2,30}\.(?:com|co\.id|id|net|tv|co|my|"
    r"com\.my)$",
    re.IGNORECASE,
)


def split_suffix(title: str, outlets: Outlets) -> tuple[str, str]:
    """Part a headline from the outlet's name behind it: " - Kompas.com"."""
    if title.endswith(outlets.suffixes):
        suffix = next(one for one in outlets.suffixes if title.endswith(one))
        if len(title) > len(suffix):
            return title[: -len(suffix)], suffix
    if "." not in title[-MAX_DOMAIN:]:
        return title, ""
    found = SITE.search(title)
    if found and found.start():
        return title[: found.start()], found[0]
    return title, ""


def same(one: str, other: str) -> bool:
    """Say whether two headlines have the same words."""
    words = key(one)
    return bool(words) and words == key(other)
