"""Runs of capitalised words: what mentions and keywords are read from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

__all__ = ["MAX_CHARACTERS", "Run", "runs"]

MAX_CHARACTERS = 20_000  # of one paragraph

# Capitalised words with one space between; "Timor-Leste", "Ba'asyir", "G20".
_RUN = re.compile(r"(?<![\w'-])[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")


class Run(Struct, frozen=True, kw_only=True):
    """Some capitalised words; `before` is the word in front, in small letters.

    `is_opening` says that they open a sentence: its first capital proves nothing.
    """

    words: tuple[str, ...]
    before: str
    is_opening: bool


def runs(text: str) -> Iterator[Run]:
    """Read the runs of one headline or paragraph, in order; none in capitals alone."""
    text = text[:MAX_CHARACTERS]
    if text.isupper():
        return
    for match in _RUN.finditer(text):
        before = _word_before(text, match.start())
        yield Run(
            words=tuple(match.group().rstrip("'-").split(" ")),
            before=before.lower(),
            is_opening=not before,
        )


def _word_before(text: str, start: int) -> str:
    """Give the word in front, or what ends in a comma; empty where a sentence opens."""
    end = start - 1
    if (
        end < 1
        or text[end] != " "
        or not (text[end - 1].isalnum() or text[end - 1] == ",")
    ):
        return ""
    return text[text.rfind(" ", 0, end) + 1 : end]
