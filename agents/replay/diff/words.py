"""The words of the diff's pages, in English and in Indonesian: data in `words.toml`."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from agents.replay.diff.difference import Kind
from agents.replay.diff.terminal import Fate
from agents.vocabulary import vocabulary

__all__ = ["Words", "words"]


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the pages call things; `{}` stands for what is filled in."""

    title: str
    compared: str
    equal: str
    differing: str
    nothing: str
    something: str
    compacted: str
    unreadable: str
    only_stamps: str
    kind: str
    articles: str
    by_kind: str
    by_outlet: str
    by_day: str
    by_subject: str
    shifts: str
    verdicts: str
    fates_title: str
    languages: str
    fields: str
    stamps: str
    examples: str
    outlet: str
    day: str
    subject: str
    field: str
    added: str
    dropped: str
    lines: str
    subjects: str
    share: str
    unknown: str
    untitled: str
    nowhere: str
    version: str
    confidence: str
    same_body: str
    unchanged: str
    more: str
    earlier: str
    kinds: dict[Kind, str]
    fates: dict[Fate, str]


@cache
def words(language: str) -> Words:
    """Read the words of one of `agents.explain.labels.LANGUAGES`."""
    return vocabulary(__package__, "words.toml", language, Words)
