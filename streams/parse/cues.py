"""What may stand inside the lines of a text, looked for once in all of them.

Most texts hold few of the phrases, so most lines are not searched for any.
"""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from streams.parse.outlets import Mark, Outlets

__all__ = ["NO_CUES", "Cues", "Found", "find_cues"]


class Found(Struct, frozen=True):
    """A phrase that may begin a promo, an ad or a credit inside a line."""

    start: int
    end: int
    what: str


class Phrase(Struct, frozen=True):
    """What a line may begin inside itself, with one of the words in `starts`.

    A line without any of `needs` cannot hold it, and these are found quickly.
    """

    what: str
    pattern: re.Pattern[str]
    starts: tuple[str, ...]
    needs: tuple[str, ...]

    def all_in(self, low: str) -> Iterator[Found]:
        """List the places where it stands."""
        for start in self.starts:
            at = low.find(start)
            while at >= 0:
                match = self.pattern.match(low, at)
                if match:
                    yield Found(at, match.end(), self.what)
                at = low.find(start, at + len(start))


CALLS = (
    "baca ", "simak ", "lihat ", "tonton ", "pilihan editor", "read also", "also read",
)  # fmt: skip
PHRASES = (
    Phrase(
        "promo",
        re.compile(
            r"(?:(?:baca|simak|lihat|read|tonton) (?:juga|pula|selengkapnya|also)|"
            r"also read|pilihan editor) ?:"
        ),
        CALLS,
        (":",),
    ),
    Phrase("glued", re.compile(r"baca juga(?=\S|$)"), ("baca juga",), ("baca juga",)),
    Phrase("watch", re.compile(r"\w+(?: juga)? video ?[:'\"“‘]"), CALLS, (" video",)),
    Phrase(
        "page",
        re.compile(r"\w+ (?:[^.!?]|\.(?=\S)){0,140}halaman (?:berikut|selanjutnya)"),
        CALLS,
        ("halaman ",),
    ),
    Phrase(
        "widget",
        re.compile(
            r"lihat (?:postingan|kiriman|siaran) ini di instagram"
            r"(?:[^()]{0,80}\(@[\w.]{1,40}\))?"
        ),
        ("lihat ",),
        (" di instagram",),
    ),
    Phrase(
        "follow",
        re.compile(r"\w+ (?:[a-z]+ ){0,5}(?:whatsapp|wa channel|google news|telegram)"),
        ("ikuti ", "gabung ", "follow ", "dapatkan "),
        ("whatsapp", "wa channel", "google news", "telegram"),
    ),
    Phrase(
        "appeared",
        re.compile(
            r"\w+ ini (?:telah|sudah|pertama kali) (?:lebih dulu )?"
            r"(?:tayang|naik|terbit|dimuat)"
        ),
        ("artikel ini ", "berita ini "),
        ("artikel ini ", "berita ini "),
    ),
    Phrase("source", re.compile(r"sumber ?: "), ("sumber",), (":",)),
    Phrase(
        "widget",
        re.compile(r"\[(?:gambas|video|embed|iklan|advertisement)[^\[\]]{0,100}\]"),
        ("[",),
        ("[",),
    ),
    Phrase("widget", re.compile(r"loading\.\.\."), ("loading",), ("...",)),
)
NEEDS = [(need, phrase) for phrase in PHRASES for need in phrase.needs]


class Cues(Struct):
    """The phrases and the marks of outlets that one line may hold."""

    phrases: list[Phrase]
    marks: list[Mark]

    def said(self, low: str) -> list[Found]:
        """List the phrases of the line in order; where several begin, the first."""
        said: dict[int, Found] = {}
        for phrase in self.phrases:
            for found in phrase.all_in(low):
                said.setdefault(found.start, found)
        return [said[at] for at in sorted(said)]


NO_CUES = Cues([], [])


def find_cues(low: str, lines: Sequence[str], outlets: Outlets) -> dict[int, Cues]:
    """Look for what phrases need and for marks; give the lines that have any.

    The text and its lines are in small letters; lines are counted from 0.
    """
    found: dict[int, Cues] = {}
    for need, phrase in NEEDS:
        if need in low:
            for at in _places(lines, need):
                found.setdefault(at, Cues([], [])).phrases.append(phrase)
    for mark in outlets.inline:
        if mark.text in low:
            for at in _places(lines, mark.text):
                found.setdefault(at, Cues([], [])).marks.append(mark)
    return found


def _places(lines: Sequence[str], need: str) -> list[int]:
    return [at for at, line in enumerate(lines) if need in line]
