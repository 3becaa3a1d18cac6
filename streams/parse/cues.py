"""What may stand inside the lines of a text, looked for once in all of them.

Most texts hold few of the phrases, so most lines are not searched for any.
"""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from streams.parse.outlets import Mark, Outlets

__all__ = ["Cues", "Found", "find_cues"]


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

    def may_stand_in(self, low: str) -> bool:
        """Say whether a text in small letters has what the phrase needs."""
        for need in self.needs:  # noqa: SIM110 - any() takes three times as long
            if need in low:
                return True
        return False

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


class Cues(Struct, frozen=True):
    """The phrases and the marks of outlets that the lines of one text may hold."""

    phrases: list[Phrase]
    inline: list[Mark]

    def said(self, low: str) -> list[Found]:
        """List the phrases of a line in order; where several begin, the first told."""
        fitting = [phrase for phrase in self.phrases if phrase.may_stand_in(low)]
        if not fitting:
            return []
        said: dict[int, Found] = {}
        for phrase in fitting:
            for found in phrase.all_in(low):
                said.setdefault(found.start, found)
        return [said[at] for at in sorted(said)]


def find_cues(low: str, outlets: Outlets) -> Cues:
    """Look for what phrases need and for marks in a whole text, in small letters."""
    return Cues(
        [phrase for phrase in PHRASES if phrase.may_stand_in(low)],
        [mark for mark in outlets.inline if mark.text in low],
    )
