"""The enriched record: ninjs 3.1 (IPTC, CC BY 4.0) plus `stream`.

Names are ninjs's. Absent properties are left out, as ninjs asks; inside `stream`
nothing is ever left out.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct, UnsetType, field

from schemas.decisions import StreamBlock

__all__ = ["STANDARD", "EnrichedRecord"]

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}

Objects = tuple[dict[str, Any], ...]


class EnrichedRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Value of `articles.enriched` and `articles.duplicates`."""

    uri: str
    version: str
    pub_status: str = field(name="pubStatus")
    stream: StreamBlock
    standard: dict[str, str] | UnsetType = UNSET
    type: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    headlines: Objects | UnsetType = UNSET
    bodies: Objects | UnsetType = UNSET
    descriptions: Objects | UnsetType = UNSET
    by: str | UnsetType = UNSET
    located: str | UnsetType = UNSET
    content_created: str | UnsetType = field(name="contentCreated", default=UNSET)
    first_created: str | UnsetType = field(name="firstCreated", default=UNSET)
    version_created: str | UnsetType = field(name="versionCreated", default=UNSET)
    embargoed_until: str | UnsetType = field(name="embargoedUntil", default=UNSET)
    info_sources: Objects | UnsetType = field(name="infoSources", default=UNSET)
    alt_ids: Objects | UnsetType = field(name="altIds", default=UNSET)
    subjects: Objects | UnsetType = UNSET
    associations: Objects | UnsetType = UNSET
