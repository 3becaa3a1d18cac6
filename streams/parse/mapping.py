"""Attach to a foreign feed: our field names as paths in their envelope.

`[raw.fields] body = "content.html"` takes `body` from there; the plain name is then an
unknown field like any other. What was taken leaves `extra`, its neighbours stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

__all__ = ["take"]

Fields = dict[str, Any]


def take(
    fields: Fields, names: Iterable[str], mapping: dict[str, str]
) -> tuple[Fields, Fields]:
    """Split an envelope into our fields (absent = None) and the unknown rest.

    A path that is itself a name of theirs ("dc.title") is not taken apart; `names`,
    which are ours, have no dots.
    """
    if not mapping:
        known = {name: fields.get(name) for name in names}
        return known, {name: fields[name] for name in fields if name not in known}
    paths = {name: _path(fields, mapping.get(name, name)) for name in names}
    known = {name: _at(fields, path) for name, path in paths.items()}
    rest = fields
    for path in paths.values():
        rest = _without(rest, path)
    return known, rest


def _path(fields: Fields, told: str) -> tuple[str, ...]:
    return (told,) if told in fields else tuple(told.split("."))


def _at(value: Any, path: tuple[str, ...]) -> Any:  # noqa: ANN401 - any JSON value
    for step in path:
        if not isinstance(value, dict):
            return None
        value = cast("Fields", value).get(step)
    return value


def _without(fields: Fields, path: tuple[str, ...]) -> Fields:
    """Copy an object without the value at the path, nor the shell that it leaves."""
    step, *deeper = path
    if step not in fields:
        return fields
    rest = {name: value for name, value in fields.items() if name != step}
    inner = fields[step]
    if deeper and isinstance(inner, dict):
        left = _without(cast("Fields", inner), tuple(deeper))
        if left:
            rest[step] = left
    elif deeper:
        rest[step] = inner
    return rest
