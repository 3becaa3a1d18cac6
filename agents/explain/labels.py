"""The words of the page, in English and in Indonesian: data in `labels.toml`."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache

from msgspec import Struct

from agents.vocabulary import vocabulary
from schemas.article import Precision, Published, RemovedKind
from schemas.decisions import Verdict

__all__ = ["LANGUAGES", "Labels", "labels", "spoken"]

LANGUAGES = ("en", "id")
Pair = tuple[str, str]


class Labels(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page calls things; `code` names a language of the taxonomy too."""

    code: str
    untitled: str
    words: Pair
    published: str
    the_day: str
    no_time: str
    by: str
    nobody: str
    speakers: str
    quotes: Pair
    retold: Pair
    status: str
    sources: str
    dates: str
    cut: str
    flags: str
    verdict: str
    version: str
    of: str
    first_seen: str
    at: str
    contained: str
    contains: str
    shared: str
    here: str
    there: str
    own: str
    changed: str
    before: str
    after: str
    numbers: str
    names: str
    silent: str
    corrects: str
    subjects: str
    unsure: str
    desk: str
    dead: str
    marks: str
    speech: str
    retelling: str
    date: str
    credit: str
    subject: str
    removed: str
    months: tuple[str, ...]
    kinds: dict[RemovedKind, Pair]
    verdicts: dict[Verdict, str]

    def count(self, number: int, pair: Pair) -> str:
        """Say how many: `1 promo`, `2 promos`."""
        return f"{number:,} {pair[0 if number == 1 else 1]}"

    def time(self, published: Published | None) -> str:
        """Say when it was published, in the article's own zone."""
        if published is None:
            return self.no_time
        at = datetime.fromisoformat(published.at)
        day = f"{self.published} {at.day} {self.months[at.month - 1]} {at.year}"
        if published.precision is Precision.DAY:
            return f"{day} ({self.the_day})"
        return f"{day}, {at:%H:%M}" + (f" {at.tzinfo}" if at.tzinfo else "")


@cache
def labels(language: str) -> Labels:
    """Read the words of one of LANGUAGES."""
    return vocabulary(__package__, "labels.toml", language, Labels)


def spoken(locale: str) -> str:
    """Choose the page's language by the locale: `id_ID.UTF-8` is Indonesian."""
    return "id" if re.split(r"[_.@]", locale.lower())[0] in {"id", "in"} else "en"
