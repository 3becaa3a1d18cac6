"""JSON-LD in the forms in which portals write it."""

from __future__ import annotations

import pytest

from streams.parse.html_jsonld import (
    MAX_NODES,
    MAX_SIGNS,
    article_node,
    json_ld_nodes,
    references,
)

GOOD = '{"@type":"NewsArticle","headline":"Judul","datePublished":"2024-05-16"}'


def headline(*blocks: str) -> object:
    """Headline of the article that the blocks hold; None without one."""
    return (article_node(json_ld_nodes(blocks)) or {}).get("headline")


@pytest.mark.parametrize(
    "block",
    [
        GOOD,
        f" \n[{GOOD}]",
        f'{{"@graph":[{{"@type":"WebPage"}},{GOOD}]}}',
        f'{{"@type":"WebPage","mainEntity":{GOOD}}}',
        f"<!-- {GOOD} -->",
        f"//<![CDATA[\n{GOOD}\n//]]>",
        f"/* <![CDATA[ */{GOOD};",
        GOOD.replace("}", ",}"),
        GOOD.replace("Judul", "Judul\n").replace("16", "16\t"),
        GOOD[:-1],
        GOOD.replace('"NewsArticle"', '[null, 3, "NewsArticle"]'),
        GOOD.replace("NewsArticle", "BlogPosting"),
    ],
)
def test_the_article_is_found_however_it_is_wrapped(block: str) -> None:
    """Lists, graphs, comments, CDATA, trailing commas, raw line ends, a cut end."""
    assert "Judul" == str(headline(block)).strip()


@pytest.mark.parametrize(
    "block",
    [
        "",
        "null",
        "3",
        "&quot;x&quot;",
        '{"@type":"Recipe"}',
        '{"@type":7}',
        "{",
        "[" * 9,
    ],
)
def test_what_is_no_article_gives_none(block: str) -> None:
    """Nothing is made up of empty, foreign or broken blocks."""
    assert headline(block) is None


def test_deep_nesting_is_no_fault() -> None:
    """Twenty thousand brackets are neither read nor fatal."""
    assert headline("[" * 20_000 + "]" * 20_000) is None


def test_news_comes_before_other_kinds_and_full_before_poor() -> None:
    """A page may describe other stories and itself twice."""
    blog = GOOD.replace("NewsArticle", "BlogPosting").replace("Judul", "Blog")
    poor = '{"@type":"NewsArticle","headline":"Teaser"}'

    assert "Judul" == headline(poor, blog, GOOD)


def test_a_broken_escape_is_taken_as_it_stands() -> None:
    """Fields are picked out of text that is no JSON."""
    broken = (
        r'{"@type":"NewsArticle","headline":"Jalan \x rusak" "datePublished":"2024"'
    )

    assert r"Jalan \x rusak" == headline(broken)


def test_half_a_surrogate_pair_goes() -> None:
    """An escape that no UTF-8 can hold does not cost the block."""
    assert "a" == headline(r'{"@type":"NewsArticle","headline":"a\ud800"}')


def test_nodes_and_signs_are_bounded() -> None:
    """A graph of fifty thousand articles, and megabytes of blanks."""
    many = "[" + ",".join([GOOD] * 5_000) + "]"

    assert MAX_NODES >= len(json_ld_nodes([many]))
    assert [] == json_ld_nodes([" " * (MAX_SIGNS + 1) + GOOD])
    assert MAX_NODES >= len(json_ld_nodes([many, GOOD]))


def test_references_name_the_fullest_node() -> None:
    """An author may be described elsewhere in the graph."""
    nodes = json_ld_nodes(
        ['[{"@id":"#a"},{"@id":"#a","name":"Sari"},{"@id":3},{"@id":"#a"}]']
    )

    assert {"#a": {"@id": "#a", "name": "Sari"}} == references(nodes)
