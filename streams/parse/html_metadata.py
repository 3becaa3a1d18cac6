"""Title, writers, time, address and language of a page, from what it says of itself.

JSON-LD first, then meta tags, then what is marked up in the page, then what is written.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from urllib.parse import urljoin

from schemas.article import Published
from streams.parse.html_bylines import marked_names, written_names
from streams.parse.html_head import Head, text_of
from streams.parse.html_jsonld import (
    Json,
    Node,
    article_node,
    is_list,
    is_node,
    json_ld_nodes,
    references,
)
from streams.parse.html_names import json_ld_names, people
from streams.parse.html_near import (
    ABOVE,
    SEPARATOR,
    below_headline,
    headline_at,
    near_headline,
)
from streams.parse.html_times import Claim, page_zone, publishing_time
from streams.parse.html_title import TitleClaims, choose_title, site_labels

__all__ = ["Metadata", "read_metadata"]

_TIME_METAS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "content_publisheddate",
    "publisheddate",
    "published_date",
    "published-date",
    "publication_date",
    "publication-date",
    "article:published_date",
    "article.published",
    "og:pubdate",
    "og:publish_date",
    "dcterms.issued",
    "dc.date.published",
    "dc.date.publication",
    "rnews:datepublished",
    "bt:pubdate",
    "pub_date",
    "article_date_original",
    "originalpublicationdate",
    "citation_publication_date",
    "shareaholic:article_published_time",
    "iso-8601-publish-date",
    "release_date",
    "date",
    "uploaddate",
    "datecreated",
)
BELOW_TIMES = 40_000  # signs of markup in which a `time` belongs to the headline
_AUTHOR_METAS = (
    ("parsely-author",),
    ("article:author", "og:article:author"),
    ("author", "article:author_name"),
    ("content_author", "article.author", "article:author:name", "writer"),
    ("dc.creator", "dcterms.creator", "sailthru.author", "byl", "cxenseparse:author"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of the article beside its text; absent is None or empty."""

    title: str | None
    authors: tuple[str, ...]
    published: Published | None
    canonical_url: str | None
    language: str | None


def read_metadata(page: str, head: Head, url: str | None) -> Metadata:
    """Judge what the head says; nothing is fetched."""
    nodes = json_ld_nodes(head.json_ld)
    node = article_node(nodes) or {}
    language = _language(head, node)
    names = (*head.meta("og:site_name", "application-name"), *_publisher(node))
    sites = site_labels(url, names)
    title = choose_title(_title_claims(head, node, sites))
    at = headline_at(page, head, title)
    return Metadata(
        title=title,
        authors=people(_author_claims(page, head, node, references(nodes), at), sites),
        published=publishing_time(
            (*_time_claims(head, node), *_shown_times(page, head, at)),
            lambda: SEPARATOR.join((near_headline(page, at), *head.titles[:1])),
            cache(partial(page_zone, page, url, language)),
        ),
        canonical_url=_canonical(head, url),
        language=language,
    )


def _title_claims(head: Head, node: Node, sites: tuple[str, ...]) -> TitleClaims:
    shared = head.meta("og:title", "twitter:title")
    pages = (*head.titles, *head.meta("title", "dc.title"))
    return TitleClaims(
        shared=_first(shared),
        structured=_text(node.get("headline")),
        headlines=tuple(text for _, text in head.headlines),
        page=_first(pages),
        sites=sites,
    )


def _author_claims(
    page: str, head: Head, node: Node, index: dict[str, Node], at: int | None
) -> Iterator[list[str]]:
    told = list(json_ld_names(node.get("author"), index))
    linked = marked_names(head.author_links, page)
    yield linked if set(told) < set(linked) else told
    for names in _AUTHOR_METAS:
        yield head.meta(*names)
    yield linked
    yield marked_names(head.author_classes, page)
    yield list(json_ld_names(node.get("creator"), index))
    yield written_names(below_headline(page, at))


def _time_claims(head: Head, node: Node) -> Iterator[Claim]:
    for name in ("datePublished", "dateCreated", "uploadDate"):
        if text := _text(node.get(name)):
            yield "json-ld", text
    for text in head.meta(*_TIME_METAS):
        yield "meta", text


def _shown_times(page: str, head: Head, at: int | None) -> Iterator[Claim]:
    """Give the first time below the headline, else the last above; updates at last."""
    near = [x for x in head.times if at is None or -ABOVE < x.start - at < BELOW_TIMES]
    below = [x for x in near if at is None or x.start > at]
    above = [x for x in near if at is not None and x.start <= at]
    for time in sorted((*below, *reversed(above)), key=lambda x: x.is_update(page))[:1]:
        yield "time", time.stamp


def _publisher(node: Node) -> tuple[str, ...]:
    publisher = node.get("publisher")
    name = publisher.get("name") if is_node(publisher) else None
    return (name,) if isinstance(name, str) else ()


def _language(head: Head, node: Node) -> str | None:
    claims = (
        head.language or "",
        _text(node.get("inLanguage")),
        *head.meta("og:locale", "content-language", "language"),
    )
    return next((claim for claim in claims if claim), None)


def _canonical(head: Head, url: str | None) -> str | None:
    """Take the first rel=canonical, else og:url, absolute; the host is not judged."""
    claims = (*head.canonical, *head.meta("og:url"))
    for claim in claims:
        try:
            address = urljoin(url or "", claim)
        except ValueError:  # a broken IPv6 address
            continue
        if address.lower().startswith(("http://", "https://")):
            return address
    return None


def _first(claims: tuple[str, ...] | list[str]) -> str:
    return next((text for claim in claims if (text := text_of(claim))), "")


def _text(value: Json) -> str:
    """Read a JSON-LD text: a list's first, references resolved twice over."""
    if is_list(value) and value:
        value = value[0]
    return text_of(html.unescape(value)) if isinstance(value, str) else ""
