"""Links to other stories inside the body: "Baca juga: …"."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re

from schemas.article import RemovedKind
from streams.parse.pieces import Cut
from streams.parse.wording import (
    CLOSERS,
    MAX_HEADLINE,
    SMALL,
    ends_sentence,
    in_camel_word,
    is_headline,
    is_title_case,
    key,
    words_of,
)

__all__ = ["MARK", "headline_of", "is_bare", "own", "resumes_at"]

MIN_HEADLINE_WORDS = 3
MAX_HALF_WORDS = 10
OPENING_QUOTES = frozenset("\"“'‘")
STRONG = (
    r"baca (?:juga|pula|lagi|lainnya|selengkapnya|selanjutnya)|simak (?:juga|pula)|"
    r"lihat (?:juga|pula)|"
    r"pilihan (?:editor|redaksi)|artikel (?:terkait|lainnya|berkaitan|lain)|"
    r"berita (?:terkait|lainnya|lain|berkaitan|selengkapnya)|laporan berkaitan|"
    r"baca (?:artikel|berita)(?: [a-z]+){0,3}|klik untuk baca|klik (?:juga|di ?sini)|"
    r"read (?:also|more|next)|also read|"
    r"see also|related (?:story|stories|articles?|news|links?|coverage)|"
    r"more on this(?: story)?|"
    r"don'?t miss|jangan lewatkan|jangan lupa baca|terkait berita ini|more from|"
    r"baca laporan penuh|berita penuh|selengkapnya baca|kisah berkaitan|"
    r"editor's (?:choice|pick)|"
    r"rekomendasi(?: untuk anda| berita)|ikuti juga|cek juga|dengar juga|"
    r"pilihan untukmu"
)
WEAK = (
    r"baca|read|terkait|related|klik|selengkapnya|lihat|simak|link terkait|rekomendasi"
)
MARK = re.compile(rf"\W{{0,5}}(?:{STRONG}) ?(?::|»|›|>>?|：)+ ?")
WEAK_MARK = re.compile(rf"\W{{0,5}}(?:{WEAK}) ?(?::|»|›|>>?)+ ?")
BARE = re.compile(
    r"\W{0,5}(?:baca (?:juga|pula|lagi)|simak (?:juga|pula)|lihat (?:juga|pula)|"
    r"pilihan (?:editor|redaksi)|"
    r"read (?:also|more)|also read|see also|berita terkait|"
    r"artikel terkait) ?(?:[:»›>.…-]+ ?)?$"
)
OPEN = re.compile(
    r"\W{0,5}(?:baca (?:juga|pula|lagi)|read also|also read|see also|"
    r"pilihan editor)(?: ?[-–—|] ?| |(?=[a-z0-9\"“'‘]))"
)
MORE = re.compile(
    r"(?:baca|klik|lihat|simak|cek)(?: (?:artikel|berita|informasi|"
    r"info))?(?: ini)? ?(?:selengkapnya|selanjutnya|lengkapnya|selebihnya)"
    r" ?(?:di|klik|pada) ?(?:sini|tautan|link|laman)[^.]{0,60}[.!]?$|"
    r"klik (?:di )?sini(?: untuk (?!daftar|mendaftar)[^.]{0,80})?[.!]?$|"
    r"(?:untuk )?selengkapnya,? (?:klik|"
    r"baca|cek)[^.]{0,60}[.!]?$|"
    r"click here[^.]{0,80}[.!]?$|"
    r"(?:ap|more on|more ap|full coverage|see also)(?: [\w&'-]+){0,6} ?: ?https?://\S+$"
)
# Where a link's text ends and a sentence begins, the blank lost: "HijauDalam".
SEAM = re.compile(r"(?<=[a-zß-ÿ0-9!?.)”’])(?=[A-ZÀ-Þ“\"‘])")
# It begins with the blank, for which a search is quick, and then looks back.
SENTENCE = re.compile(r" (?<=[a-zß-ÿ)”\"0-9][.!?] )(?=[A-ZÀ-Þ“\"])")
WORD = re.compile(r"[^\s]+")


def own(text: str, low: str) -> tuple[Cut, int] | None:
    """Judge a line that begins with a promo; with the cut, where the body resumes."""
    if BARE.match(low):
        return Cut(RemovedKind.PROMO, f"promo.{slug(low)}"), len(text)
    if MORE.match(low):
        return Cut(RemovedKind.PROMO, "promo.more"), len(text)
    mark = MARK.match(low)
    if mark:
        return _with_headline(text, mark.end(), low[: mark.end()])
    weak = WEAK_MARK.match(low)
    if weak and (text[: weak.end()].isupper() or is_headline(text[weak.end() :])):
        return _with_headline(text, weak.end(), low[: weak.end()])
    opened = OPEN.match(low)
    if opened and is_headline(text[opened.end() :]):
        return _with_headline(text, opened.end(), low[: opened.end()])
    return None


def _with_headline(text: str, start: int, mark: str) -> tuple[Cut, int]:
    end = start + resumes_at(text[start:])
    headline = headline_of(text[start:end])
    return Cut(RemovedKind.PROMO, f"promo.{slug(mark)}", headline), end


def is_bare(text: str) -> bool:
    """Say whether a line only announces another story: "Baca Juga"."""
    return BARE.match(text.casefold()) is not None


def slug(mark: str) -> str:
    """Name a rule after its mark: "Baca juga:" → "baca-juga"."""
    return "-".join(key(mark).split()[:3])


def headline_of(text: str) -> str | None:
    """Give the headline as it stands; None when too little is left."""
    bare = text.strip(" -–—|»›>")
    return bare if words_of(bare) >= MIN_HEADLINE_WORDS else None


def resumes_at(rest: str) -> int:
    """Where the body goes on behind a promo's headline; the length when it does not.

    A headline is written in capitals and ends without a full stop. What follows it in
    the same line was glued on: the body resumes at the last seam before the first small
    content word, else behind the first sentence end. In doubt the body wins.
    """
    if not rest.strip():
        return len(rest)
    may_resume = len(rest) > MAX_HEADLINE or ends_sentence(rest)
    seam = _seam(rest) if may_resume else 0
    if seam:
        return seam
    stop = SENTENCE.search(rest)
    if stop is None or words_of(rest[: stop.start()]) < MIN_HEADLINE_WORDS:
        return len(rest) if len(rest) <= MAX_HEADLINE else 0
    return len(rest) if _goes_on(rest, stop.end()) else stop.end()


def _goes_on(rest: str, at: int) -> bool:
    """Say whether a headline has a second half: "Apa Itu Puasa Ayyamul? Ini Artinya".

    A sentence behind it would end with its stop. Behind a question the half may be
    written small, as Antara writes its headlines: "Kapan panen? Ini jadwalnya".
    """
    half = rest[at:]
    if len(rest) > MAX_HEADLINE or ends_sentence(half) or half[:1] in OPENING_QUOTES:
        return False
    if SENTENCE.search(half):
        return False
    asks = rest[at - 2] in "?!" and words_of(half) <= MAX_HALF_WORDS
    return asks or is_title_case(half)


def _seam(rest: str) -> int:
    """Find the last seam before the first small content word, else 0."""
    small = _first_small_word(rest)
    if small < 0:
        return 0
    seams = [one.start() for one in SEAM.finditer(rest, 0, small)]
    while seams and in_camel_word(rest, seams[-1]):
        seams.pop()
    long = bool(seams) and words_of(rest[: seams[-1]]) >= MIN_HEADLINE_WORDS
    return seams[-1] if long else 0


def _first_small_word(rest: str) -> int:
    for found in WORD.finditer(rest):
        word = found[0].strip(CLOSERS + ",.:;!?“‘(")
        if word[:1].islower() and word.casefold() not in SMALL:
            return found.start()
    return -1
