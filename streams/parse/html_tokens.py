"""Read a page as its tags, in one pass that takes linear time on any input.

No tree and no recovery: what a parser must be spared (bombs) and what lies in the head
can be told from the tags alone. Whatever never closes (a comment, a tag, a quote, a
script) reaches to the end of the page, as in a browser; so no sign is read twice.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

__all__ = [
    "INLINE",
    "RAW_TEXT",
    "VOID",
    "Tag",
    "attributes",
    "count_attributes",
    "tags",
]

RAW_TEXT = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
)
_VOID_NAMES = (
    "area base br col embed hr img input link meta param source track wbr "
    "basefont bgsound frame keygen"
)
VOID = frozenset(_VOID_NAMES.split())
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s "
    "samp small span strike strong sub sup time tt u var wbr img nobr data"
)
INLINE = frozenset(_INLINE_NAMES.split())

_MARKUP = re.compile(
    r"<(?:(/?)([a-zA-Z][^\s/>]*+)"
    r"([^>=]*+(?:=\s*+(?:\"[^\"]*+\"?+|'[^']*+'?+)?+[^>=]*+)*+)(?:>|\Z)"
    r"|!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
    r"|[!?/][^>]*+(?:>|\Z))",
)
_ATTRIBUTE = re.compile(
    r"([^\s=/>\"']++)(?>\s*+=\s*+(?>\"([^\"]*+)\"?+|'([^']*+)'?+|([^\s>\"']*+)))?+"
)


class Tag(Struct, frozen=True, gc=False):
    """A tag at `html[start:end]`, or a comment or declaration (`name` is empty).

    `attributes` is the text between name and `>`. A raw-text element (script, title …)
    is one tag that includes its end tag; `content` is what stands between.
    """

    name: str
    is_end: bool
    attributes: str
    start: int
    end: int
    content: str


def tags(page: str) -> Iterator[Tag]:
    """Yield the tags in order; what lies between two of them is text."""
    position = 0
    search = _MARKUP.search
    while match := search(page, position):
        slash, name, attributes = match.groups()
        start, position = match.span()
        if name is None:
            yield Tag("", False, "", start, position, "")  # noqa: FBT003 - a field
            continue
        content = ""
        if not name.islower():
            name = name.lower()
        if name in RAW_TEXT and not slash:
            content, position = _raw(page, name, position)
        yield Tag(name, slash == "/", attributes, start, position, content)


def attributes(tag: Tag) -> dict[str, str]:
    """Read the attributes of a tag, names lowered, references resolved; first wins."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag.attributes):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def count_attributes(tag: Tag) -> int:
    """Count the attributes; cheap for a tag too short to have many."""
    return len(_ATTRIBUTE.findall(tag.attributes))


def _raw(page: str, name: str, start: int) -> tuple[str, int]:
    at = page.find("</", start)
    while at >= 0:
        end = at + 2 + len(name)
        if page[at + 2 : end].lower() == name and page[end : end + 1] in _NAME_ENDS:
            close = page.find(">", end)
            return page[start:at], len(page) if close < 0 else close + 1
        at = page.find("</", at + 2)
    return page[start:], len(page)


_NAME_ENDS = frozenset(("", " ", "\t", "\n", "\r", "\f", "/", ">"))
