"""What a replay reads but does not let out: warm-up, other articles, withdrawn ones.

All of it is judged, so that the rest gets the verdicts that it would have; it is only
not written. Takedowns and dead letters pass every filter: a takedown that is held back
leaves a text standing, and what cannot be read cannot be filtered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from agents.replay.keys import article_of
from agents.replay.passage import Passage
from agents.replay.plan import Filters, Plan, is_in_window
from agents.replay.withdrawn import Withdrawn
from schemas.article import Status
from schemas.headers import Provenance, hop_headers, origin_of
from schemas.message import Message, Output
from schemas.topics import DUPLICATES, ENRICHED, UNIQUE
from streams.runner import Step
from streams.stage import Fate

__all__ = ["Gate"]


class _Language(Struct, frozen=True):
    code: str = "und"


class _Article(Struct, frozen=True):
    """What filters look at, of a parsed article."""

    source: str | None = None
    guid: str | None = None
    url: str | None = None
    status: str = Status.USABLE
    language: _Language = _Language()

    @property
    def names(self) -> Iterator[tuple[str, ...]]:
        """Give what a takedown may call it, as `withdrawn` keeps that."""
        if self.guid:
            yield ("guid", str(self.source), self.guid)
        if self.url:
            yield ("url", self.url)


class _Judged(Struct, frozen=True):
    """The same of a judged one; a takedown has no article."""

    article: _Article | None = None


_parsed = msgspec.json.Decoder(_Article)
_judged = msgspec.json.Decoder(_Judged)

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Gate:
    """What is let out.

    `begins`: where each partition's own part begins, behind its warm-up; a record whose
    own time lies outside of the plan's window is context too. `withdrawn` are articles
    that were taken down after the range.
    """

    provenance: Provenance
    plan: Plan
    begins: Mapping[str, int] = field(init=False)
    filters: Filters = field(init=False)
    withdrawn: Withdrawn = field(default_factory=Withdrawn)

    def __post_init__(self) -> None:
        """Look up in the plan."""
        self.begins = {one.name: one.start for one in self.plan.ranges}
        self.filters = self.plan.filters

    def is_warm_up(self, message: Message) -> bool:
        """Say whether the record is read for the state alone."""
        place = f"{message.topic}/{message.partition}"
        return message.offset < self.begins.get(place, 0) or not is_in_window(
            self.plan, message.timestamp
        )

    def filter(self, passage: Passage, parsed: Message) -> None:
        """Hold back what was not asked for; `parsed` is read by dedupe."""
        if not self.filters:
            return
        article = _read(_parsed, parsed)
        if article is not None and not self._is_wanted(article):
            passage.is_filtered = True
            passage.outputs.clear()

    def holds_back(self, passage: Passage, unique: Message) -> bool:
        """Decide the same of a record that classify would read, and settle it."""
        article = (_read(_judged, unique) or _Judged()).article
        if article is not None and not self._is_wanted(article):
            passage.is_filtered = True
            return True
        if article is None or not self.withdrawn:
            return False
        key = unique.key or b""
        value = self.withdrawn.of(key, article.names, origin_of(unique))
        if value is None:
            return False
        output = self._made(unique, ENRICHED, key, value)
        passage.add("dedupe", Step(outputs=(output,), fate=Fate.WITHDRAWN))
        return True

    def guarded(self, parsed: Message, judged: Step) -> Step:
        """Put the cancellation in place of an article that was taken down since."""
        if not self.withdrawn or judged.fate not in {Fate.PASSED, Fate.DUPLICATE}:
            return judged
        (output,) = judged.outputs
        names = (_read(_parsed, parsed) or _Article()).names
        article = article_of(output.topic, output.key)
        value = self.withdrawn.of(article, names, origin_of(parsed))
        if value is None:
            return judged
        key = output.key or b""
        instead = (
            self._made(parsed, ENRICHED, key, value)
            if output.topic == UNIQUE
            else self._made(parsed, DUPLICATES, key, None)
        )
        return replace(judged, outputs=(instead,), fate=Fate.WITHDRAWN)

    def _is_wanted(self, article: _Article) -> bool:
        if article.status == Status.CANCELED:
            return True
        asked = self.filters
        return (
            (not asked.sources or article.source in asked.sources)
            and (not asked.languages or article.language.code in asked.languages)
            and (not asked.guids or article.guid in asked.guids)
        )

    def _made(
        self, message: Message, topic: str, key: bytes, value: bytes | None
    ) -> Output:
        headers = hop_headers(
            message,
            self.provenance,
            stage="dedupe",
            topic=topic,
            key=key,
            fate=Fate.WITHDRAWN.value,
        )
        return Output(topic=topic, key=key, value=value, headers=headers)


def _read(decoder: msgspec.json.Decoder[T], message: Message) -> T | None:
    """Read a record; None for garbage, of which its stage makes a dead letter."""
    try:
        return decoder.decode(message.value or b"{}")
    except msgspec.DecodeError:
        return None
