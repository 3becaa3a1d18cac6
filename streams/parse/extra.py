"""Unknown fields of an envelope: carried along, but bounded."""

from __future__ import annotations

from typing import Any, cast

import orjson

from schemas.codec import encode
from streams.parse.clean import has_surrogates

__all__ = ["MAX_BYTES", "bounded", "has_half_pair"]

MAX_BYTES = 65_536
MAX_FIELDS = 1_000
MAX_NAME = 256


def bounded(fields: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Keep unknown fields in their order until the room is used; say whether all fit.

    What is kept is what the record will hold: NaN is null, half pairs are U+FFFD.
    """
    kept: dict[str, Any] = {}
    room = MAX_BYTES
    for name, value in fields.items():
        if len(kept) >= MAX_FIELDS or room <= 0:
            return kept, True
        data = encode({name: value}) if len(name) <= MAX_NAME else b""
        if data and len(data) <= room:
            kept.update(orjson.loads(data))
            room -= len(data)
    return kept, len(kept) < len(fields)


def has_half_pair(value: object) -> bool:
    """Say whether a lone surrogate stands anywhere in a JSON value, names included."""
    if isinstance(value, str):
        return has_surrogates(value)
    if isinstance(value, list):
        return any(map(has_half_pair, cast("list[object]", value)))
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return any(has_half_pair(k) or has_half_pair(v) for k, v in fields.items())
    return False
