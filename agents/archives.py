"""Archives and packed files: their content as streams, in the order they hold it.

tar (also packed), zip, gzip, zstd. Nothing is written to disk; of an archive only files
are read, by their own names, never links or what a name points at.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from agents.input_kinds import PACKED
from agents.zstd_stream import ZstdStream

__all__ = ["FAULTS", "is_archive", "members", "unpacked"]

BUFFER = 1 << 20
GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
ARCHIVES = (".tar", ".tgz", ".tzst", ".zip")
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
IS_ENCRYPTED = 0x1
# What a broken one raises.
FAULTS = (OSError, EOFError, zlib.error, tarfile.TarError, zipfile.BadZipFile)

Member = tuple[str, "io.BufferedReader[Any]"]


def is_archive(name: str) -> bool:
    """Tell by the name whether a file holds files."""
    return _bare(name).endswith(ARCHIVES)


def unpacked(
    stream: io.BufferedReader[Any], name: str, *, by_magic: bool
) -> io.BufferedReader[Any]:
    """Unpack what the name, or with `by_magic` its beginning, says is packed."""
    head = stream.peek(len(ZSTD))[: len(ZSTD)] if by_magic else b""
    low = name.lower()
    if low.endswith((".gz", ".tgz")) or head.startswith(GZIP):
        return io.BufferedReader(gzip.GzipFile(fileobj=stream), BUFFER)
    if low.endswith((".zst", ".zstd", ".tzst")) or head == ZSTD:
        return io.BufferedReader(ZstdStream(stream), BUFFER)
    return stream


def members(stream: io.BufferedReader[Any], name: str) -> Iterator[Member]:
    """Give name and content of each file in an archive; hidden ones are left out."""
    if _bare(name).endswith(".zip"):
        yield from _zipped(stream)
        return
    with tarfile.open(fileobj=unpacked(stream, name, by_magic=True), mode="r|") as tar:
        for member in tar:
            content: IO[bytes] | None = (
                tar.extractfile(member) if member.isreg() else None
            )
            if content is not None and not _is_hidden(member.name):
                yield member.name, io.BufferedReader(content, BUFFER)


def _zipped(stream: io.BufferedReader[Any]) -> Iterator[Member]:
    if not stream.seekable():
        raise zipfile.BadZipFile("a zip cannot be read from a pipe: name the file")
    with zipfile.ZipFile(stream) as archive:
        for entry in archive.infolist():
            if not entry.is_dir() and not _is_hidden(entry.filename):
                _check(entry)
                with archive.open(entry) as content:
                    yield entry.filename, io.BufferedReader(content, BUFFER)


def _check(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & IS_ENCRYPTED:
        raise zipfile.BadZipFile(f"{entry.filename} is encrypted")
    if entry.compress_type not in METHODS:
        raise zipfile.BadZipFile(f"{entry.filename} is packed by another method")


def _bare(name: str) -> str:
    path = PurePosixPath(name.lower())
    return path.stem if path.suffix in PACKED else path.name


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part != "." for part in parts) or (
        "__MACOSX" in parts
    )
