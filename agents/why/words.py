"""The words of the page, in English and in Indonesian: data in `words.toml`."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from agents.vocabulary import vocabulary
from schemas.decisions import Verdict
from streams.dedupe.grounds import Route

__all__ = ["Words", "words"]


class Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page calls things; `{}` stands for what is filled in.

    `measures` go by their names in the code; one that is not named goes by that.
    """

    outlet_unknown: str
    same_outlet: str
    other_outlet: str
    unknown_outlets: str
    verdict: str
    none: str
    becomes: dict[Verdict, str]
    corrects: str
    met: str
    routes: dict[Route, str]
    shares: str
    here: str
    there: str
    jaccard: str
    tests: str
    tests_unread: str
    asks: dict[Verdict, str]
    roundups: str
    neither: str
    yes: str
    no: str
    first_yes: str
    would_be: str
    measures: dict[str, str]
    decides: str
    shared: str
    passages: tuple[str, str]
    own: str
    both: str
    only: str
    slots: str
    numbers: str
    dates: str
    places: str
    changed: str
    names: str
    silent: str
    hardly: str
    more: str
    differs: str


@cache
def words(language: str) -> Words:
    """Read the words of one of `agents.explain.labels.LANGUAGES`."""
    return vocabulary(__package__, "words.toml", language, Words)
