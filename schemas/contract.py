"""The published JSON Schemas, made from the structs: one file per topic and version.

The values of each topic, and the headers of `articles.dead`, whose values are anything.

`python -m schemas.contract` writes them anew. A change of a published file must be one
that old readers survive (tests/schemas/test_contract.py); else it is a new version.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import orjson

from schemas.article import ParsedArticle
from schemas.dead_letter import DeadLetter
from schemas.decisions import JudgedArticle
from schemas.enriched import EnrichedRecord
from schemas.raw import CONDITION, RawEnvelope
from schemas.topics import DEAD, DUPLICATES, ENRICHED, PARSED, RAW, UNIQUE

__all__ = ["VALUES", "published", "schema_of"]

FOLDER = Path(__file__).parent / "jsonschema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
VALUES: dict[str, type] = {
    RAW: RawEnvelope,
    PARSED: ParsedArticle,
    UNIQUE: JudgedArticle,
    DUPLICATES: EnrichedRecord,
    ENRICHED: EnrichedRecord,
    f"{DEAD}.headers": DeadLetter,
}


def file_name(topic: str, version: int = 1) -> str:
    """Name of a topic's schema file."""
    return f"{topic}.v{version}.json"


def schema_of(topic: str) -> dict[str, Any]:
    """Derive the JSON Schema of a topic's values from its struct."""
    (reference,), definitions = msgspec.json.schema_components(
        [VALUES[topic]], ref_template="#/$defs/{name}"
    )
    head = {"$schema": DIALECT, "title": f"{topic}, version 1"}
    more = CONDITION if topic == RAW else {}
    return head | reference | more | {"$defs": dict(definitions)}


def published(topic: str) -> dict[str, Any]:
    """Read the published schema of a topic."""
    schema: dict[str, Any] = orjson.loads((FOLDER / file_name(topic)).read_bytes())
    return schema


def rendered(topic: str) -> bytes:
    """Give the bytes of a schema file: sorted, indented, for people and diffs."""
    options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
    return orjson.dumps(schema_of(topic), option=options)


def write_all(folder: Path) -> None:
    """Write every schema file into a folder."""
    for topic in VALUES:
        (folder / file_name(topic)).write_bytes(rendered(topic))


if __name__ == "__main__":  # pragma: no cover - the command line
    write_all(FOLDER)
