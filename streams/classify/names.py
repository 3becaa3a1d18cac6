"""Runs of capitalised words: what mentions and keywords are read from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

__all__ = ["MAX_CHARACTERS", "Run", "runs"]

MAX_CHARACTERS = 20_000  # of one article

# Capitalised words with one space between; "Timor-Leste", "Ba'asyir", "G20".
_RUN = re.compile(r"(?<![\w'-])[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_CUE = re.compile(r"(\w+) $")
_SENTENCE_ENDS = ".!?:;\"'“”‘’(["  # noqa: RUF001 - quotes as portals write them


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
        lead = text[max(0, match.start() - 20) : match.start()]
        cue = _CUE.search(lead)
        stripped = lead.rstrip()
        yield Run(
            words=tuple(match.group().rstrip("'-").split(" ")),
            before=cue.group(1).lower() if cue else "",
            is_opening=not stripped or stripped[-1] in _SENTENCE_ENDS,
        )
