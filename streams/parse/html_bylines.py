"""Read the writers off the byline that a page shows, marked by a class or by words.

A byline holds more than names: roles, places, addresses, times. Its links come first;
else what looks like a name counts. Only asked when machines are told no person.
"""

# ruff: noqa: RUF001 - look-alike letters and dashes are meant

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from streams.parse.html_head import Marked, text_of
from streams.parse.html_names import split_names
from streams.parse.html_near import lines

__all__ = ["marked_names", "written_names"]

TOGETHER = 3_000  # signs of markup within which one class marks several writers
MAX_LINE = 120
MAX_WORDS = 6
MAX_SIGNS = 50
MAX_IDEOGRAMS = 6
NAMED = 3_000  # signs of an element that are read
_LINK = re.compile(r"<a\b[^>]*+>(.{1,300}?)</a", re.DOTALL | re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:written |words |story |reported |text )?by|oleh|penulis|pewarta|reporter"
    r"|laporan|wartawan|von|par|por|di|door|av|af|texte?|tekst|testo|texto|autore?"
    r"|auteur|yazan|автор|текст|أخبار|लेखक|기자명|文|記者)"
    r"(?:\s?[:：/／]\s?|\s)(?=\S)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\A(?:記者\s?|文\s?[:：/／]\s?)(\w{2,4})(?=[／/]|\Z)|\A(?:기자명\s)?(\w{2,4})\s?(?:記者|기자)\Z"
)
_BREAK = re.compile(r"[|•·]")
_NO_NAMES = re.compile(r"(?:\s-\s|[\d|•·–—]).*+", re.DOTALL)
_PARTICLES_WORDS = (
    "af al av ben bin binti bint d da dal das de del della den der di do dos du e el "
    "het i ibn in la las le lo los of och og op 't ten ter und van vom von y zu zum "
    "zur"
)
_PARTICLES = frozenset(_PARTICLES_WORDS.split())
_OTHER_WORDS = (
    "about advertisement all articles bagikan by comment comments contact copy deel "
    "del door email facebook follow folgen from home instagram kirim komentar linkedin "
    "mail messenger more news oleh par partager partilhar por posted print published "
    "read redaksi reporter share sharing subscribe tags teilen telegram text the "
    "twitter updated uhr view von whatsapp writer youtube"
)
_OTHER = frozenset(_OTHER_WORDS.split())
_CASELESS = re.compile(
    r"[\u0590-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_SHORT_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def marked_names(marked: Iterable[Marked], page: str) -> list[str]:
    """Names in the first element that has any, and in its likes close behind it."""
    names: list[str] = []
    first: Marked | None = None
    for element in marked:
        if first is not None and (
            element.marks != first.marks or element.start - first.start > TOGETHER
        ):
            continue
        found = _names(element.content or page[element.start : element.end])
        if found and first is None:
            first = element
        names += found
    return names


def written_names(near: str) -> list[str]:
    """Names in the first short line of the markup that a word like "by" opens."""
    for line, links in _lines(near):
        lead = _LEAD.match(line)
        if signed := _SIGNED.search(line):
            return [signed[1] or signed[2]]
        if lead is not None and (
            names := links or _likely(_NO_NAMES.sub("", line[lead.end() :]))
        ):
            return names
    return []


def _lines(markup: str) -> Iterator[tuple[str, list[str]]]:
    """Short lines with the names that are linked in the markup and stand in them."""
    linked = [text_of(found) for found in _LINK.findall(markup)]
    for line in (x.strip() for y in lines(markup) for x in _BREAK.split(y)):
        if len(line) <= MAX_LINE:
            inside = [x for x in linked if x and x in line and _is_name(x)]
            yield line, inside


def _names(markup: str) -> list[str]:
    linked = [n for x in _LINK.findall(markup) for n in _likely(text_of(x))]
    told = filter(None, map(_likely, lines(markup)))
    return linked or next(told, linked)


def _likely(text: str) -> list[str]:
    if len(text) > MAX_LINE:
        return []
    return [name for name in split_names(text) if _is_name(name)]


def _is_name(name: str) -> bool:
    """Say whether words could name a person: few, with capitals where there are any."""
    words = name.split()
    if not 1 <= len(words) <= MAX_WORDS or len(name) > MAX_SIGNS:
        return False
    if any(word.lower().strip(".:") in _OTHER for word in words):
        return False
    if _CASELESS.search(name):
        return not _SHORT_SCRIPT.search(name) or len(name) <= 2 * MAX_IDEOGRAMS
    return words[0][0].isupper() and all(
        word[0].isupper() or word in _PARTICLES or word[1:2] in {"'", "’"}
        for word in words
    )
