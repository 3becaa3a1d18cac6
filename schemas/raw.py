"""The raw envelope: what a newsroom may put into the raw topic (RECORDS §2).

Only `body` is needed, and not even that for a takedown. Other bytes than a JSON object
are a body without an envelope; unknown fields are carried along. A field that is null
counts as absent.
"""

from __future__ import annotations

from msgspec import Struct

from schemas.article import Status

__all__ = ["CONDITION", "RawEnvelope"]

# What the types cannot say: a body, or for a takedown the name of what to take down.
CONDITION = {
    "if": {"properties": {"status": {"const": "canceled"}}, "required": ["status"]},
    "then": {
        "anyOf": [
            {"properties": {name: {"type": "string"}}, "required": [name]}
            for name in ("guid", "url")
        ]
    },
    "else": {"properties": {"body": {"type": "string"}}, "required": ["body"]},
}


class RawEnvelope(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Value of a raw topic; `[raw.fields]` maps these names to somebody else's.

    Times are ISO 8601 or what portals write; `language` is a hint.
    """

    body: str | None = None
    content_type: str | None = None
    source: str | None = None
    url: str | None = None
    guid: str | None = None
    title: str | None = None
    published_at: str | None = None
    fetched_at: str | None = None
    language: str | None = None
    authors: tuple[str, ...] | None = None
    status: Status | None = None
    embargoed_until: str | None = None
