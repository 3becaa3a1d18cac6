"""The subjects: IPTC Media Topics of one pinned release, named in three languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

__all__ = ["Taxonomy", "Topic", "load"]


class Topic(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A top topic; `en` is IPTC's name, `id` and `ms` are translations of our own."""

    literal: str
    uri: str
    en: str
    id: str
    ms: str

    def name(self, language: str) -> str:
        """Name it in the article's language; English where we have no name."""
        return {"id": self.id, "ms": self.ms}.get(language, self.en)


class Taxonomy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All topics, in order of their literals."""

    release: str
    topic: tuple[Topic, ...]

    @property
    def literals(self) -> tuple[str, ...]:
        """The ids, in order: a topic's place in every vector of scores."""
        return tuple(topic.literal for topic in self.topic)


@cache
def load() -> Taxonomy:
    """Read the pinned release."""
    text = files("streams.classify").joinpath("taxonomy.toml").read_text("utf-8")
    return convert(tomllib.loads(text), Taxonomy)
