"""Collect from a page's tags what it says about itself, unjudged and in order."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from streams.parse.html_tokens import Tag, attributes
from streams.parse.written_dates import is_update

__all__ = ["NAMES", "Head", "Marked", "Time", "is_marked", "read_head", "text_of"]

T = TypeVar("T")

MAX_ITEMS = 1_000  # of one kind: a page with more repeats itself
MAX_VALUE = 20_000  # signs of one meta value
MAX_ELEMENT = 3_000  # markup of a headline or name
_MARKUP = re.compile(r"<[^<>]*+>")
_BLOCK = re.compile(r"<(?:p|div|ul|article|section|h[1-6])\b", re.IGNORECASE)
_META_NAMES = ("property", "name", "itemprop", "http-equiv")
LABEL = 60  # signs in front of a time that may say what it is
_FIRST_TIME = re.compile("entry-date|datePublished|publish|pubdate")
_MARKS = re.compile(
    r"datePublished|author|Author|byline|Byline|penulis|writer|\+[jJ][sS]"
)
_AUTHOR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:author|byline|penulis|writer)", re.IGNORECASE
)


class Time(NamedTuple):
    """A time that the page marks up, at `page[start]`; `marks` are its attributes."""

    start: int
    stamp: str
    marks: str

    def is_update(self, page: str) -> bool:
        """Say whether its marks or the words in front of it call it an update."""
        if _FIRST_TIME.search(self.marks):
            return False
        before = page[max(0, self.start - LABEL) : self.start].rpartition("</time")[2]
        return is_update(self.marks) or is_update(_MARKUP.sub(" ", before))


class Marked(NamedTuple):
    """An element marked as author's; `content` if an attribute says it all."""

    start: int
    end: int
    marks: str
    content: str = ""


@dataclass(slots=True)
class Head:
    """What the page says, by kind; positions are offsets in the page."""

    metas: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    json_ld: list[str] = field(default_factory=list[str])
    titles: list[str] = field(default_factory=list[str])
    headlines: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    times: list[Time] = field(default_factory=list[Time])
    author_links: list[Marked] = field(default_factory=list[Marked])
    author_classes: list[Marked] = field(default_factory=list[Marked])
    canonical: list[str] = field(default_factory=list[str])
    language: str | None = None

    def meta(self, *names: str) -> list[str]:
        """Give the values of these metas: by name in the order asked, then by place."""
        told = [meta for meta in self.metas if meta[0] in names]
        return [v for name in names for n, v in told if n == name]


def read_head(page: str, page_tags: Iterable[Tag]) -> Head:
    """Go through the tags once; bounded in number and length of what is kept."""
    head = Head()
    for tag in page_tags:
        if not tag.is_end:
            _read(head, page, tag)
    return head


def is_marked(attributes: str) -> bool:
    """Say whether attributes tell of a writer, a time or JSON-LD.

    Asked of each of a page's thousand tags: words are looked for in half the time
    that a pattern of them all takes.
    """
    return (
        "uthor" in attributes
        or "yline" in attributes
        or "writer" in attributes
        or "penulis" in attributes
        or "datePublished" in attributes
        or "+" in attributes
    ) and _MARKS.search(attributes) is not None


def text_of(markup: str) -> str:
    """Text of a short piece of markup, references resolved, blanks folded."""
    return " ".join(html.unescape(_MARKUP.sub(" ", markup)).split())


def _read(head: Head, page: str, tag: Tag) -> None:
    reader = _READERS.get(tag.name)
    if reader is not None:
        reader(head, page, tag)
    elif tag.attributes and is_marked(tag.attributes):
        _read_marked(head, page, tag)


def _read_meta(head: Head, _page: str, tag: Tag) -> None:
    given = attributes(tag)
    content = given.get("content")
    if content is None:
        return
    for kind in _META_NAMES:
        if name := given.get(kind):
            _add(head.metas, (name.strip().lower(), content[:MAX_VALUE].strip()))


def _read_link(head: Head, _page: str, tag: Tag) -> None:
    given = attributes(tag)
    if "canonical" in given.get("rel", "").lower().split() and "href" in given:
        _add(head.canonical, given["href"].strip())


def _read_title(head: Head, _page: str, tag: Tag) -> None:
    _add(head.titles, text_of(tag.content[:MAX_ELEMENT]))


def _read_script(head: Head, _page: str, tag: Tag) -> None:
    if "ld+json" in tag.attributes.lower():
        _add(head.json_ld, tag.content)


def _read_html(head: Head, _page: str, tag: Tag) -> None:
    head.language = head.language or attributes(tag).get("lang")


def _read_h1(head: Head, page: str, tag: Tag) -> None:
    if len(head.headlines) < MAX_ITEMS:
        head.headlines.append((tag.start, _element_text(page, tag)))


def _read_time(head: Head, page: str, tag: Tag) -> None:
    given = attributes(tag)
    stamp = given.get("datetime") or given.get("content") or _element_text(page, tag)
    if given.get("itemprop") == "datePublished":
        _add(head.metas, ("datepublished", stamp))
    _add(head.times, Time(tag.start, stamp, tag.attributes))


def _read_marked(head: Head, page: str, tag: Tag) -> None:
    """Read elements that are marked as time or author, whatever their name."""
    given = attributes(tag)
    if "datePublished" in tag.attributes:
        _read_time(head, page, tag)
    elif "author" in {given.get("rel"), given.get("itemprop")}:
        _add(head.author_links, _marked(page, tag, "author", given.get("content")))
    elif _is_author_class(marks := given.get("class", "")):
        _add(head.author_classes, _marked(page, tag, marks))


_READERS: dict[str, Callable[[Head, str, Tag], None]] = {
    "meta": _read_meta,
    "link": _read_link,
    "title": _read_title,
    "script": _read_script,
    "html": _read_html,
    "h1": _read_h1,
    "time": _read_time,
}

# Tags that are read whatever their attributes; of scripts only those with a mark.
NAMES = frozenset(_READERS) - {"script"}


def _is_author_class(value: str) -> bool:
    return bool(_AUTHOR_CLASS.search(value)) and "comment" not in value.lower()


def _marked(page: str, tag: Tag, marks: str, content: str | None = None) -> Marked:
    return Marked(tag.end, _element_end(page, tag), marks, content or "")


def _element_end(page: str, tag: Tag) -> int:
    """Find the end tag that belongs to a tag, within a bounded stretch."""
    limit = min(len(page), tag.end + MAX_ELEMENT)
    depth = 1
    same = re.compile(rf"<(/?){re.escape(tag.name)}\b", re.IGNORECASE)
    for found in same.finditer(page, tag.end, limit):
        depth += -1 if found[1] else 1
        if not depth:
            return found.start()
    return limit


def _element_text(page: str, tag: Tag) -> str:
    """Text up to the first end tag of the same name, within a bounded stretch."""
    stretch = page[tag.end : tag.end + MAX_ELEMENT]
    end = stretch.lower().find(f"</{tag.name}")
    if end < 0:  # never closed: a paragraph behind it is none of its text
        block = _BLOCK.search(stretch)
        end = block.start() if block else MAX_ELEMENT
    return text_of(stretch[:end])


def _add(kept: list[T], item: T) -> None:
    if len(kept) < MAX_ITEMS:
        kept.append(item)
