"""Pieces of HTML: everything that comes from an article is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["block", "code", "table", "tag", "text"]


def text(told: object) -> str:
    """Escape what is told."""
    return escape(str(told))


def tag(name: str, inside: str, style: str = "") -> str:
    """Put an element around what is HTML already."""
    attribute = f' class="{style}"' if style else ""
    return f"<{name}{attribute}>{inside}</{name}>"


def block(inside: Iterable[str], style: str = "") -> str:
    """Put a division around parts."""
    return tag("div", "".join(inside), style)


def code(told: object) -> str:
    """Show an id or a value as it is written."""
    return tag("code", text(told))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out rows of plain text; the last column holds figures."""
    heads = "".join(
        tag("th", text(name), _style(number, len(head)))
        for number, name in enumerate(head)
    )
    body = "".join(
        tag(
            "tr",
            "".join(
                tag("td", text(cell), _style(number, len(row)))
                for number, cell in enumerate(row)
            ),
        )
        for row in rows
    )
    return tag("table", tag("thead", tag("tr", heads)) + tag("tbody", body))


def _style(number: int, count: int) -> str:
    return "number" if number == count - 1 else ""
