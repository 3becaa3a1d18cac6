"""JSON as a newsroom may send it: strict, but half pairs and big numbers survive."""

from __future__ import annotations

import json
from typing import Any, NoReturn

import orjson

from schemas.errors import Reason, Rejected

__all__ = ["loads"]


def loads(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """Read JSON text; raises Rejected (invalid_json).

    orjson refuses escaped lone surrogates, which feeds do send; the standard library
    reads them, and only then is it asked. Of a repeated name the last value counts.
    """
    try:
        return orjson.loads(text)
    except (orjson.JSONDecodeError, UnicodeEncodeError) as error:
        first = error
    try:
        return json.loads(text, parse_constant=_refuse)
    except ValueError:
        raise Rejected(Reason.INVALID_JSON, str(first)) from first


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
