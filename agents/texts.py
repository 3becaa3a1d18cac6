"""Dedupe's texts on disk: a chain of files without names, in the order of judgement.

Texts come in rising order and go in much the same order, so each file is written once,
at its end, and closed when nothing in it is needed any more. An erased text is written
over at once. The files have no names: however the process ends, nothing is left of
them, and two workers may share a folder. A restart fills them from the changelog.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from bisect import bisect_right
from pathlib import Path

__all__ = ["DiskTexts"]

SEGMENT_BYTES = 64 * 1024 * 1024


class DiskTexts:
    """A store of compressed texts (streams.dedupe.texts) outside of memory."""

    def __init__(self, folder: Path, segment_bytes: int = SEGMENT_BYTES) -> None:
        """Begin empty; the folder is made when it is not there."""
        self._firsts: list[int] = []  # numbers that the segments begin with
        self._segments: list[_Segment] = []
        self._folder = folder
        self._most = segment_bytes
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def put(self, seq: int, kept: bytes) -> None:
        """Append a text; numbers come in rising order."""
        if not self._segments or self._segments[-1].end >= self._most:
            self._firsts.append(seq)
            self._segments.append(_Segment(self._folder))
        self._segments[-1].put(seq - self._firsts[-1], kept)

    def get(self, seq: int) -> bytes:
        """Read a text that is there."""
        place = bisect_right(self._firsts, seq) - 1
        return self._segments[place].get(seq - self._firsts[place])

    def erase(self, seq: int) -> None:
        """Write over a text; give its file back when it was the last one in it."""
        place = bisect_right(self._firsts, seq) - 1
        if place < 0 or not self._segments[place].erase(seq - self._firsts[place]):
            return
        if not self._segments[place].living and place + 1 < len(self._segments):
            self._segments.pop(place).close()
            del self._firsts[place]

    def close(self) -> None:
        """Give every file back."""
        for segment in self._segments:
            segment.close()
        self._segments.clear()
        self._firsts.clear()

    def __del__(self) -> None:
        """Give back what nobody can ask for any more."""
        self.close()


class _Segment:
    """One file; eight bytes of memory a text, an erased one has no size."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115
        self._starts = array("I")
        self._sizes = array("I")
        self.end = 0
        self.living = 0

    def put(self, index: int, kept: bytes) -> None:
        while len(self._starts) < index:  # forgotten before the restart
            self._starts.append(0)
            self._sizes.append(0)
        _write(self._file.fileno(), kept, self.end)
        self._starts.append(self.end)
        self._sizes.append(len(kept))
        self.end += len(kept)
        self.living += 1

    def get(self, index: int) -> bytes:
        start, size = self._starts[index], self._sizes[index]
        if not size:
            raise KeyError(index)  # erased
        return os.pread(self._file.fileno(), size, start)

    def erase(self, index: int) -> bool:
        size = self._sizes[index] if index < len(self._sizes) else 0
        if not size:
            return False
        _write(self._file.fileno(), bytes(size), self._starts[index])
        self._sizes[index] = 0
        self.living -= 1
        return True

    def close(self) -> None:
        self._file.close()


def _write(number: int, data: bytes, at: int) -> None:
    """Write all of it; a full disk raises, and the worker ends."""
    while data:
        written = os.pwrite(number, data, at)
        data, at = data[written:], at + written
