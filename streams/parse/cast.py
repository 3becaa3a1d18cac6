"""The persons of an article: names without their roles, and who a short name means.

Indonesian news gives the full name with its role once ("Direktur Jenderal Bea dan Cukai
Djaka Budi Utama") and one part of it later ("Djaka"). Nothing in the capitals tells
where the role ends; a list of office words does, and the article itself: a word that
stands elsewhere behind an office and without its neighbour is no first name.
"""

# ruff: noqa: SIM905 - word tables read best as text

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from operator import itemgetter

from streams.parse.name_forms import NAME, SPACE, runs
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
from streams.parse.offices import holder, pointed
from streams.parse.stretches import GLUED, GLUED_WORD, Place, Stretch, Stretches

__all__ = ["Cast"]

SEQUENCE = re.compile(NAME)
TWO = 2  # first and last name
SHORTEST = 4  # letters of a name that a glued word may begin with
LOOK_BACK = 120
MAX_BACK = 400
MAX_LOOK_UPS = 40
OPENERS = '.!?:"“”\n '  # a capital behind one of these tells nothing
# Behind one of these stands a place, often of two words.
LEADERS = frozenset(
    """
    bupati wabup kota gubernur wagub camat lurah kades kapolres kapolsek kapolda
    kabupaten kecamatan desa kelurahan dprd polres polsek
    """.split()
)
SMALL_WORD = re.compile(rf"(?:me|ber|di|ter|ke|dan|ini|itu|juga|pun|{'|'.join(GLUED)})")
GLUE = re.compile(rf"\w{{{SHORTEST}}}.*?{SMALL_WORD.pattern}")
BEFORE_PLACE = tuple(
    f" {word}"
    for word in ("di", "asal", "in", "Kota", "Kabupaten", "Kecamatan", "Desa")
)
NAME_GOES_ON = re.compile(rf"\w|{SPACE}[A-Z]")


class Cast:
    """The capitalised stretches of an article, looked for where a name is asked for."""

    def __init__(self, paragraphs: Sequence[str], *, is_calling: bool = True) -> None:
        """Take the paragraphs; they are read when a word of theirs is asked for.

        `is_calling` says whether somebody may be told by a nickname.
        """
        self._stretches = Stretches(paragraphs)
        self._text = self._stretches.text
        self._holding = self._stretches.holding
        self.runs = self._stretches.runs
        self._around: dict[str, dict[Stretch, list[str] | None]] = {}
        self._placed: dict[str, bool] = {}
        self._holders: dict[str, str | None] = {}
        self._nicknames = nicknames(self._text) if is_calling else {}

    def is_place(self, office: str, word: str, after: str) -> bool:
        """Say whether a word behind an office names a place or body.

        It does when it stands elsewhere behind the same office without the word that
        follows here, or alone behind "di" and its like.
        """
        if self._is_placed(word):
            return True
        pair, follower = [fold(office), fold(word)], [fold(after)]
        return any(
            one[at : at + 2] == pair and one[at + 2 : at + 3] != follower
            for _, stretch in self._holding(word)
            for one in (stretch.folded,)
            for at in range(len(one) - 1)
        )

    def _is_placed(self, word: str) -> bool:
        if word not in self._placed and len(self._placed) < MAX_LOOK_UPS:
            self._placed[word] = self._stands_behind_place(word)
        return self._placed.get(word, False)

    def _stands_behind_place(self, word: str) -> bool:
        text = self._text
        at = text.find(f" {word}")
        for _ in range(MAX_BACK):
            if at < 0:
                break
            end = at + 1 + len(word)
            is_behind = text.endswith(BEFORE_PLACE, 0, at)
            if is_behind and NAME_GOES_ON.match(text, end) is None:
                return True
            at = text.find(f" {word}", end)
        return False

    def full_name(self, words: Sequence[str], paragraph: int) -> str | None:
        """Find the fullest name that a short one means, told before if it can be."""
        short = [fold(word) for word in words]
        called = self._nicknames.get(" ".join(short))
        if called is not None:
            return " ".join(bare_name(name_words(called), self))
        places = self._holding(words[0])
        end = self._stretches.ends[paragraph + 1]
        told = bisect_left(places, end, key=itemgetter(0))
        best = self._fullest(places[:told], short)
        if best is None or len(best) <= len(short):
            best = self._fullest(places[told:], short, best)
        return " ".join(best) if best else None

    def _fullest(
        self, places: Sequence[Place], short: list[str], best: list[str] | None = None
    ) -> list[str] | None:
        seen = self._around.setdefault(" ".join(short), {})
        for stretch in dict.fromkeys([stretch for _, stretch in places]):
            if stretch not in seen:
                seen[stretch] = self._name_around(stretch, short)
            found = seen[stretch]
            if found and (best is None or len(found) > len(best)):
                best = found
        return best

    def _name_around(self, within: Stretch, short: list[str]) -> list[str] | None:
        """Widen a short name to the name that it is a part of in this stretch."""
        stretch, folded = within.words, within.folded
        if folded == short:
            return self.unglued(stretch)
        size = len(short)
        for at in range(len(folded) - size + 1):
            if folded[at : at + size] == short:
                end = _right_end(stretch, at + size)
                floor = min(at, name_start(stretch[:end], self))
                start = self._left_end(stretch, folded, at, floor, end)
                if end - start > MAX_NAME:
                    return None
                return self.unglued(stretch[start:end])
        return None

    def _left_end(
        self, stretch: list[str], folded: list[str], at: int, floor: int, end: int
    ) -> int:
        if at - floor >= TWO <= end - at and fold(stretch[floor - 1]) in LEADERS:
            return at  # "Bupati Lembah Hijau Sutanto Wijaya", called Sutanto
        while at > floor:
            before = stretch[at - 1]
            if is_office(before) or self._stands_alone(before, folded[at - 1 : at + 1]):
                break
            at -= 1
        return at

    def _stands_alone(self, before: str, pair: list[str]) -> bool:
        """Say whether a word stands elsewhere without the word that follows it here."""
        word, follower = pair
        for _, other in self._holding(before)[:50]:
            behind = other.folded.index(word) + 1
            after = other.words[behind : behind + 1]
            is_first_name = bool(after) and not is_office(after[0])
            if not is_first_name and other.folded[behind : behind + 1] != [follower]:
                return True
        return False

    def is_named(self, word: str) -> bool:
        """Say whether a word has its capital inside a sentence, not only before one."""
        text, size = self._text, len(word) + 1
        at = text.find(f" {word}", 1)
        for _ in range(MAX_BACK):
            if at < 0:
                break
            if (
                text[at - 1] not in OPENERS
                and not text[at + size : at + size + 1].isalnum()
            ):
                return True
            at = text.find(f" {word}", at + size)
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
        if GLUE.match(last) is None:
            return list(words)
        for end in range(len(last) - 2, SHORTEST - 1, -1):
            if SMALL_WORD.match(last, end) and self._holding(last[:end]):
                is_glued = len(self._holding(last)) <= 1
                return [*words[:-1], last[:end]] if is_glued else list(words)
        return list(words)

    def spelled_out(self, short: str) -> str | None:
        """Find whom an abbreviation stands for: "Agung Harta Yudha (AHY)"."""
        text, bracket = self._text, f"({short})"
        at = text.find(bracket)
        while at >= 0:
            lead = text[max(0, at - LOOK_BACK) : at].rpartition("\n")[2]
            if lead:
                behind = at + len(bracket)
                return self._beside(lead, short, text[behind : behind + LOOK_BACK])
            at = text.find(bracket, at + 1)
        return short if is_initials(short) else None

    def _beside(self, lead: str, short: str, tail: str) -> str | None:
        """Take the words that the initials are of, else the name behind or before."""
        words = _last_stretch(lead)
        spelled = words[-len(short) :]
        if short == "".join(word[0] for word in spelled):
            return " ".join(spelled)
        behind = SEQUENCE.match(tail.lstrip(" \xa0"))
        if behind is not None and is_person(name_words(behind[0])):
            return " ".join(bare_name(name_words(behind[0]), self))
        return " ".join(bare_name(words, self)[-MAX_NAME:]) or None

    def holder(self, office: str) -> str | None:
        """Name the last person told with an office that stands alone elsewhere."""
        if office not in self._holders and len(self._holders) < MAX_LOOK_UPS:
            self._holders[office] = holder(office, self._text)
        return self._holders.get(office)

    def pointed(self, told: str, paragraph: int, end: int) -> list[str] | None:
        """Name whom "pelatih itu" points at, before a place in a paragraph.

        Nobody (an empty name) where a sentence began with one who was not named; None
        where the article does not tell.
        """
        before = self._text[: self._stretches.ends[paragraph] + end]
        return pointed(told, before)

    def last_person(self, paragraph: int, end: int) -> str | None:
        """Name the last person with two names told before a place in a paragraph.

        One whose office stands before the name is preferred to a mere pair of capitals.
        """
        plain: str | None = None
        for stretch in islice(self._stretches.backwards(paragraph, end), MAX_BACK):
            name = bare_name(stretch.words, self)
            if not TWO <= len(name) <= MAX_NAME or any(map(is_office, name)):
                continue
            if len(name) < len(stretch.words):
                return " ".join(name)
            plain = plain or " ".join(name)
        return plain


def _last_stretch(lead: str) -> list[str]:
    """Take the capitalised words that a text ends with."""
    bare = lead.rstrip()
    start, end = (runs(bare) or [(0, 0)])[-1]
    return name_words(bare[start:]) if end == len(bare) else []


def _right_end(stretch: list[str], at: int) -> int:
    while at < len(stretch) and not is_initials(stretch[at]):
        at += 1
    return at
