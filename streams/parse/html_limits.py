"""Say before any parser runs whether a page is one that parsers choke on.

Only counted limits: the same bytes give the same answer on any machine. Depth is
counted as HTML5 nests, sloppily: inline tags apart, never less. Seen on 249 pages of
150 publishers: at most 4,521 tags, depth 51.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType

from streams.parse.html_tokens import INLINE, RAW_TEXT, VOID, Tag, count_attributes
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
_NO_NESTING = VOID | RAW_TEXT


def is_beyond_limits(page_tags: Iterable[Tag], settings: Settings) -> bool:
    """Count until the first limit that is passed."""
    counts = _Counts()
    for number, tag in enumerate(page_tags, 1):
        if number > settings.max_html_tags or _is_overloaded(tag, settings):
            return True
        if tag.name and tag.name not in _NO_NESTING:
            counts.add(tag)
            if counts.are_beyond(settings):
                return True
    return False


class _Counts:
    """What is open, and how often the tags came that parsers search again and again."""

    def __init__(self) -> None:
        self.open_names: list[str] = []
        self.open_formats: Counter[str] = Counter()
        self.options = 0

    def add(self, tag: Tag) -> None:
        if tag.name in _FORMATS:
            count = self.open_formats[tag.name] + (-1 if tag.is_end else 1)
            self.open_formats[tag.name] = max(0, count)
        if tag.is_end:
            if self.open_names and self.open_names[-1] == tag.name:
                self.open_names.pop()  # nearly always
            else:
                _close(self.open_names, tag.name)
            return
        self.options += tag.name == "option"
        _open(self.open_names, tag.name)

    def are_beyond(self, settings: Settings) -> bool:
        return (
            len(self.open_names) > settings.max_html_depth
            or self.options > MAX_OPTIONS
            or self.open_formats.total() > MAX_OPEN_FORMATS
        )


def _is_overloaded(tag: Tag, settings: Settings) -> bool:
    limit = settings.max_html_attributes
    # n attributes take at least 2 n - 1 signs.
    return len(tag.attributes) >= 2 * limit and count_attributes(tag) > limit


def _open(open_names: list[str], name: str) -> None:
    if name not in INLINE:
        ended = _ENDED_BY.get(name, _ENDED_BY_BLOCKS)
        while (index := _last_block(open_names)) >= 0 and open_names[index] in ended:
            del open_names[index:]
    open_names.append(name)


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
