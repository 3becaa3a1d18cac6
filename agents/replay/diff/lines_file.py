"""Records from files: lines of `kawat run`, `kawat tap` and of a replay into files."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

from agents.exits import Exit, Stop
from agents.input_kinds import Kind, by_name
from agents.inputs import messages
from schemas.message import Message

__all__ = ["read"]


def read(paths: Sequence[str]) -> Iterator[Message]:
    """Read every line of files as a record; raises Stop at another.

    Of a folder the files that are called NDJSON: a replay's state lies beside them.
    """
    files = [file for path in paths for file in _files(Path(path))]
    if not files:
        raise Stop(Exit.USAGE, "no file of NDJSON in there", where=", ".join(paths))
    for line in messages(files, Kind.NDJSON):
        if line.value:
            yield _record(line)


def _files(path: Path) -> list[str]:
    if not path.is_dir():
        return [str(path)]
    inside = sorted(path.rglob("*"))
    return [str(one) for one in inside if by_name(one.name) is Kind.NDJSON]


def _record(line: Message) -> Message:
    try:
        told = orjson.loads(line.value or b"")
        return Message(
            topic=told["topic"],
            partition=told.get("partition", 0),
            offset=told.get("offset", line.offset),
            timestamp=0,
            key=_key(told),
            value=_value(told),
            headers=_headers(told),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Stop(
            Exit.USAGE,
            f"line {line.offset + 1} is no record: {error!r}",
            todo="give lines of `kawat run`, `kawat tap` or of a replay into files",
        ) from error


def _key(told: dict[str, Any]) -> bytes | None:
    if "key_base64" in told:
        return base64.b64decode(told["key_base64"])
    return None if told["key"] is None else str(told["key"]).encode()


def _value(told: dict[str, Any]) -> bytes | None:
    if "value_base64" in told:
        return base64.b64decode(told["value_base64"])
    return None if told["value"] is None else orjson.dumps(told["value"])


def _headers(told: dict[str, Any]) -> tuple[tuple[str, bytes], ...]:
    found: dict[str, str | None] = told.get("headers") or {}
    return tuple((name, (text or "").encode()) for name, text in found.items())
