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
_OPTION = "option"
_COUNTED = _FORMATS | {_OPTION}
_NO_NESTING = VOID | RAW_TEXT


def is_beyond_limits(page_tags: Iterable[Tag], settings: Settings) -> bool:
    """Count until the first limit that is passed."""
    counts = _Counts()
    max_tags, max_depth = settings.max_html_tags, settings.max_html_depth
    long = 2 * settings.max_html_attributes  # n attributes take at least 2 n - 1 signs
    for number, tag in enumerate(page_tags, 1):
        name = tag.name
        if number > max_tags or (
            len(tag.attributes) >= long
            and count_attributes(tag) > settings.max_html_attributes
        ):
            return True
        if not name or name in _NO_NESTING:
            continue
        if name in _COUNTED and counts.are_beyond(tag):
            return True
        if tag.is_end:
            counts.close(name)
        elif counts.open(name) > max_depth:
            return True
    return False


class _Counts:
    """What is open, and how often the tags came that parsers search again and again."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._formats: Counter[str] = Counter()
        self._options = 0

    def are_beyond(self, tag: Tag) -> bool:
        """Count an option, or how often a formatting tag is open."""
        if tag.name == _OPTION:
            self._options += not tag.is_end
            return self._options > MAX_OPTIONS
        count = self._formats[tag.name] + (-1 if tag.is_end else 1)
        self._formats[tag.name] = max(0, count)
        return self._formats.total() > MAX_OPEN_FORMATS

    def open(self, name: str) -> int:
        """Give the number of elements that are open then."""
        names = self._names
        if name not in INLINE:
            ended = _ENDED_BY.get(name, _ENDED_BY_BLOCKS)
            while (index := _last_block(names)) >= 0 and names[index] in ended:
                del names[index:]
        names.append(name)
        return len(names)

    def close(self, name: str) -> None:
        names = self._names
        if names and names[-1] == name:
            names.pop()  # nearly always
        else:
            _close(names, name)


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
