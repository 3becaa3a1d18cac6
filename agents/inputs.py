"""Files and standard input as raw messages."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import orjson

from schemas.message import Message

__all__ = ["messages"]


def messages(inputs: Sequence[str], kind: str | None = None) -> Iterator[Message]:
    """Number the values of all inputs from 0."""
    for offset, value in enumerate(_values(inputs or ("-",), kind)):
        yield Message(
            topic="articles.raw",
            partition=0,
            offset=offset,
            timestamp=0,
            key=None,
            value=value,
        )


def _values(inputs: Iterable[str], kind: str | None) -> Iterator[bytes]:
    for name in inputs:
        if name == "-":
            yield from sys.stdin.buffer
            continue
        path = Path(name)
        files = (
            sorted(p for p in path.rglob("*") if p.is_file())
            if path.is_dir()
            else [path]
        )
        for file in files:
            yield from _file(file, kind)


def _file(path: Path, kind: str | None) -> Iterator[bytes]:
    opened = gzip.open(path) if path.suffix == ".gz" else path.open("rb")
    with opened as stream:
        if kind == "ndjson" or ".ndjson" in path.suffixes or ".jsonl" in path.suffixes:
            yield from (row.rstrip(b"\n") for row in stream)
        else:
            yield stream.read()
