"""Field by field: every dotted path whose value differs, and what kind of change it is.

Lists are compared as a whole: an index says nothing to a reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from agents.replay.diff.difference import FieldChange, Kind

__all__ = ["changes", "kind_of", "told"]

MOST_BYTES = 2_000  # of a value in the line of NDJSON
ABSENT = object()

# The longest path that begins a field's own tells its kind; else it is a field.
KINDS: Mapping[str, Kind] = {
    "uri": Kind.IDENTITY,
    "stream.raw": Kind.ORIGIN,
    "version": Kind.IDENTITY,
    "stream.dedupe.version": Kind.IDENTITY,
    "headlines": Kind.HEADLINE,
    "bodies": Kind.BODY,
    "descriptions": Kind.BODY,  # the lede, a line of the body
    "language": Kind.LANGUAGE,
    "subjects": Kind.SUBJECTS,
    "stream.dedupe": Kind.GROUNDS,
    "stream.dedupe.verdict": Kind.VERDICT,
    "stream.dedupe.of": Kind.VERDICT,
    "associations": Kind.VERDICT,
    "stream.classify": Kind.GROUNDS,
    "stream.classify.mentions": Kind.FIELDS,
    "stream.classify.keywords": Kind.FIELDS,
    "stream.versions": Kind.STAMPS,
}


def kind_of(path: str) -> Kind:
    """Tell what kind of change a field is."""
    parts = path.split(".")
    heads = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((KINDS[head] for head in heads if head in KINDS), Kind.FIELDS)


def changes(
    a: Mapping[str, Any], b: Mapping[str, Any], ignored: Iterable[str] = ()
) -> Iterator[FieldChange]:
    """Walk through both values; paths that begin with an ignored one are left out."""
    left_out = tuple(ignored)
    for path, here, there in _walk(a, b, ""):
        if not any(path == one or path.startswith(f"{one}.") for one in left_out):
            yield FieldChange(path=path, a=here, b=there)


def told(change: FieldChange) -> FieldChange:
    """Cut what is too long to be told in a line."""
    return FieldChange(path=change.path, a=_short(change.a), b=_short(change.b))


def _walk(
    a: Mapping[str, Any], b: Mapping[str, Any], path: str
) -> Iterator[tuple[str, Any, Any]]:
    for name in sorted({*a, *b}):
        here, there = a.get(name, ABSENT), b.get(name, ABSENT)
        if here == there and type(here) is type(there):
            continue
        full = f"{path}.{name}" if path else name
        if isinstance(here, dict) and isinstance(there, dict):
            yield from _walk(here, there, full)
        else:
            yield full, _present(here), _present(there)


def _present(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    return None if value is ABSENT else value


def _short(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    packed = orjson.dumps(value)
    if len(packed) <= MOST_BYTES:
        return value
    return f"{packed[:MOST_BYTES].decode('utf-8', 'ignore')} \u2026"
