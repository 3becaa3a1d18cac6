"""What differs between two records of one article: the line of NDJSON."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct

from agents.replay.diff.terminal import Fate

__all__ = [
    "Difference",
    "FieldChange",
    "FromTo",
    "Kind",
    "Lines",
    "Seen",
    "Shift",
    "Subjects",
]


class Kind(StrEnum):
    """Kinds of change, weightiest first; one article may have several.

    `origin`: another raw record made it, as when two deliveries changed places.
    `grounds`: the same decision for other reasons. `stamps`: nothing but the versions
    of code, model and taxonomy that the record names.
    """

    ONLY_A = "only_a"
    ONLY_B = "only_b"
    FATE = "fate"
    IDENTITY = "identity"
    ORIGIN = "origin"
    VERDICT = "verdict"
    HEADLINE = "headline"
    BODY = "body"
    LANGUAGE = "language"
    SUBJECTS = "subjects"
    FIELDS = "fields"
    GROUNDS = "grounds"
    STAMPS = "stamps"


class Seen(Struct, frozen=True, kw_only=True):
    """What one side says of it."""

    fate: Fate
    article: str | None
    version: int | None
    origin: str
    verdict: str | None


class FromTo(Struct, frozen=True, kw_only=True):
    """One value on both sides."""

    a: str | None
    b: str | None


class Lines(Struct, frozen=True, kw_only=True):
    """Paragraphs of the body that went or came, whole."""

    went: tuple[str, ...]
    came: tuple[str, ...]


class Shift(Struct, frozen=True, kw_only=True):
    """A subject on both sides, with another confidence in percent."""

    literal: str
    a: int
    b: int


class Subjects(Struct, frozen=True, kw_only=True):
    """Subjects of the record: media topics by literal."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    shifted: tuple[Shift, ...]


class FieldChange(Struct, frozen=True, kw_only=True):
    """A field by its dotted path; a list is compared as a whole, a long value cut."""

    path: str
    a: Any
    b: Any


class Difference(Struct, frozen=True, kw_only=True):
    """All that differs in one article, or in one raw record without an article."""

    article: str | None
    version: int | None
    origin: str
    outlet: str | None
    day: str | None
    title: str | None
    kinds: tuple[Kind, ...]
    a: Seen | None
    b: Seen | None
    verdict: FromTo | None = None
    headline: FromTo | None = None
    language: FromTo | None = None
    body: Lines | None = None
    subjects: Subjects | None = None
    fields: tuple[FieldChange, ...] = ()
    stamps: tuple[FieldChange, ...] = ()

    @property
    def is_only_stamps(self) -> bool:
        """Say whether a reader of the article would see nothing new."""
        return self.kinds == (Kind.STAMPS,)

    @property
    def has_other_subjects(self) -> bool:
        """Say whether subjects came or went: more than another confidence."""
        return bool(self.subjects and (self.subjects.added or self.subjects.dropped))
