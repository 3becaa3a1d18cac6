"""One scored document: how good it is, and what it missed in words."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """`score` is 1 for a document that misses nothing, lower for a worse one."""

    name: str
    score: float
    misses: tuple[str, ...] = ()
