"""Read the writers' names out of what a page says; desks only when nobody else."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from streams.parse.html_jsonld import Json, Node, is_list, is_node

__all__ = ["json_ld_names", "people", "split_names"]

MAX_NAMES = 30
MAX_NAME = 80
MAX_KEPT = 100
_MAX_DEPTH = 4
_BETWEEN = re.compile(
    r"(?<!\s)\s*+[,;|•、，]\s*+|\s(?:and|dan|und|et|och|og|ve|&)\s",  # noqa: RUF001
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\s(?:y|e|ed|en|i|и|та)\s")  # "Costa e Silva" is one name
_PREFIX = re.compile(
    r"\A(?:by|oleh|penulis|pewarta|reporter|author|von|par|por|di|door|av|af|autor"
    r"|yazan|автор|texte?|기자명|文|記者)(?:\s*+[:：]|\s)\s*+",  # noqa: RUF001
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s?(?:기자|특파원|記者|編集委員|論説委員)\Z|\s?\((?:[^()]{1,40})\)\Z"
)
_DESK = re.compile(
    r"\b(?:redaksi|redaktur|redaktion|redaction|rédaction|redacción|redação|redazione"
    r"|redactie|redakcja|redakce|redaktionen|редакция|haber merkezi|editor"
    r"|editorial|editors|newsroom|news ?desk|desk|tim|team|staff|admin|online|webmaster"
    r"|digital|media|berita|news|agencies|agences|agencias|agenturen|reporters?|writer"
    r"|correspondents?|journalist|journaliste|columnist|contributors?|wartawan"
    r"|kontributor|koresponden|korrespondent(?:in)?|corresponsal|nachrichtenagentur)\b"
    r"|編集部|新聞|新闻|편집부",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"[@<>{}\[\]=]|https?:|www\.|\d{3}|\.(?:com|net|org|co|id)\b", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]")


def people(
    claims: Iterable[Sequence[str]], sites: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Take the first claim that names a person; desks and outlets when none does."""
    desks: tuple[str, ...] = ()
    for claim in claims:
        if not claim:
            continue
        names = list(dict.fromkeys(n for text in claim for n in _named(text)))
        persons = tuple(n for n in names[:MAX_NAMES] if not _is_desk(n, sites))
        if persons:
            return persons
        desks = desks or tuple(names[:MAX_NAMES])
    return desks


def _is_desk(name: str, sites: tuple[str, ...]) -> bool:
    if _DESK.search(name):
        return True
    joined = "".join(c for c in name.lower() if c.isalnum()) if sites else ""
    return any(site in joined for site in sites)


def _named(text: str) -> Iterable[str]:
    return _known(text) if len(text) <= MAX_KEPT else split_names(text)


@lru_cache(maxsize=4096)  # most writers have written before
def _known(text: str) -> tuple[str, ...]:
    return tuple(split_names(text))


def split_names(text: str) -> Iterator[str]:
    """Split a list of names; addresses, handles and sentences are no names."""
    if not _LETTER.search(text) or text.strip().startswith(("http:", "https:", "@")):
        return
    for part in _parts(html.unescape(text)[: MAX_NAMES * MAX_NAME]):
        name = _PREFIX.sub("", " ".join(part.split())).strip(" -–—:/")  # noqa: RUF001
        name = _ROLE.sub("", name)
        if _LETTER.search(name) and len(name) <= MAX_NAME and not _NO_NAME.search(name):
            yield name


def _parts(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(text):
        names = _WITHIN.split(part)
        are_whole = all(len(name.split()) > 1 for name in names)
        yield from names if are_whole else (part,)


def json_ld_names(
    author: Json, index: Mapping[str, Node], depth: int = 0
) -> Iterator[str]:
    """Names in any shape: text, object, list, reference to another node."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(author, str):
        yield author
    elif is_list(author):
        for item in author[:MAX_NAMES]:
            yield from json_ld_names(item, index, depth + 1)
    elif is_node(author):
        yield from _object_names(author, index, depth)


def _object_names(author: Node, index: Mapping[str, Node], depth: int) -> Iterator[str]:
    name = author.get("name") or author.get("byline")
    if name:
        yield from json_ld_names(name, index, depth + 1)
        return
    named = author.get("@id")
    if isinstance(named, str) and named in index and index[named] is not author:
        yield from json_ld_names(index[named], index, depth + 1)
    elif "author" in author:
        yield from json_ld_names(author["author"], index, depth + 1)
