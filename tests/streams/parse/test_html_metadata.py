"""Title, writers, time, address and language of a whole page."""

from __future__ import annotations

import json

from streams.parse.html_head import read_head
from streams.parse.html_metadata import Metadata, read_metadata
from streams.parse.html_tokens import tags

URL = "https://www.kabarnusa.example/daerah/jembatan-dibuka?page=2"


def metadata(page: str, url: str | None = URL) -> Metadata:
    """Read a page's source."""
    return read_metadata(page, read_head(page, tags(page)), url)


def ld(**fields: object) -> str:
    """Give a JSON-LD block of a news article."""
    node = {"@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_a_modern_page() -> None:
    """JSON-LD tells all of it."""
    page = (
        '<html lang="id"><meta property="og:site_name" content="Kabar Nusa">'
        '<meta property="og:title" content="Jembatan dibuka | Kabar Nusa">'
        '<link rel="canonical" href="/daerah/jembatan-dibuka">'
        + ld(
            headline="Jembatan dibuka",
            author=[{"name": "Sari Melati"}],
            datePublished="2024-05-16T17:21:00+07:00",
            publisher={"name": "Kabar Nusa"},
        )
    )

    found = metadata(page)

    assert found.published is not None
    assert (
        "Jembatan dibuka",
        ("Sari Melati",),
        "2024-05-16T17:21:00+07:00",
        "json-ld",
        "https://www.kabarnusa.example/daerah/jembatan-dibuka",
        "id",
    ) == (
        found.title,
        found.authors,
        found.published.at,
        found.published.from_,
        found.canonical_url,
        found.language,
    )


def test_an_old_page() -> None:
    """No marks at all: window title, h1 and the line under it."""
    page = (
        "<title>Jembatan dibuka - Kabar Nusa</title><body><h1>Daerah</h1>"
        "<h1>Jembatan dibuka</h1><span>Kamis, 16 Mei 2024 17:21 WIB</span>"
    )

    found = metadata(page, "https://kabarnusa.example/1")

    assert found.published is not None
    assert ("Jembatan dibuka", "2024-05-16T17:21:00+07:00", "text", None, ()) == (
        found.title,
        found.published.at,
        found.published.from_,
        found.language,
        found.authors,
    )


def test_a_headline_that_is_no_h1_is_found_in_the_body() -> None:
    """The date line stands near it."""
    page = (
        "<title>Jembatan dibuka</title><body><b>Jembatan dibuka</b>"
        "<i>16/05/2024 17:21 WIB</i>"
    )

    found = metadata(page)

    assert found.published is not None
    assert "2024-05-16T17:21:00+07:00" == found.published.at


def test_a_naive_clock_of_an_indonesian_page_is_western_time() -> None:
    """The page says its language, by attribute, JSON-LD or locale."""
    stamp = ld(datePublished=["2024-05-16 17:21:00"], inLanguage="id-ID")

    found = metadata(stamp + "<time>Kamis</time>")

    assert found.published is not None
    assert "2024-05-16T17:21:00+07:00" == found.published.at
    assert "id-ID" == found.language


def test_an_author_in_the_graph_and_a_publisher_of_strange_shape() -> None:
    """References are followed; a publisher without a name names no site."""
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "author": {"@id": "#a"}, "publisher": ["x"]},
            {"@id": "#a", "name": "Sari Melati"},
        ]
    }
    page = f"<script type=application/ld+json>{json.dumps(graph)}</script>"

    assert ("Sari Melati",) == metadata(page).authors
    assert () == metadata(ld(publisher={"name": 3}, headline=3)).authors


def test_addresses_that_are_none_are_left_out() -> None:
    """No script, no broken host; og:url stands in; without any there is none."""
    bad = '<link rel=canonical href="javascript:x"><link rel=canonical href="//[x">'

    assert (
        "https://kabarnusa.example/a"
        == (
            metadata(
                bad + '<meta property="og:url" content="https://kabarnusa.example/a">'
            )
        ).canonical_url
    )
    assert metadata(bad).canonical_url is None
    assert metadata("<link rel=canonical href=/a>", None).canonical_url is None


def test_an_empty_page_says_nothing() -> None:
    """Absent is None or empty."""
    expected = Metadata(
        title=None, authors=(), published=None, canonical_url=None, language=None
    )

    assert expected == metadata("", None)


def test_meta_tags_tell_the_time() -> None:
    """Without JSON-LD the article's own meta counts before any time element."""
    page = (
        '<meta property="article:published_time" content="2024-05-16T17:21:00+07:00">'
        "<time datetime=2024-05-01T08:00:00+07:00>1 Mei</time>"
    )

    found = metadata(page)

    assert found.published is not None
    assert ("2024-05-16T17:21:00+07:00", "meta") == (
        found.published.at,
        found.published.from_,
    )
