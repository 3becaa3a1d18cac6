"""The words of the page, in English and in Indonesian: data in `words.toml`."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from agents.vocabulary import vocabulary

__all__ = ["Words", "words"]


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page calls things. Pairs: for one, and for none or several."""

    story: str
    records: tuple[str, str]
    outlets: tuple[str, str]
    first: str
    same_time: str
    no_time: str
    no_outlet: str
    withdrawn: str
    silent: str
    days: str
    hours: str
    minutes: str


@cache
def words(language: str) -> Words:
    """Read the words of one of `agents.explain.labels.LANGUAGES`."""
    return vocabulary(__package__, "words.toml", language, Words)
