"""The twin of explain's page for programs: the same parts and marks as JSON."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from agents.explain.article import Dead, Explained
from agents.explain.marks import marks
from agents.explain.parts import Part
from agents.explain.view import View
from schemas.codec import encode

__all__ = ["line"]


def line(one: Explained | Dead) -> bytes:
    """Write one article, or why none was made, as a line."""
    if isinstance(one, Dead):
        return encode(
            {"origin": one.origin, "dead": {"reason": one.reason, "detail": one.detail}}
        )
    view: dict[str, Any] = to_builtins(one.view)
    for name in ("paragraphs", "removed"):  # they are told as parts
        del view[name]
    view["filed"] = sorted(one.view.filed)
    return encode(view | {"parts": [_part(part, one.view) for part in one.parts]})


def _part(part: Part, view: View) -> dict[str, Any]:
    told: dict[str, Any] = to_builtins(part)
    if part.paragraph is not None:
        told["marks"] = [to_builtins(mark) for mark in marks(view, part.paragraph)]
    return told
