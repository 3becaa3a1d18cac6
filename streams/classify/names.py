"""Runs of capitalised words: what mentions and keywords are read from."""

from __future__ import annotations

import re

from msgspec import Struct

__all__ = ["MAX_CHARACTERS", "Run", "runs"]

MAX_CHARACTERS = 20_000  # of one paragraph

# Capitalised words with one space between; "Timor-Leste", "Ba'asyir", "G20". What must
# not stand before is looked for behind the capital: a search for capitals is quick.
_RUN = re.compile(r"[A-Z](?<![\w'-].)[\w'-]*(?: [A-Z][\w'-]*)*")


class Run(Struct, frozen=True, kw_only=True):
    """Some capitalised words, one space between, and where in a text they start.

    `is_opening` says that they open a sentence: its first capital proves nothing.
    """

    name: str
    text: str
    start: int
    is_opening: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words, one by one."""
        return tuple(self.name.split(" "))

    @property
    def before(self) -> str:
        """The word in front in small letters, or what ends in a comma; empty if none.

        None stands before an opening.
        """
        if self.is_opening:
            return ""
        end = self.start - 1
        return self.text[self.text.rfind(" ", 0, end) + 1 : end].lower()


def runs(text: str) -> list[Run]:
    """Read the runs of one headline or paragraph, in order; none in capitals alone."""
    text = text[:MAX_CHARACTERS]
    if text.isupper():
        return []
    return [_run(text, match) for match in _RUN.finditer(text)]


def _run(text: str, match: re.Match[str]) -> Run:
    start = match.start()
    return Run(
        name=match[0].rstrip("'-"),
        text=text,
        start=start,
        is_opening=start < 2  # noqa: PLR2004 - a sign and a space
        or text[start - 1] != " "
        or not (text[start - 2].isalnum() or text[start - 2] == ","),
    )
