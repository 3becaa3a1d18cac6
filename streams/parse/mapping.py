"""Attach to a foreign feed: our field names as paths in their envelope.

`[raw.fields] body = "content.html"` takes `body` from there; the plain name is then an
unknown field like any other. What was taken leaves `extra`, what stands beside it stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["take"]


def take(
    fields: dict[str, Any], names: Iterable[str], mapping: dict[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split an envelope into our fields (absent = None) and the unknown rest."""
    paths = {name: tuple(mapping.get(name, name).split(".")) for name in names}
    known = {name: _at(fields, path) for name, path in paths.items()}
    rest = fields
    for path in paths.values():
        rest = _without(rest, path)
    return known, rest


def _at(value: Any, path: tuple[str, ...]) -> Any:  # noqa: ANN401 - any JSON value
    for step in path:
        if not isinstance(value, dict) or step not in value:
            return None
        value = value[step]
    return value


def _without(fields: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """Copy an object without the value at the path, nor the shell that it leaves."""
    step, *deeper = path
    if step not in fields:
        return fields
    rest = {name: value for name, value in fields.items() if name != step}
    inner = fields[step]
    if deeper and isinstance(inner, dict):
        left = _without(inner, tuple(deeper))
        if left:
            rest[step] = left
    elif deeper:
        rest[step] = inner
    return rest
