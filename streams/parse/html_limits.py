"""Say before any parser runs whether a page is one that parsers choke on.

Only counted limits: the same bytes give the same answer on any machine. Depth is
counted as HTML5 nests, sloppily: inline tags apart, never less. Seen on 249 pages of
150 publishers: at most 4,521 tags, depth 51.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType

from streams.parse.html_tokens import (
    INLINE,
    RAW_TEXT,
    VOID,
    Scan,
    Tag,
    count_attributes,
)
from streams.settings import Settings

__all__ = ["is_beyond_limits"]

# An opening tag ends what it cannot stand in, whatever inline tags are open in that.
_ENDED_BY = MappingProxyType(
    {
        "li": frozenset(("li", "p")),
        "dt": frozenset(("dt", "dd", "p")),
        "dd": frozenset(("dt", "dd", "p")),
        "td": frozenset(("td", "th", "p")),
        "th": frozenset(("td", "th", "p")),
        "tr": frozenset(("tr", "td", "th", "p")),
        "option": frozenset(("option",)),
    }
)
_ENDED_BY_BLOCKS = frozenset(("p",))
# An end tag never reaches over a stronger element (libxml2's htmlEndPriority).
_PRIORITY = MappingProxyType(
    {
        "div": 150,
        "td": 160,
        "th": 160,
        "tr": 170,
        "thead": 180,
        "tbody": 180,
        "tfoot": 180,
        "table": 190,
        "head": 200,
        "body": 200,
        "html": 220,
    }
)
_WEAKEST = 100
# HTML5 parsers open every unclosed one of these again in each paragraph that follows.
_FORMAT_NAMES = "b big code em font i nobr s small strike strong tt u"
_FORMATS = frozenset(_FORMAT_NAMES.split())
MAX_OPEN_FORMATS = 60  # unclosed at a time; seen: 3
MAX_OPTIONS = 2_000  # lexbor looks through all of them for each one; seen: 120
_OPTION = "option"
_NO_NESTING = {"", *VOID, *RAW_TEXT, *(f"/{name}" for name in VOID | RAW_TEXT)}
_ENDED = frozenset[str]().union(*_ENDED_BY.values())  # by any opening tag
_LOOK_BELOW = INLINE | _ENDED


def is_beyond_limits(page: Scan, settings: Settings) -> bool:
    """Count until the first limit that is passed; of the tags, one more is enough."""
    if len(page.names) > settings.max_html_tags:
        return True
    limit = settings.max_html_attributes
    if any(_is_overloaded(tag, limit) for tag in page.kept):
        return True
    counts = Counter(page.names)
    if counts[_OPTION] > MAX_OPTIONS:
        return True
    if sum(counts[name] for name in _FORMATS) > MAX_OPEN_FORMATS and _open_formats(
        page.names
    ):
        return True
    return _nests_beyond(page.names, settings.max_html_depth)


def _is_overloaded(tag: Tag, limit: int) -> bool:
    """Say whether a tag has more attributes; n of them take at least 2 n - 1 signs."""
    return len(tag.attributes) >= 2 * limit and count_attributes(tag) > limit


def _open_formats(names: Iterable[str]) -> bool:
    """Say whether too many formatting tags are open at some place."""
    is_open: Counter[str] = Counter()
    for name in names:
        if name in _FORMATS:
            is_open[name] += 1
            if is_open.total() > MAX_OPEN_FORMATS:
                return True
        elif name[1:] in _FORMATS and name[0] == "/":
            is_open[name[1:]] = max(0, is_open[name[1:]] - 1)
    return False


def _nests_beyond(names: Iterable[str], max_depth: int) -> bool:
    """Follow what is open; the branches that nearly all tags take stand here."""
    open_names: list[str] = []
    for name in names:
        if name in _NO_NESTING:
            continue
        if name[0] == "/":
            if open_names and open_names[-1] == name[1:]:
                open_names.pop()
            else:
                _close(open_names, name[1:])
            continue
        if open_names and open_names[-1] in _LOOK_BELOW and name not in INLINE:
            _end_before(open_names, name)
        open_names.append(name)
        if len(open_names) > max_depth:
            return True
    return False


def _end_before(open_names: list[str], name: str) -> None:
    """End what the opening of a block ends."""
    ended = _ENDED_BY.get(name, _ENDED_BY_BLOCKS)
    while (index := _last_block(open_names)) >= 0 and open_names[index] in ended:
        del open_names[index:]


def _last_block(open_names: list[str]) -> int:
    index = len(open_names) - 1
    while index >= 0 and open_names[index] in INLINE:
        index -= 1
    return index


def _close(open_names: list[str], name: str) -> None:
    """End what an end tag can end; an inline one leaves blocks open."""
    priority = _PRIORITY.get(name, _WEAKEST)
    is_crossing = False
    for index in range(len(open_names) - 1, -1, -1):
        other = open_names[index]
        if other == name:
            del open_names[index : index + 1 if is_crossing else None]
            return
        if _PRIORITY.get(other, _WEAKEST) > priority:
            return
        is_crossing |= name in INLINE and other not in INLINE
