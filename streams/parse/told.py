"""What the words of a speaker mean: a name, a body, an office, somebody pointed at."""

from __future__ import annotations

import re
from enum import Enum, auto

from msgspec import Struct

from streams.parse.cast import Cast
from streams.parse.names import (
    bare_name,
    fold,
    is_initials,
    is_lone_name,
    is_person,
    is_plain_name,
    trailing_name,
)
from streams.parse.roles import ORGANISATIONS

__all__ = ["Told", "Who", "read_told"]

POINTING = (" itu", " ini", " tersebut")
# "tersangka AS", "pelaku berinisial MF"
INITIALS = re.compile(
    r"(?:.*[ \xa0])?(?:berinisial|inisial|tersangka|korban|pelaku|saksi|terdakwa)"
    r"[ \xa0]"
    r"([A-Z]{1,3})"
)
# Words for many: what stands behind them is a body, not their name.
COLLECTIVES = ("manajemen ", "pihak ", "kubu ", "akun ", "pengelola ", "keluarga ")


class Told(Enum):
    """How a speaker is told."""

    NAME = auto()
    BODY = auto()
    OFFICE = auto()
    POINTED = auto()
    ELSE = auto()


class Who(Struct, frozen=True, kw_only=True):
    """The speaker as told without role, the words of the name, who is meant."""

    kind: Told
    speaker: str
    words: tuple[str, ...] = ()
    resolved: str | None = None


def read_told(told: str, cast: Cast) -> Who:
    """Read the speaker that an attribution gives; pronouns are read elsewhere."""
    if is_plain_name(told):
        return _name(cast.unglued(told.split(" ")))
    initials = INITIALS.fullmatch(told) if told[-1:].isupper() else None
    if initials is not None:
        return _name([initials[1]])
    if _is_body(told):
        return Who(kind=Told.BODY, speaker=told)
    return _read(told, cast)


def _name(words: list[str]) -> Who:
    return Who(kind=Told.NAME, speaker=" ".join(words), words=tuple(words))


def _read(told: str, cast: Cast) -> Who:
    """Read a speaker that neither is a name alone nor a body's whole name."""
    if told.startswith(COLLECTIVES):
        return Who(kind=Told.ELSE, speaker=told)
    words = trailing_name(told)
    name = cast.unglued(bare_name(words, cast))
    if is_person(name) or is_lone_name(told):
        return _name(name)
    if told.endswith(POINTING):
        return Who(kind=Told.POINTED, speaker=told)
    return _office(told, words, cast)


def _office(told: str, words: list[str], cast: Cast) -> Who:
    """Read an office or a body without a name: "Kapolres", "Menko AHY", "PLN"."""
    if told[0].isupper():
        named = cast.holder(told)
        if named is not None:
            return Who(kind=Told.OFFICE, speaker=told, resolved=named)
    meant = cast.spelled_out(words[-1]) if words else None
    if meant == told or meant not in words:
        return Who(kind=Told.ELSE, speaker=told, resolved=meant)
    return Who(kind=Told.ELSE, speaker=told)


def _is_body(told: str) -> bool:
    """Say whether the words are a body's whole name: "PT Sinar Anu", "PLN Nusa"."""
    words = told.split()
    if len(words) == 1 or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    first = fold(words[0])
    is_body = first in ORGANISATIONS or (
        is_initials(words[0]) and not is_person(words[-1:])
    )
    return is_body and all(word[0].isupper() for word in words)
