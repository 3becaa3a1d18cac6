"""The subjects: IPTC Media Topics of one pinned release, named in three languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

__all__ = ["Taxonomy", "Topic", "load", "retired"]

PREFIX = "medtop:"
SCHEME = "http://cv.iptc.org/newscodes/mediatopic/"


class Topic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A topic; `en` is IPTC's name, `id` and `ms` are translations of our own.

    `subject_code` is its id in IPTC's older scheme, `wikidata` the item that means the
    same, where there are such.
    """

    literal: str
    en: str
    id: str
    ms: str
    subject_code: str | None = None
    wikidata: str | None = None

    @property
    def uri(self) -> str:
        """The topic's address."""
        return SCHEME + self.literal.removeprefix(PREFIX)

    def name(self, language: str) -> str:
        """Name it in the article's language; English where we have no name."""
        return {"id": self.id, "ms": self.ms}.get(language, self.en)


class Taxonomy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The top topics, in order of their literals."""

    release: str
    topic: tuple[Topic, ...]

    @property
    def literals(self) -> tuple[str, ...]:
        """The ids, in order: a topic's place in every vector of scores."""
        return tuple(topic.literal for topic in self.topic)


class Retired(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ids out of force, each with the nearest one above it that is in force."""

    retired: dict[str, str]


@cache
def load() -> Taxonomy:
    """Read the pinned release."""
    return convert(_read("taxonomy.toml"), Taxonomy)


@cache
def retired() -> dict[str, str]:
    """Map retired ids to those in force: records keep what they were filed under."""
    pairs = convert(_read("retired.toml"), Retired).retired
    return {PREFIX + old: PREFIX + new for old, new in pairs.items()}


def _read(name: str) -> dict[str, object]:
    return tomllib.loads(files("streams.classify").joinpath(name).read_text("utf-8"))
