"""The persons of an article: names without their roles, and who a short name means.

Indonesian news gives the full name with its role once ("Direktur Jenderal Bea dan Cukai
Djaka Budi Utama") and one part of it later ("Djaka"). Nothing in the capitals tells
where the role ends; a list of office words does, and the article itself: a word that
stands elsewhere behind an office and without its neighbour is no first name.
"""

# ruff: noqa: SIM905 - look-alike quotes and dashes are meant

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from streams.parse.name_forms import NAME, SPACE, finder
from streams.parse.names import (
    MAX_NAME,
    bare_name,
    fold,
    is_initials,
    is_office,
    is_person,
    name_start,
    name_words,
)
from streams.parse.nicknames import nicknames
from streams.parse.offices import holder
from streams.parse.roles import SENTENCE_WORDS

__all__ = ["Cast"]

SEQUENCE = re.compile(NAME)
SEQUENCES = finder("[A-ZÀ-Ý]")
TWO = 2  # first and last name
SHORTEST = 4  # letters of a name that a glued word may begin with
LOOK_BACK = 120
MAX_SEQUENCES = 3000
MAX_LOOK_UPS = 40
GLUED = (
    "yang dalam kepada telah dengan pada untuk saat mengatakan menjelaskan memuji "
    "menilai mengaku menyebut menegaskan meminta melalui usai ketika"
).split()
# "Wulandari" and its like are names.
GLUED_WORD = re.compile(rf"([A-Z]\w{{3,}}?)(?:(?<!n)dari|{'|'.join(GLUED)})")
GLUED_ENDS = ("dari", *GLUED)
SMALL_WORD = re.compile(rf"(?:me|ber|di|ter|ke|dan|ini|itu|juga|pun|{'|'.join(GLUED)})")
BEFORE_PLACE = tuple(
    f" {word} "
    for word in ("di", "asal", "in", "Kota", "Kabupaten", "Kecamatan", "Desa")
)
NAME_GOES_ON = re.compile(rf"\w|{SPACE}[A-Z]")


class Stretch(Struct, frozen=True):
    """Capitalised words that stand together in a paragraph, as they are and folded."""

    paragraph: int
    words: list[str]
    folded: list[str]


class Cast:
    """The capitalised stretches of an article, found by any of their words."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """Read all paragraphs once."""
        self._paragraphs = paragraphs
        self._stretches: list[Stretch] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._places: dict[str, bool] = {}
        self._holders: dict[str, str | None] = {}
        self._nicknames = nicknames(paragraphs)
        for number, text in enumerate(paragraphs):
            self._stretches += _stretches(number, text)
            if len(self._stretches) > MAX_SEQUENCES:
                break
        for at, stretch in enumerate(self._stretches):
            for word in dict.fromkeys(stretch.folded):
                self._by_word[word].append(at)

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], set[str]]:
        """What follows two neighbours, "" at the end of a stretch."""
        pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
        for stretch in self._stretches:
            one = stretch.folded
            for first, second, third in zip(one, one[1:], [*one[2:], ""], strict=False):
                pairs[first, second].add(third)
        return pairs

    def is_place(self, office: str, word: str, after: str) -> bool:
        """Say whether a word behind an office names a place or body.

        It does when it stands elsewhere behind the same office without the word that
        follows here, or alone behind "di" and its like.
        """
        if self._is_placed(word):
            return True
        followers = self._pairs.get((fold(office), fold(word)), set())
        return bool(followers - {fold(after)})

    def _is_placed(self, word: str) -> bool:
        if word not in self._places and len(self._places) < MAX_LOOK_UPS:
            self._places[word] = any(
                NAME_GOES_ON.match(text, at + len(lead) + len(word)) is None
                for text in self._paragraphs
                for lead in BEFORE_PLACE
                if (at := text.find(lead + word)) >= 0
            )
        return self._places.get(word, False)

    def full_name(self, words: Sequence[str], paragraph: int) -> str | None:
        """Find the fullest name that a short one means, told before if it can be."""
        short = [fold(word) for word in words]
        called = self._nicknames.get(" ".join(short))
        if called is not None:
            return " ".join(bare_name(name_words(called), self))
        best: list[str] | None = None
        for is_earlier in (True, False):
            for at in self._by_word.get(short[0], ())[:200]:
                stretch = self._stretches[at]
                if (stretch.paragraph <= paragraph) is not is_earlier:
                    continue
                found = self._name_around(stretch, short)
                if found and (best is None or len(found) > len(best)):
                    best = found
            if best is not None and len(best) > len(short):
                break
        return " ".join(best) if best else None

    def _name_around(self, within: Stretch, short: list[str]) -> list[str] | None:
        """Widen a short name to the name that it is a part of in this stretch."""
        stretch, folded = within.words, within.folded
        size = len(short)
        for at in range(len(folded) - size + 1):
            if folded[at : at + size] == short:
                end = _right_end(stretch, at + size)
                floor = min(at, name_start(stretch[:end], self))
                start = self._left_end(stretch, folded, at, floor)
                if end - start > MAX_NAME:
                    return None
                return self.unglued(stretch[start:end])
        return None

    def _left_end(
        self, stretch: list[str], folded: list[str], at: int, floor: int
    ) -> int:
        while at > floor:
            before = stretch[at - 1]
            if is_office(before) or self._stands_alone(folded, at - 1):
                break
            at -= 1
        return at

    def _stands_alone(self, folded: list[str], at: int) -> bool:
        """Say whether a word stands elsewhere without the word that follows it here."""
        word, follower = folded[at], folded[at + 1]
        for index in self._by_word.get(word, ())[:50]:
            other = self._stretches[index]
            behind = other.folded.index(word) + 1
            after = other.words[behind : behind + 1]
            is_first_name = bool(after) and not is_office(after[0])
            if not is_first_name and other.folded[behind : behind + 1] != [follower]:
                return True
        return False

    def unglued(self, words: Sequence[str]) -> list[str]:
        """Give a name back what its last word lost: "Khameneitelah", "Guardiolamemuji".

        A word that stands here only is glued when it ends in a small word, or when the
        article has its beginning as a name elsewhere and a small word or verb goes on.
        """
        last = words[-1] if words else ""
        glued = GLUED_WORD.fullmatch(last)
        if glued is not None:
            return [*words[:-1], glued[1]]
        if len(self._by_word.get(fold(last), ())) > 1:
            return list(words)
        for end in range(len(last) - 2, SHORTEST - 1, -1):
            if fold(last[:end]) in self._by_word and SMALL_WORD.match(last, end):
                return [*words[:-1], last[:end]]
        return list(words)

    def spelled_out(self, short: str) -> str | None:
        """Find whom an abbreviation stands for: "Agung Harta Yudha (AHY)"."""
        for text in self._paragraphs:
            at = text.find(f"({short})")
            if at > 0:
                return self._beside(text[:at], short, text[at + len(short) + 2 :])
        return short if is_initials(short) else None

    def _beside(self, lead: str, short: str, tail: str) -> str | None:
        """Take the words that the initials are of, else the name behind or before."""
        words = _last_stretch(lead[-LOOK_BACK:])
        spelled = words[-len(short) :]
        if short == "".join(word[0] for word in spelled):
            return " ".join(spelled)
        behind = SEQUENCE.match(tail.lstrip())
        if behind is not None and is_person(name_words(behind[0])):
            return " ".join(bare_name(name_words(behind[0]), self))
        return " ".join(bare_name(words, self)[-MAX_NAME:]) or None

    def holder(self, office: str) -> str | None:
        """Name the last person told with an office that stands alone elsewhere."""
        if office not in self._holders and len(self._holders) < MAX_LOOK_UPS:
            self._holders[office] = holder(office, self._paragraphs)
        return self._holders.get(office)

    def last_person(self, paragraph: int) -> str | None:
        """Name the last person with two names told before a paragraph ends.

        One whose office stands before the name is preferred to a mere pair of capitals.
        """
        plain: str | None = None
        for stretch in reversed(self._stretches):
            if stretch.paragraph > paragraph:
                continue
            name = bare_name(stretch.words, self)
            if not TWO <= len(name) <= MAX_NAME or any(map(is_office, name)):
                continue
            if len(name) < len(stretch.words):
                return " ".join(name)
            plain = plain or " ".join(name)
        return plain


def _last_stretch(lead: str) -> list[str]:
    """Take the capitalised words that a text ends with."""
    found = SEQUENCES(lead).findall(lead.rstrip())
    is_last = bool(found) and lead.rstrip().endswith(found[-1])
    return name_words(found[-1]) if is_last else []


def _stretches(number: int, text: str) -> list[Stretch]:
    """Find the capitalised stretches of a paragraph."""
    return [
        Stretch(number, words, folded)
        for run in SEQUENCES(text).findall(text)
        for words, folded in _cut(run)
    ]


@lru_cache(maxsize=8192)  # two names in three stood in the articles before
def _cut(run: str) -> list[tuple[list[str], list[str]]]:
    """Cut capitalised words at those that begin a sentence; each as is and folded."""
    found: list[tuple[list[str], list[str]]] = [([], [])]
    for told in name_words(run):
        glued = GLUED_WORD.fullmatch(told) if told.endswith(GLUED_ENDS) else None
        word = told if glued is None else glued[1]
        folded = fold(word)
        is_name = folded not in SENTENCE_WORDS
        if is_name:
            found[-1][0].append(word)
            found[-1][1].append(folded)
        if glued is not None or not is_name:
            found.append(([], []))
    return [stretch for stretch in found if stretch[0]]


def _right_end(stretch: list[str], at: int) -> int:
    while at < len(stretch) and not is_initials(stretch[at]):
        at += 1
    return at
