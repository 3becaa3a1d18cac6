"""Read a page as its tags, in one pass that takes linear time on any input.

No tree and no recovery: what a parser must be spared (bombs) and what lies in the head
can be told from the tags alone. Whatever never closes (a comment, a tag, a quote, a
script) reaches to the end of the page, as in a browser; so no sign is read twice.
One pattern takes a whole tag, a script with its content: what is done for each of a
page's thousands of tags is the page's cost.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct

from streams.parse.repeated import repeated

__all__ = [
    "INLINE",
    "RAW_TEXT",
    "VOID",
    "Scan",
    "Tag",
    "Wanted",
    "attributes",
    "count_attributes",
    "scan",
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

_RAW_NAMES = r"s(?:cript|tyle)|t(?:extarea|itle)|xmp|iframe|no(?:embed|frames)"
_VALUED = r"=\s*+(?>\"[^\"]*+\"?|'[^']*+'?|)[^>=]*+"
_ATTRIBUTES = rf"([^>=]*+{repeated(_VALUED)})(?:>|\Z)"
_END = r"[ \t\n\r\f/>]|\Z"
_OTHER = rf"<(?!/(?i:\1)(?:{_END}))[^<]*+"
_MARKUP = re.compile(
    rf"<(?:(?=[sStTxXiInN])((?i:{_RAW_NAMES}))(?=[\s/>]|\Z){_ATTRIBUTES}"
    rf"([^<]*+{repeated(_OTHER)})(?><[^>]*+>?|)"
    rf"|(/?[a-zA-Z][^\s/>]*+){_ATTRIBUTES}"
    rf"|!--[^-]*+{repeated('-(?!->)[^-]*+')}(?:-->|\Z)"
    r"|[!?/][^>]*+(?:>|\Z))"
)
_ATTRIBUTE = re.compile(
    r"([^\s=/>\"']++)(?>\s*+=\s*+(?>\"([^\"]*+)\"?|'([^']*+)'?|([^\s>\"']*+))|)"
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


class Wanted(Struct, frozen=True, kw_only=True):
    """Which tags a scan keeps: by name, by what the attributes say, or their length."""

    names: frozenset[str]
    is_marked: Callable[[str], bool]
    signs: int


class Scan(Struct, frozen=True, kw_only=True):
    """The names of all tags in order, and the tags that were wanted.

    An end tag's name begins with a slash; that of a comment or declaration is empty.
    """

    names: list[str]
    kept: list[Tag]


def scan(page: str, limit: int, wanted: Wanted) -> Scan:
    """Read so many tags of a page at most."""
    names: list[str] = []
    kept: list[Tag] = []
    wanted_names, long = wanted.names, wanted.signs
    is_marked, add = wanted.is_marked, names.append
    for match in islice(_MARKUP.finditer(page), limit):
        name, attributes, raw = match.group(4, 5, 1)  # a script's content is long
        if name is None:
            if raw is None:
                add("")
                continue
            name, attributes = raw, match[2]
        if not name.islower():
            name = name.lower()
        add(name)
        if name in wanted_names or (
            attributes and (is_marked(attributes) or len(attributes) >= long)
        ):
            kept.append(_tag(match))
    return Scan(names=names, kept=kept)


def tags(page: str) -> Iterator[Tag]:
    """Yield the tags in order; what lies between two of them is text."""
    return map(_tag, _MARKUP.finditer(page))


def _tag(match: re.Match[str]) -> Tag:
    raw, raw_attributes, content, name, attributes = match.groups("")
    start, end = match.span()
    name = (raw or name).lower()
    return Tag(
        name.removeprefix("/"),
        name.startswith("/"),
        raw_attributes if raw else attributes,
        start,
        end,
        content,
    )


def attributes(tag: Tag) -> dict[str, str]:
    """Read the attributes of a tag, names lowered, references resolved; first wins."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag.attributes):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def count_attributes(tag: Tag) -> int:
    """Count the attributes; cheap for a tag too short to have many."""
    return len(_ATTRIBUTE.findall(tag.attributes))
