"""Corrections that announce themselves: "Ralat: …", and which headline they name."""

from __future__ import annotations

import re
from string import ascii_letters

from streams.dedupe.reading import Reading
from streams.text import normalise, words

__all__ = ["announces", "cited"]

_WORDS = (
    r"(?:ralat|koreksi|pembetulan|hak koreksi|pencabutan|correction|corrected"
    r"|erratum|retraction)(?: (?:atas )?(?:berita|judul|data|foto|redaksi))?"
)
# At the beginning of the headline or of a paragraph: "Ralat: …", "[Koreksi] …".
CUE = re.compile(rf"(?:[\[(]{_WORDS}[\])] ?[:|-]?|{_WORDS} ?[:|-])\s*")
NO_CUE = frozenset(ascii_letters) - frozenset("rkphceRKPHCE")  # begin none
QUOTED = re.compile(r'"([^"\n]{10,300})"')

MOST_CITED = 4
FEWEST_WORDS = 3


def announces(text: Reading) -> bool:
    """Say whether a text says of itself that it corrects or withdraws something.

    Example: "Ralat: Feri Menabrak Dermaga", or a paragraph that begins so. "Koreksi
    indeks berlanjut" is no cue: a mark must stand behind the word.
    """
    return any(
        CUE.match(normalise(start).lstrip())
        for start in (text.title, *text.paragraphs)
        if start[:1] not in NO_CUE
    )


def cited(text: Reading) -> list[list[str]]:
    """List the headlines that it may be about, as words: its own, and quoted ones."""
    title = normalise(text.title).lstrip()
    cue = CUE.match(title)
    own = [title[cue.end() :]] if cue else []
    quoted = QUOTED.findall(normalise(text.text))[:MOST_CITED]
    found = map(words, own + quoted)
    return [headline for headline in found if len(headline) >= FEWEST_WORDS]
