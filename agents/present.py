"""A record as one line of NDJSON, shaped like a Kafka record (RECORDS §1)."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any

import orjson

from schemas.message import Message, Output

__all__ = ["holds_too_many", "line", "line_with_position"]

MAX_DEPTH = 200
MAX_VALUES = 250_000  # a million tiny values take hundreds of megabytes to look at
LAST_YEAR_MS = 253_402_300_800_000  # what datetime can hold


def line(record: Message | Output) -> bytes:
    """Write topic, key, headers and value; what is no sensible JSON goes as base64."""
    return orjson.dumps(_shown(record))


def line_with_position(record: Message) -> bytes:
    """Write the same plus partition, offset and timestamp (ISO 8601, null if unset)."""
    shown = _shown(record)
    position = {
        "topic": shown.pop("topic"),
        "partition": record.partition,
        "offset": record.offset,
        "timestamp": _iso(record.timestamp),
    }
    return orjson.dumps(position | shown)


def holds_too_many(value: bytes) -> bool:
    """Say whether a JSON text has more values than anybody should read at once."""
    return sum(map(value.count, b",[{")) > MAX_VALUES


def _shown(record: Message | Output) -> dict[str, Any]:
    shown: dict[str, Any] = {"topic": record.topic, "key": _text(record.key)}
    if record.key is not None and not _is_utf8(record.key):
        shown["key_base64"] = _packed(record.key)
    shown["headers"] = {_plain(name): _text(value) for name, value in record.headers}
    binary = [pair for pair in record.headers if not _is_utf8(pair[1])]
    if binary:
        shown["headers_base64"] = {_plain(n): _packed(value) for n, value in binary}
    return shown | _value(record.value)


def _value(value: bytes | None) -> dict[str, Any]:
    if value is None:
        return {"value": None}
    if holds_too_many(value):
        return {"value_base64": _packed(value)}
    try:
        parsed = orjson.loads(value)
    except orjson.JSONDecodeError:
        return {"value_base64": _packed(value)}
    if sum(map(value.count, b"[{")) > MAX_DEPTH and _is_deep(parsed):
        return {"value_base64": _packed(value)}
    # The bytes themselves keep every digit; a line break in them would end the line.
    is_one_line = b"\n" not in value and b"\r" not in value
    return {"value": orjson.Fragment(value) if is_one_line else parsed}


def _is_deep(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Say whether other readers of JSON would give up: they nest some hundred deep."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return False
    return True


def _inside(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "replace")


def _plain(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _iso(milliseconds: int) -> str | None:
    if not 0 <= milliseconds < LAST_YEAR_MS:
        return None
    at = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
