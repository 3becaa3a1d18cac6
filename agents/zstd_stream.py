"""A zstd file as a stream that tells when it was cut off.

zstandard's own reader ends a truncated file like a whole one: articles would be missing
and nobody told.
"""

from __future__ import annotations

import io
from typing import Any

__all__ = ["ZstdStream"]

# Of packed bytes at a time: each may become thousands, and what comes out is held.
CHUNK = 1_024


class ZstdStream(io.RawIOBase):
    """Unpacks one frame behind the other; raises OSError, EOFError when it is cut."""

    def __init__(self, packed: io.BufferedReader[Any]) -> None:
        """Begin with the first frame."""
        import zstandard  # noqa: PLC0415 - only for what is packed so

        self._packed = packed
        self._fault = zstandard.ZstdError
        self._open = zstandard.ZstdDecompressor().decompressobj
        self._frame = self._open()
        self._is_inside = False
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """Say so: a buffered reader asks."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        """Fill the buffer with what was unpacked; 0 at the end."""
        while not self._ready:
            chunk = self._packed.read(CHUNK)
            if not chunk:
                if self._is_inside:
                    raise EOFError("zstd data ends in the middle of a frame")
                return 0
            self._ready = memoryview(self._unpacked(chunk))
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _unpacked(self, chunk: bytes) -> bytes:
        parts: list[bytes] = []
        while chunk:
            try:
                parts.append(self._frame.decompress(chunk))
            except self._fault as error:
                raise OSError(f"broken zstd data: {error}") from error
            chunk = self._frame.unused_data
            self._is_inside = not self._frame.eof
            if self._frame.eof:
                self._frame = self._open()
        return b"".join(parts)
