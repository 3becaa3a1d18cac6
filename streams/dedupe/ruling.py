"""A ruling: what was decided on one record, before it becomes a memo record."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.errors import Rejected
from streams.dedupe.record import Kind
from streams.stage import Emit

__all__ = ["Ruling"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Kind, identity and answer; `born` None = with this record."""

    kind: Kind
    emits: tuple[Emit, ...] = ()
    id: bytes | None = None
    born: int | None = None
    version: int = 0
    top: int = 0
    story: bytes | None = None
    aliases: tuple[bytes, ...] = ()
    ids: tuple[bytes, ...] = ()
    rejection: Rejected | None = None
