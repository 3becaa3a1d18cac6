"""A record as one line of NDJSON."""

from __future__ import annotations

import base64
from typing import Any

import orjson

from schemas.message import Message

__all__ = ["line"]


def line(record: Message) -> bytes:
    """Write topic, key, headers and value; a value that is not JSON goes as base64."""
    shown: dict[str, Any] = {
        "topic": record.topic,
        "key": None if record.key is None else record.key.decode("utf-8", "replace"),
        "headers": {k: v.decode("utf-8", "replace") for k, v in record.headers},
    }
    try:
        shown["value"] = None if record.value is None else orjson.loads(record.value)
    except orjson.JSONDecodeError:
        shown["value_base64"] = base64.b64encode(record.value or b"").decode()
    return orjson.dumps(shown)
