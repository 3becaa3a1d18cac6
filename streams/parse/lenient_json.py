"""JSON as a newsroom may send it: strict, but half pairs and big numbers survive."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, NoReturn

import orjson

from schemas.errors import Reason, Rejected
from streams.parse.guard import can_hold_too_many, check_depth, check_json

__all__ = ["Loaded", "loads", "strict_object"]


class Loaded(NamedTuple):
    """A value; only one that is not strict JSON can hold half a surrogate pair."""

    value: Any
    is_strict: bool


def loads(text: str, max_depth: int) -> Loaded:
    """Read JSON text; raises Rejected (invalid_json, too_deep, too_large).

    orjson refuses escaped lone surrogates, which feeds do send; the standard library
    reads them, and only then is it asked. Of a repeated name the last value counts.
    """
    if can_hold_too_many(text):
        check_json(text, max_depth)
    try:
        value = orjson.loads(text)
    except (orjson.JSONDecodeError, UnicodeEncodeError) as error:
        return Loaded(_leniently(text, max_depth, error), is_strict=False)
    check_depth(value, max_depth)
    return Loaded(value, is_strict=True)


def strict_object(data: bytes, max_depth: int) -> dict[str, Any] | None:
    """Read what is surely one object in valid UTF-8; raises Rejected (too_deep).

    None leaves the question to who decodes and looks more closely: nearly all values of
    a feed are such objects, and need no text made of them.
    """
    if not data.startswith(b"{") or can_hold_too_many(data):
        return None
    try:
        value: dict[str, Any] = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    check_depth(value, max_depth)
    return value


def _leniently(text: str, max_depth: int, first: ValueError) -> Any:  # noqa: ANN401
    check_json(text, max_depth)
    try:
        return json.loads(text, parse_constant=_refuse)
    except ValueError:
        raise Rejected(Reason.INVALID_JSON, str(first)) from first


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
