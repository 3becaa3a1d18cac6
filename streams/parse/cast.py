"""The persons of an article: names without their roles, and who a short name means.

Indonesian news gives the full name with its role once ("Direktur Jenderal Bea dan Cukai
Djaka Budi Utama") and one part of it later ("Djaka"). Nothing in the capitals tells
where the role ends; a list of office words does, and the article itself: a word that
stands elsewhere behind an office and without its neighbour is no first name.
"""

# ruff: noqa: RUF001, SIM905 - look-alike quotes and dashes are meant

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from streams.parse.name_forms import NAME
from streams.parse.roles import (
    OFFICE_STARTS,
    ORGANISATIONS,
    PLACES,
    RANKS,
    ROLES,
    SENTENCE_WORDS,
)

__all__ = [
    "Cast",
    "bare_name",
    "is_lone_name",
    "is_person",
    "name_words",
    "trailing_name",
]

# One capitalised word; "DepokSupian" is two, "McGregor" and "O'Brien" are one.
WORD = re.compile(
    r"(?:Mc|Mac|De|Al-|O['’])?[A-Z]"
    r"(?:\.|[a-zà-ÿ'’]+(?:-[A-Za-z][a-zà-ÿ'’]*)*|[A-Z0-9]*)\.?"
)
SEQUENCE = re.compile(rf"(?<![A-ZÀ-Ý]){NAME}")
LINKS = frozenset(["bin", "binti", "al", "el", "van", "von", "de", "der", "da", "dos"])
MAX_NAME = 5
TWO = 2  # first and last name
SHORTEST = 4  # letters of a name that a glued word may begin with
LOOK_BACK = 120
MAX_SEQUENCES = 3000
GLUED = (
    "yang dalam kepada telah dari dengan pada untuk saat mengatakan menjelaskan memuji "
    "menilai mengaku menyebut menegaskan meminta melalui usai ketika"
).split()
GLUED_WORD = re.compile(rf"([A-Z]\w{{3,}}?)(?:{'|'.join(GLUED)})")


def name_words(text: str) -> list[str]:
    """Split a capitalised stretch into words, glued neighbours apart."""
    return [w for part in text.split() for w in (WORD.findall(part) or [part])]


def trailing_name(text: str) -> list[str]:
    """Take the capitalised words at the end of a speaker's role and name.

    "dan", "itu" and other small words end it: "Data dan Informasi" is an office.
    """
    words: list[str] = []
    for word in name_words(text):
        words = [*words, word] if word[0].isupper() or (words and word in LINKS) else []
    return words


def _fold(word: str) -> str:
    return word.strip(".,'’").casefold()


def _is_office(word: str) -> bool:
    """Say whether a word belongs to a role, a rank, an office or a place."""
    low = _fold(word)
    is_initials = len(word) > 1 and word.isupper() and "." not in word
    if is_initials or low.startswith(OFFICE_STARTS):
        return True
    return low in ROLES or low in RANKS or low in PLACES


def is_person(words: Sequence[str]) -> bool:
    """Say whether the words can be a name: capitalised, not all of an office."""
    return any(
        w[0].isupper() and not _is_office(w) and _fold(w) not in SENTENCE_WORDS
        for w in words
    )


def is_lone_name(text: str) -> bool:
    """Say whether one capitalised word alone is a name: "Tan" is, "Kapolres" is not."""
    low = text.casefold()
    is_word = text[:1].isupper() and text[1:].islower()
    is_office = low in ROLES or low in PLACES or low.startswith(OFFICE_STARTS)
    return is_word and text.isalpha() and not is_office


def bare_name(words: Sequence[str], seen: Cast | None = None) -> list[str]:
    """Strip roles and ranks that stand before a name: its last words remain."""
    start = 0
    for at, word in enumerate(words[:-1]):
        follows_office = at > 0 and _is_office(words[at - 1])
        if _is_office(word) or (
            seen
            and follows_office
            and seen.is_place(words[at - 1], word, words[at + 1])
        ):
            start = at + 1
    if start and start == len(words) - 1 and _is_whole(words[-2], words[-1]):
        return list(words)
    return list(words[start:])[-MAX_NAME:]


def _is_whole(before: str, last: str) -> bool:
    """Say whether the last word belongs to a role or body: "Tim Advokasi"."""
    return _fold(last) in ROLES or _fold(before) in ORGANISATIONS


class Cast:
    """The capitalised stretches of an article, found by any of their words."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """Read all paragraphs once."""
        self._paragraphs = paragraphs
        self._stretches: list[tuple[int, list[str]]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
        for number, text in enumerate(paragraphs):
            for words in _stretches(text):
                self._add(number, words)
            if len(self._stretches) > MAX_SEQUENCES:
                break

    def _add(self, number: int, words: list[str]) -> None:
        at = len(self._stretches)
        self._stretches.append((number, words))
        folded = [_fold(word) for word in words]
        for word in dict.fromkeys(folded):
            self._by_word[word].append(at)
        for one, two, three in zip(folded, folded[1:], [*folded[2:], ""], strict=False):
            self._pairs[one, two].add(three)

    def is_place(self, office: str, word: str, after: str) -> bool:
        """Say whether office + word stands elsewhere without the word behind them."""
        followers = self._pairs.get((_fold(office), _fold(word)), set())
        return bool(followers - {_fold(after)})

    def full_name(self, words: Sequence[str], paragraph: int) -> str | None:
        """Find the fullest name that a short one means, told before if it can be."""
        short = [_fold(word) for word in words]
        best: list[str] | None = None
        for is_earlier in (True, False):
            for at in self._by_word.get(short[0], ())[:200]:
                number, stretch = self._stretches[at]
                if (number <= paragraph) is not is_earlier:
                    continue
                found = self._name_around(stretch, short)
                if found and (best is None or len(found) > len(best)):
                    best = found
            if best is not None and len(best) > len(short):
                break
        return " ".join(best) if best else None

    def _name_around(self, stretch: list[str], short: list[str]) -> list[str] | None:
        """Widen a short name to the name that it is a part of in this stretch."""
        folded = [_fold(word) for word in stretch]
        size = len(short)
        for at in range(len(folded) - size + 1):
            if folded[at : at + size] == short:
                start = self._left_end(stretch, folded, at)
                end = _right_end(stretch, at + size)
                if end - start > MAX_NAME:
                    return None
                return self.unglued(stretch[start:end])
        return None

    def _left_end(self, stretch: list[str], folded: list[str], at: int) -> int:
        while at > 0:
            before = stretch[at - 1]
            if _is_office(before) or self._stands_alone(folded, at - 1):
                break
            at -= 1
        return at

    def _stands_alone(self, folded: list[str], at: int) -> bool:
        """Say whether a word stands elsewhere without the word that follows it here."""
        word, follower = folded[at], folded[at + 1]
        for index in self._by_word.get(word, ())[:50]:
            other = [_fold(w) for w in self._stretches[index][1]]
            place = other.index(word)
            after = self._stretches[index][1][place + 1 : place + 2]
            is_first_name = bool(after) and not _is_office(after[0])
            if not is_first_name and [_fold(w) for w in after] != [follower]:
                return True
        return False

    def unglued(self, words: Sequence[str]) -> list[str]:
        """Give a name back what its last word lost: "Khameneitelah", "Guardiolamemuji".

        A word that stands here only is glued when the article has its beginning as a
        word elsewhere, or when it ends in a small word.
        """
        last = words[-1] if words else ""
        glued = GLUED_WORD.fullmatch(last)
        if glued is not None:
            return [*words[:-1], glued[1]]
        if len(self._by_word.get(_fold(last), ())) > 1:
            return list(words)
        for end in range(len(last) - 2, SHORTEST - 1, -1):
            if _fold(last[:end]) in self._by_word:
                return [*words[:-1], last[:end]]
        return list(words)

    def spelled_out(self, short: str) -> str | None:
        """Find whom an abbreviation stands for: "Agung Harta Yudha (AHY)"."""
        for text in self._paragraphs:
            at = text.find(f"({short})")
            if at > 0:
                return self._beside(text[:at], short, text[at + len(short) + 2 :])
        return short if _is_initials(short) else None

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

    def last_person(self, paragraph: int) -> str | None:
        """Name the last person with two names told before a paragraph ends.

        One whose office stands before the name is preferred to a mere pair of capitals.
        """
        plain: str | None = None
        for number, stretch in reversed(self._stretches):
            if number > paragraph:
                continue
            name = bare_name(stretch, self)
            if not TWO <= len(name) <= MAX_NAME or any(map(_is_office, name)):
                continue
            if len(name) < len(stretch):
                return " ".join(name)
            plain = plain or " ".join(name)
        return plain


def _last_stretch(lead: str) -> list[str]:
    """Take the capitalised words that a text ends with."""
    found = [match[0] for match in SEQUENCE.finditer(lead.rstrip())]
    is_last = bool(found) and lead.rstrip().endswith(found[-1])
    return name_words(found[-1]) if is_last else []


def _stretches(text: str) -> Iterator[list[str]]:
    """Cut the capitalised stretches of a paragraph at words that begin a sentence."""
    for match in SEQUENCE.finditer(text):
        words: list[str] = []
        for told in name_words(match[0]):
            glued = GLUED_WORD.fullmatch(told)
            word = told if glued is None else glued[1]
            is_name = _fold(word) not in SENTENCE_WORDS
            if is_name:
                words.append(word)
            if words and (glued is not None or not is_name):
                yield words
                words = []
        if words:
            yield words


def _right_end(stretch: list[str], at: int) -> int:
    while at < len(stretch) and not _is_initials(stretch[at]):
        at += 1
    return at


def _is_initials(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word
