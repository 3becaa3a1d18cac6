"""Files, folders and standard input as raw messages.

Coordinates are those of a batch run: `articles.raw`, partition 0, the number of the
input, and a time that stands in the envelope; never the clock or a file's time.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

import orjson

from agents.archives import FAULTS, is_archive, members, unpacked
from agents.exits import Exit, Stop
from agents.input_kinds import Kind, by_content, by_name
from agents.present import holds_too_many
from schemas.message import Headers, Message
from schemas.topics import RAW

__all__ = ["STANDARD_INPUT", "files_of", "messages", "size", "value_at"]

STANDARD_INPUT = "-"
BUFFER = 1 << 20
TIMES = ("fetched_at", "published_at")
TYPES: Mapping[Kind, Headers] = {
    Kind.HTML: (("content-type", b"text/html"),),
    Kind.TEXT: (("content-type", b"text/plain"),),
}
Read = Callable[[int], None]


def messages(
    inputs: Sequence[str],
    kind: str | None = None,
    *,
    fields: Mapping[str, str] | None = None,
    on_read: Read | None = None,
) -> Iterator[Message]:
    """Read all inputs, numbered from 0; none = standard input.

    `kind` overrules what name and content tell; `fields` is `[raw.fields]`; `on_read`
    is told how many bytes of the files were read. Raises Stop when one cannot be read.
    """
    wanted = Kind(kind) if kind else None
    values = _values(inputs or (STANDARD_INPUT,), wanted, on_read or (lambda _: None))
    for offset, (value, headers) in enumerate(values):
        yield Message(
            topic=RAW,
            partition=0,
            offset=offset,
            timestamp=_timestamp(value, fields or {}),
            key=None,
            value=value,
            headers=headers,
        )


def size(inputs: Sequence[str]) -> int | None:
    """Sum up the bytes of the files; None when standard input is among them."""
    if not inputs or STANDARD_INPUT in inputs:
        return None
    return sum(path.stat().st_size for name in inputs for path in files_of(name))


def value_at(envelope: object, path: str) -> Any:  # noqa: ANN401 - any JSON value
    """Follow a dotted path into an envelope; None when it leads nowhere."""
    for name in path.split("."):
        if not isinstance(envelope, dict):
            return None
        envelope = envelope.get(name)
    return envelope


def _values(
    inputs: Iterable[str], wanted: Kind | None, on_read: Read
) -> Iterator[tuple[bytes, Headers]]:
    for name in inputs:
        if name == STANDARD_INPUT:
            yield from _file(None, wanted, on_read)
        else:
            for path in files_of(name):
                yield from _file(path, wanted, on_read)


def _file(
    path: Path | None, wanted: Kind | None, on_read: Read
) -> Iterator[tuple[bytes, Headers]]:
    name = path.name if path else ""
    try:
        if path is None:
            yield from _opened(sys.stdin.buffer, name, wanted, on_read)
        else:
            with path.open("rb", buffering=0) as raw:
                yield from _opened(raw, name, wanted, on_read)
    except FAULTS as error:
        where = str(path or "standard input")
        raise Stop(Exit.FAILED, f"cannot be read: {error}", where=where) from error


def files_of(name: str) -> list[Path]:
    """Give the file, or all of a folder by name; what begins with a dot is hidden."""
    path = Path(name)
    if not path.exists():
        raise Stop(Exit.USAGE, "no such file or folder", where=name)
    if not path.is_dir():
        return [path]
    inside = (found for found in path.rglob("*") if found.is_file())
    return sorted(
        found
        for found in inside
        if not any(part.startswith(".") for part in found.relative_to(path).parts)
    )


def _opened(
    raw: BinaryIO | io.FileIO, name: str, wanted: Kind | None, on_read: Read
) -> Iterator[tuple[bytes, Headers]]:
    stream: io.BufferedReader[Any] = io.BufferedReader(_Counted(raw, on_read), BUFFER)
    if is_archive(name):
        for inner, content in members(stream, name):
            if is_archive(inner):
                raise OSError(f"{inner} is an archive in an archive: unpack it")
            yield from _content(content, PurePosixPath(inner).name, wanted)
    else:
        yield from _content(stream, name, wanted)


def _content(
    stream: io.BufferedReader[Any], name: str, wanted: Kind | None
) -> Iterator[tuple[bytes, Headers]]:
    said = wanted or by_name(name)
    stream = unpacked(stream, name, by_magic=said in {Kind.NDJSON, None})
    kind = said or by_content(stream.peek(1))
    if kind is Kind.NDJSON:
        for line in stream:
            if not line.isspace():
                yield line.removesuffix(b"\n").removesuffix(b"\r"), ()
    else:
        # What was only guessed is left to parse, which looks more closely.
        yield stream.read(), TYPES.get(kind, ()) if said else ()


class _Counted(io.RawIOBase):
    """Tells how many bytes were read, for the progress bar."""

    def __init__(self, raw: BinaryIO | io.FileIO, on_read: Read) -> None:
        self._raw, self._on_read = raw, on_read

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._raw.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._raw.seek(offset, whence)

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        given = self._raw.readinto(buffer) or 0  # type: ignore[union-attr]
        self._on_read(given)
        return given


def _timestamp(value: bytes, fields: Mapping[str, str]) -> int:
    paths = [fields.get(name, name) for name in TIMES]
    # Whether it is there is seen in a tenth of the time that reading a page takes.
    is_told = any(path.rpartition(".")[2].encode() in value for path in paths)
    if not is_told or holds_too_many(value):
        return 0
    try:
        envelope = orjson.loads(value)
    except orjson.JSONDecodeError:
        return 0
    for path in paths:
        time = _milliseconds(value_at(envelope, path))
        if time is not None:
            return time
    return 0


def _milliseconds(text: object) -> int | None:
    try:
        at = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    if at is None:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return int(at.timestamp() * 1000)
