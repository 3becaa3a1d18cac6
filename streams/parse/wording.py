"""Look at a line as a reader does: is it a headline, a sentence, a few bare words."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re

__all__ = [
    "CLOSERS",
    "MAX_HEADLINE",
    "SMALL",
    "ends_sentence",
    "has_sentence_break",
    "in_camel_word",
    "is_headline",
    "is_title_case",
    "key",
    "lowered",
    "phrases",
    "words_of",
]

SMALL_TEXT = """
a agar akan akibat ala alias amid an and antara apa as at atas atau atawa bagi bahwa
bak bakal bila bin binti buat bukan by cuma dalam dan dari daripada demi dengan dgn
di dia dlm era for from gara gegara guna hanya hingga ia in ini into is itu jadi
jelang jika juga kala karena kata ke kepada kerana kini kok lagi lalu lebih lewat
melalui menuju meski namun nan nih nya of oleh on onto or over pada para pasca per
pun saat sama sampai sang sbg sebab sebagai sebelum secara sejak selain selama
semasa seperti serta sesudah setelah si soal sudah supaya tak tanpa tapi telah
tentang terhadap tetapi than that the to untuk up usai via vs was were with yang yg
yuk
"""
MAX_HEADLINE = 200
MIN_WORDS = 3
MAX_WORDS = 28
TITLE_SHARE = 0.7
# Words that headlines write small: id, ms, en.
SMALL = frozenset(SMALL_TEXT.split())
# What stands before a capital inside a name; else two words have lost their blank.
CAMEL_HEADS_TEXT = """
air berita bit black blue chat de deep detik e euro face fitz git go grab gru i in
inter la le linked mac mc net o' one open o’ pay play pop shopee sindo snap space
star tele tik trans view whats wi you you'
"""
CAMEL_HEADS = frozenset(CAMEL_HEADS_TEXT.split())
CLOSERS = "\"'”’»)]} "
BREAK = re.compile(r"[a-zß-ÿ]{3}[)\]\"”’']?\.['\"”’)\]]? [A-ZÀ-Þ\"“'‘]")
WORD_SIGNS = re.compile(r"[^\W_]+")


def phrases(text: str) -> frozenset[str]:
    """Read a list of phrases that bars part from each other."""
    return frozenset(" ".join(one.split()) for one in text.split("|"))


def key(text: str) -> str:
    """Fold a line to its words, for comparison with lists of fixed phrases."""
    return " ".join(WORD_SIGNS.findall(text.casefold()))


def words_of(text: str) -> int:
    """Count white-space words that hold a letter or digit."""
    return sum(word.isalnum() or any(map(str.isalnum, word)) for word in text.split())


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a told sentence does: with one full stop."""
    bare = text.rstrip(CLOSERS)
    return bare.endswith(".") and not bare.endswith("..")


def has_sentence_break(text: str) -> bool:
    """Say whether a sentence ends and another begins inside the line."""
    return BREAK.search(text) is not None


def lowered(text: str) -> str:
    """Small letters, sign for sign: positions stay those of the text."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def in_camel_word(text: str, at: int) -> bool:
    """Say whether the capital at a place stands inside a name like "TikTok"."""
    start = text.rfind(" ", 0, at) + 1
    head = text[start:at].lstrip("\"'“‘(").casefold()
    return head in CAMEL_HEADS


def is_title_case(text: str) -> bool:
    """Say whether nearly all content words begin with a capital or a digit."""
    big = small = 0
    for word in text.split():
        first = next(filter(str.isalnum, word), "")
        if not first:
            continue
        if not first.islower():
            big += 1
        elif word.casefold().strip(CLOSERS + ",.:;!?“‘(") not in SMALL:
            small += 1
    return big >= TITLE_SHARE * (big + small) and big > 0


def is_headline(text: str) -> bool:
    """Say whether a line can be the headline of another story and no sentence."""
    if len(text) > MAX_HEADLINE or ends_sentence(text) or has_sentence_break(text):
        return False
    return MIN_WORDS <= words_of(text) <= MAX_WORDS and is_title_case(text)
