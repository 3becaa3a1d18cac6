"""A ruling: what was decided on one record, before it becomes a memo record."""

from __future__ import annotations

from msgspec import Struct

from schemas.decisions import DedupeDecision
from schemas.errors import Rejected
from streams.dedupe.record import Kind
from streams.version import __version__

__all__ = ["RULES", "Ruling", "Said"]

RULES = "3"  # raised when the same two texts may get another verdict


class Said(Struct, frozen=True, kw_only=True):
    """What is said of a record; the records that it sends follow from it.

    `decision` is an article's; `canceled` are ids with their highest version, `gone`
    ids with the raw records of duplicates whose text is taken away. `versions`: Kawat's
    and that of the rules, which judged.
    """

    decision: DedupeDecision | None = None
    canceled: tuple[tuple[bytes, int], ...] = ()
    gone: tuple[tuple[bytes, str], ...] = ()
    rejection: Rejected | None = None
    versions: tuple[str, str] = (__version__, RULES)


class Ruling(Struct, frozen=True, kw_only=True):
    """Kind, identity and answer; `born` None = with this record."""

    kind: Kind
    said: Said
    id: bytes | None = None
    born: int | None = None
    version: int = 0
    top: int = 0
    story: bytes | None = None
    aliases: tuple[bytes, ...] = ()
    ids: tuple[bytes, ...] = ()
