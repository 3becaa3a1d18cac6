"""A folder of NDJSON as a sink: one file a topic, cut back to the last commit.

`state/` holds dedupe's memo and how far the run is, with the length of every file then.
A run that goes on cuts each file there, so that a kill between leaves nothing twice.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Self

import msgspec

from agents.exits import Exit, Stop
from agents.present import line
from agents.replay.names import file_of
from agents.replay.runs import RunState, State
from agents.replay.sink import Kept, newest
from agents.replay.standing import STANDING, Standing
from schemas.message import Output
from streams.stage import Changes

__all__ = ["FolderSink"]

MEMO = "state/memo.log"
PROGRESS = "state/run.json"


class FolderSink:
    """The files of one run; `told` carries its state on after each commit."""

    def __init__(
        self,
        folder: Path,
        topics: Collection[str],
        told: Callable[[RunState], object] = lambda _: None,
    ) -> None:
        """Make the folder, and let nobody else write to it."""
        self._folder = folder
        self._topics = topics
        self._told = told
        self._files: dict[str, BinaryIO] = {}
        (folder / "state").mkdir(parents=True, exist_ok=True)
        self._lock = (folder / "state" / "lock").open("wb")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.close()
            raise Stop(
                Exit.TRY_AGAIN, "another process writes here", where=str(folder)
            ) from error
        self.pending_bytes = 0

    def __enter__(self) -> Self:
        """Close the files at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close them; what was not committed is cut at the next start."""
        for file in self._files.values():
            file.close()
        self._lock.close()

    def kept(self) -> Kept:
        """Cut the run's own files to the last commit, and read its memo.

        Raises Stop (2) where such a file is nobody's: a run commits before it writes.
        """
        path = self._folder / PROGRESS
        standing = Standing.decoded(path.read_bytes()) if path.exists() else None
        marks = {} if standing is None else standing.marks
        names = [*map(file_of, sorted(self._topics)), MEMO]
        if standing is None:
            self._check_new(names)
        for name in names:
            self._cut(name, marks.get(name, 0))
        _, memo = newest(self._memo(), STANDING)
        return standing, memo

    def write(self, outputs: Iterable[Output], memo: Changes = ()) -> None:
        """Append what a record caused.

        A tombstone means nothing in a file: it is a line only where it is all there is,
        so that no record is without one.
        """
        ours = [output for output in outputs if output.topic in self._topics]
        texts = [output for output in ours if output.value is not None]
        for output in texts or ours:
            self._append(file_of(output.topic), line(output) + b"\n")
        for pair in memo:
            data = msgspec.msgpack.encode(pair)
            self._append(MEMO, len(data).to_bytes(4, "big") + data)

    def commit(self, standing: Standing, state: RunState) -> None:
        """Sync every file, then say how long they are.

        A finished run judges nothing any more: the memo goes, and the texts in it.
        """
        is_over = state.state is State.FINISHED
        if is_over and (memo := self._files.pop(MEMO, None)):
            memo.close()
        for name, file in self._files.items():
            file.flush()
            os.fsync(file.fileno())
            standing.marks[name] = file.tell()
        if is_over:
            standing.marks.pop(MEMO, None)
        part = self._folder / f"{PROGRESS}.part"
        with part.open("wb") as file:
            file.write(standing.encoded())
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._folder / PROGRESS)
        if is_over:
            self._cut(MEMO, 0)
        self.pending_bytes = 0
        self._told(state)

    def _append(self, name: str, data: bytes) -> None:
        if name not in self._files:
            self._files[name] = (self._folder / name).open("ab")
        self._files[name].write(data)
        self.pending_bytes += len(data)

    def _check_new(self, names: Iterable[str]) -> None:
        for path in (self._folder / name for name in names):
            if path.exists() and path.stat().st_size:
                raise Stop(
                    Exit.USAGE,
                    "there is a file already that no replay has written",
                    where=str(path),
                    todo="plan with another --output-path, or move it away",
                )

    def _cut(self, name: str, length: int) -> None:
        path = self._folder / name
        if path.exists():
            os.truncate(path, length)

    def _memo(self) -> Iterator[tuple[bytes, bytes | None]]:
        path = self._folder / MEMO
        if not path.exists():
            return
        decoder = msgspec.msgpack.Decoder(tuple[bytes, bytes | None])
        with path.open("rb") as file:
            while head := file.read(4):
                yield decoder.decode(file.read(int.from_bytes(head, "big")))
