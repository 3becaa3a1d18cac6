"""A newsroom's own lexicon in a folder, read again when it changes.

A folder that has become wrong is told of once, in the log; the words before stay in
force. The record of each article names the words that it was judged by.
"""

from __future__ import annotations

import logging
from pathlib import Path

from agents.exits import Exit, Stop
from streams.classify.lexicon import Lexicon, overlaid

__all__ = ["LexiconFolder"]

SHOWN_DIGITS = 8

log = logging.getLogger("kawat.lexicon")

Seen = tuple[tuple[str, int, int], ...]  # file name, time of change, size


class LexiconFolder:
    """The folder's `*.toml` on top of the lexicon that comes with the program."""

    def __init__(self, folder: str) -> None:
        """Read it; raises Stop (78) naming file, term and what is wrong."""
        self._folder = Path(folder)
        try:
            self._seen = self._look()
            self._lexicon = self._read()
        except (OSError, ValueError) as error:
            raise Stop(
                Exit.CONFIGURATION,
                str(error),
                where=folder,
                todo="`kawat lexicon check` tells of a folder before it is in force",
            ) from error

    @property
    def is_empty(self) -> bool:
        """Say whether there is no file of words."""
        return not self._seen

    def current(self) -> Lexicon:
        """Give the words in force."""
        return self._lexicon

    def refresh(self) -> bool:
        """Read the folder again if it changed; True when other words are in force."""
        before = self._lexicon.version
        try:
            seen = self._look()
            if seen == self._seen:
                return False
            self._seen = seen
            self._lexicon = self._read()
        except (OSError, ValueError) as error:
            log.warning("event=lexicon_refused kept=%s error=%s", _short(before), error)
            return False
        version = self._lexicon.version
        if version != before:
            log.info(
                "event=lexicon_loaded version=%s before=%s",
                _short(version),
                _short(before),
            )
        return version != before

    def _look(self) -> Seen | None:
        if not self._folder.is_dir():
            return None
        return tuple(
            (path.name, (told := path.stat()).st_mtime_ns, told.st_size)
            for path in self._files()
        )

    def _read(self) -> Lexicon:
        if not self._folder.is_dir():
            raise NotADirectoryError(f"{self._folder} is no folder")
        return overlaid({path.name: path.read_text("utf-8") for path in self._files()})

    def _files(self) -> list[Path]:
        # An editor's lock and copy begin with a dot, and may be no file at all.
        return sorted(self._folder.glob("[!.]*.toml"))


def _short(version: str) -> str:
    return version[:SHOWN_DIGITS]
