"""A page as its leaves: runs of text that no block tag interrupts, and where they hang.

Lexbor builds the tree (C, one pass); the walk keeps its own stack, so no depth of a
page can exhaust Python's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from msgspec import Struct

__all__ = ["Leaf", "Part", "read_leaves", "visible_html"]

Node: TypeAlias = Any  # selectolax's node: no types of its own worth checking against

_INVISIBLE_NAMES = (
    "script style noscript template svg math iframe object embed button select "
    "textarea input nav footer figcaption audio video canvas menu dialog"
)
INVISIBLE = frozenset(_INVISIBLE_NAMES.split())
HIDDEN = (
    "[hidden], [aria-hidden=true], [style*='display:none'], [style*='display: none']"
)
_PAGE = frozenset(("html", "body"))  # hidden only until its scripts have run
_BLOCK_NAMES = (
    "p h1 h2 h3 h4 h5 h6 li blockquote pre td th dd dt div section article main table "
    "ul ol tr tbody thead tfoot body header center dl figure hr address summary "
    "details form aside fieldset footer br"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
_TEXT = "-text"
_LINK = "a"


class Part:
    """A block of the page within another; the body has no parent."""

    __slots__ = ("_names", "node", "parent", "tag")

    def __init__(self, node: Node, tag: str, parent: Part | None) -> None:
        """Ask the node for nothing yet: most parts hold no text."""
        self.node = node
        self.tag = tag
        self.parent = parent
        self._names: tuple[str, str] | None = None

    @property
    def names(self) -> tuple[str, str]:
        """Class and id as they stand in the page; absent is empty."""
        if self._names is None:
            given = self.node.attributes
            self._names = (given.get("class") or "", given.get("id") or "")
        return self._names

    def outwards(self) -> Iterator[Part]:
        """Give the part itself and all that it is within, up to the body."""
        part: Part | None = self
        while part is not None:
            yield part
            part = part.parent


class Leaf(Struct, frozen=True):
    """Text on one line in its innermost part; `links` = signs of it inside links."""

    text: str
    links: int
    part: Part


def read_leaves(page: str) -> tuple[Leaf, ...]:
    """List the leaves of a page's visible text in order."""
    body: Node = _tree(page).body
    if body is None:
        return ()
    walk = _Walk(Part(body, "body", None), {node.mem_id for node in body.css(HIDDEN)})
    walk.through(body)
    return tuple(walk.leaves)


def visible_html(page: str) -> str:
    """Write the page anew without what no reader sees: half the work for others."""
    tree = _tree(page)
    unseen = ", ".join((*_INVISIBLE_NAMES.split(), HIDDEN))
    for node in reversed(tree.css(unseen)):  # what is within another goes first
        if node.tag not in _PAGE:
            node.decompose()
    return str(tree.html)


def _tree(page: str) -> Node:
    from selectolax.lexbor import (  # noqa: PLC0415 - not for texts
        LexborHTMLParser,
        SelectolaxError,
    )

    try:
        return LexborHTMLParser(page)
    except SelectolaxError as error:  # its only reason: memory is at its end
        raise MemoryError from error


class _Walk:
    """One pass over a tree; collects text until a block begins or ends.

    Asked of each of a page's thousand nodes: hence no call that can be spared.
    """

    def __init__(self, body: Part, hidden: set[int]) -> None:
        self.leaves: list[Leaf] = []
        self._hidden = hidden
        self._part = body
        self._pieces: list[str] = []
        self._links = 0
        self._open_links = 0

    def through(self, body: Node) -> None:
        pieces = self._pieces
        open_nodes: list[tuple[Node, str]] = []
        node = body.first_child
        while node is not None or open_nodes:
            if node is None:
                node, tag = open_nodes.pop()
                self._leave(tag)
            elif (tag := node.tag) == _TEXT:
                text = node.text_content or ""
                pieces.append(text)
                if self._open_links:
                    self._links += len(text.strip())
            elif self._is_seen(node, tag):
                child = node.first_child
                if child is not None:
                    self._enter(node, tag)
                    open_nodes.append((node, tag))
                    node = child
                    continue
                if tag in BLOCKS and pieces:
                    self._end_leaf()
            node = node.next
        if pieces:
            self._end_leaf()

    def _is_seen(self, node: Node, tag: str) -> bool:
        if tag in INVISIBLE:
            return False
        return not self._hidden or node.mem_id not in self._hidden

    def _enter(self, node: Node, tag: str) -> None:
        if tag in BLOCKS:
            if self._pieces:
                self._end_leaf()
            self._part = Part(node, tag, self._part)
        elif tag == _LINK:
            self._open_links += 1

    def _leave(self, tag: str) -> None:
        if tag in BLOCKS:
            if self._pieces:
                self._end_leaf()
            self._part = self._part.parent or self._part
        elif tag == _LINK:
            self._open_links -= 1

    def _end_leaf(self) -> None:
        text = " ".join("".join(self._pieces).split())
        if text:
            self.leaves.append(Leaf(text, self._links, self._part))
        self._pieces.clear()
        self._links = 0
