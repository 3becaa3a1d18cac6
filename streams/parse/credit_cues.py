"""Find the words by which a text cites: "seperti dilansir", "kepada", "melaporkan"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from msgspec import Struct

__all__ = ["Cue", "Kind", "find_cues"]


class Kind(IntEnum):
    """What a cue is worth: a source follows, or may follow, or stands before."""

    STRONG = 0
    WEAK = 1
    REPORT = 2


class Cue(Struct, frozen=True):
    """A cue in a text and its words; what it names begins at `end`."""

    kind: Kind
    start: int
    end: int
    words: str


STRONG = re.compile(
    r"(?<![^\W\d_])(?:dikutip|dilansir|disitat|disadur|dinukil|melansir|mengutip|"
    r"menukil|menyitir|memetik|dipetik|diwartakan|mewartakan|diberitakan|dilaporkan|"
    r"(?:dirangkum|dihimpun)(?=[ \xa0]{0,2}dari)|sumber[ \xa0]{0,2}:)"
    r"(?![a-z]*kan\b)",
    re.IGNORECASE,
)
BEFORE_STRONG = re.compile(
    r"(?<![^\W\d_])(?:(?:seperti|sebagaimana|demikian|as)[ \xa0])?(?:yang[ \xa0])?\Z",
    re.IGNORECASE,
)
LOOK_BACK = 20
WEAK = re.compile(
    r"(?<![^\W\d_])([Kk]epada|[Mm]enurut(?:[ \xa0]laporan)?|lapor|[Ll]aporan|"
    r"tulis|sebut|"
    r"according[ \xa0]to|told|reported[ \xa0]by)"
    r"(?:[ \xa0]kantor[ \xa0]berita)?[ \xa0]?(?:the[ \xa0])?"
)
REPORT = re.compile(
    r"[ \xa0](?:melaporkan|mewartakan|memberitakan|menulis|menyebutkan?|melansir|"
    r"reported|reports|said)\b"
)
WORDS = {
    Kind.STRONG: """
    dikutip dilansir disitat disadur dinukil melansir mengutip menukil menyitir memetik
    dipetik diwartakan mewartakan diberitakan dilaporkan dirangkum dihimpun sumber
    """,
    Kind.WEAK: "kepada menurut laporan tulis sebut according told reported",
    Kind.REPORT: """
    melaporkan mewartakan memberitakan menulis menyebutkan melansir reported reports
    said
    """,
}
# One of these is in each of the words: a text is searched for few.
STEMS = (
    "utip", "lansir", "itat", "adur", "nukil", "itir", "etik", "warta", "berita",
    "apor", "angkum", "himpun", "umber", "epada", "enurut", "ulis", "ebut", "ording",
    "told", "port", "said",
)  # fmt: skip
PATTERNS = {Kind.STRONG: STRONG, Kind.WEAK: WEAK, Kind.REPORT: REPORT}
Try = tuple[Kind, int, re.Pattern[str]]


def _tries(stem: str) -> list[Try]:
    """List the kinds of cues that have the stem, and how far behind their start."""
    found = sorted(
        {
            (kind, word.index(stem) + (kind is Kind.REPORT))
            for kind, words in WORDS.items()
            for word in words.split()
            if stem in word
        }
    )
    return [(kind, back, PATTERNS[kind]) for kind, back in found]


TRIES = [(stem, _tries(stem)) for stem in STEMS]


def find_cues(text: str) -> list[Cue]:
    """List the cues of a text in their order, those of a kind without overlap."""
    found = {(cue.start, int(cue.kind)): cue for cue in _all(text)}
    ends = [0] * len(Kind)
    cues: list[Cue] = []
    for start, kind in sorted(found):
        cue = found[start, kind]
        if start >= ends[kind]:
            ends[kind] = cue.end
            cues.append(cue)
    return cues


def _all(text: str) -> Iterator[Cue]:
    for stem, tries in TRIES:
        if stem not in text:
            continue
        at = text.find(stem)
        while at >= 0:
            for kind, back, pattern in tries:
                match = pattern.match(text, at - back) if at >= back else None
                if match:
                    yield _cue(text, kind, match)
            at = text.find(stem, at + 1)


def _cue(text: str, kind: Kind, match: re.Match[str]) -> Cue:
    start, words = match.start(), match[0]
    if kind is Kind.WEAK:
        words = match[1]
    if kind is Kind.STRONG:
        before = BEFORE_STRONG.search(text, max(0, start - LOOK_BACK), start)
        start = before.start() if before else start
        words = text[start : match.end()]
    return Cue(kind, start, match.end(), " ".join(words.split()))
