"""Read the article out of a page's JSON-LD, however broken or nested it came."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias, TypeGuard

import orjson

from streams.parse.repeated import repeated

__all__ = [
    "Json",
    "Node",
    "article_node",
    "is_list",
    "is_node",
    "json_ld_nodes",
    "references",
]

Json: TypeAlias = Any  # whatever JSON holds
Node: TypeAlias = dict[str, Json]

MAX_NODES = 2_000
MAX_SIGNS = 3_000_000
_MARKS = r"\s|<!--|//|/\*|<!\[CDATA\[|\*/"
_WRAPPER = re.compile(rf"\A{repeated(_MARKS)}")
_TRAILING_COMMA = re.compile(r",(?=\s*+[}\]])")
_ESCAPED = r'\\.[^"\\]*+'
_FIELD = re.compile(
    rf'"(headline|datePublished)"\s*+:\s*+"([^"\\]*+{repeated(_ESCAPED)})"'
)
_INTO = (
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
    "hasPart",
    "itemListElement",
    "item",
)
_ARTICLES = ("Article", "Posting", "Report")
_RANK = ("NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting")


def is_list(value: Json) -> TypeGuard[list[Json]]:
    """Say whether a JSON value is a list."""
    return isinstance(value, list)


def is_node(value: Json) -> TypeGuard[Node]:
    """Say whether a JSON value is an object."""
    return isinstance(value, dict)


def json_ld_nodes(blocks: Iterable[str]) -> list[Node]:
    """List every object of the blocks that could be the article, in order."""
    found: list[Node] = []
    signs = 0
    for block in blocks:
        signs += len(block)
        if signs > MAX_SIGNS or len(found) >= MAX_NODES:
            break
        found.extend(_walk(_loads(block), MAX_NODES - len(found)))
    return found


def article_node(found: list[Node]) -> Node | None:
    """Choose the node that is an article; news before other kinds, then the first."""
    articles = [node for node in found if _kinds(node)]
    return min(articles, key=_rank, default=None)


def references(found: list[Node]) -> dict[str, Node]:
    """Index the nodes that others name by `@id`; the fullest of each wins."""
    index: dict[str, Node] = {}
    for node in found:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(index.get(name, ())):
            index[name] = node
    return index


def _rank(node: Node) -> tuple[bool, int]:
    kinds = _kinds(node)
    place = min(_RANK.index(k) if k in _RANK else len(_RANK) for k in kinds)
    is_poor = not ("datePublished" in node and ("headline" in node or "author" in node))
    return (is_poor, place)


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type")
    listed = kinds if is_list(kinds) else [kinds]
    return [k for k in listed if isinstance(k, str) and k.endswith(_ARTICLES)]


def _walk(value: Json, limit: int) -> Iterator[Node]:
    """Objects in document order; the count bounds a graph that repeats itself."""
    waiting: list[Json] = [value]
    while waiting and limit > 0:
        limit -= 1
        item = waiting.pop()
        if is_list(item):
            waiting.extend(reversed(item[:MAX_NODES]))
        elif is_node(item):
            yield item
            waiting.extend(item[name] for name in reversed(_INTO) if name in item)


def _loads(block: str) -> Json:
    text = _unwrapped(block)
    try:
        return orjson.loads(text)
    except ValueError:
        return _repaired(text, block)


def _unwrapped(block: str) -> str:
    """Cut what stands around the JSON: comment and CDATA marks, a last semicolon."""
    text = block[_match_end(block) :]
    end = max(text.rfind("}"), text.rfind("]"))
    return text[: end + 1].replace("\\ud800", "")


def _match_end(block: str) -> int:
    found = _WRAPPER.match(block)
    return found.end() if found else 0


def _repaired(text: str, block: str) -> Json:
    """Forgive raw line ends and trailing commas; else pick out the plain fields."""
    try:
        return json.loads(_TRAILING_COMMA.sub("", text), strict=False)
    except (ValueError, RecursionError):
        fields = {
            name: _string(value) for name, value in _FIELD.findall(block[:100_000])
        }
        return {"@type": "Article", **fields} if fields else None


def _string(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value
