"""What a replay reads but does not let out: warm-up, other articles, withdrawn ones.

All of it is judged, so that the rest gets the verdicts that it would have; it is only
not written. Takedowns and dead letters pass every filter: a takedown that is held back
leaves a text standing, and what cannot be read cannot be filtered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from agents.replay.passage import Passage
from agents.replay.plan import Filters, Plan, is_in_window
from schemas.article import Status
from schemas.headers import Provenance, hop_headers
from schemas.message import Message, Output
from schemas.topics import DUPLICATES, ENRICHED, UNIQUE
from streams.runner import Step
from streams.stage import Fate

__all__ = ["Gate", "article_of"]


class _Language(Struct, frozen=True):
    code: str = "und"


class _Article(Struct, frozen=True):
    """What filters look at, of a parsed article."""

    source: str | None = None
    guid: str | None = None
    status: str = Status.USABLE
    language: _Language = _Language()


class _Judged(Struct, frozen=True):
    """The same of a judged one; a takedown has no article."""

    article: _Article | None = None


_parsed = msgspec.json.Decoder(_Article)
_judged = msgspec.json.Decoder(_Judged)


@dataclass(slots=True, kw_only=True)
class Gate:
    """What is let out.

    `begins`: where each partition's own part begins, behind its warm-up; a record whose
    own time lies outside of the plan's window is context too. `withdrawn`: ids of
    articles that were taken down after the range, with the live record that says so.
    """

    provenance: Provenance
    plan: Plan
    begins: Mapping[str, int] = field(init=False)
    filters: Filters = field(init=False)
    withdrawn: Mapping[bytes, bytes] = field(default_factory=dict)

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
        if self.filters and not self._is_wanted(_parsed.decode(parsed.value or b"{}")):
            passage.is_filtered = True
            passage.outputs.clear()

    def holds_back(self, passage: Passage, unique: Message) -> bool:
        """Decide the same of a record that classify would read, and settle it."""
        article = _judged.decode(unique.value or b"{}").article
        if article is not None and not self._is_wanted(article):
            passage.is_filtered = True
            return True
        if article is None or unique.key not in self.withdrawn:
            return False
        output = self._canceled(unique, unique.key or b"")
        passage.add("dedupe", Step(outputs=(output,), fate=Fate.WITHDRAWN))
        return True

    def guarded(self, parsed: Message, judged: Step) -> Step:
        """Put the cancellation in place of an article that was taken down since."""
        if not self.withdrawn or judged.fate is Fate.WITHDRAWN:
            return judged
        held = [output for output in judged.outputs if self._is_withdrawn(output)]
        if not held:
            return judged
        rest = [output for output in judged.outputs if output not in held]
        instead = [self._instead(parsed, output) for output in held]
        return replace(judged, outputs=(*rest, *instead), fate=Fate.WITHDRAWN)

    def _is_wanted(self, article: _Article) -> bool:
        if article.status == Status.CANCELED:
            return True
        asked = self.filters
        return (
            (not asked.sources or article.source in asked.sources)
            and (not asked.languages or article.language.code in asked.languages)
            and (not asked.guids or article.guid in asked.guids)
        )

    def _is_withdrawn(self, output: Output) -> bool:
        return article_of(output.topic, output.key) in self.withdrawn

    def _instead(self, parsed: Message, output: Output) -> Output:
        if output.topic == UNIQUE:
            return self._canceled(parsed, output.key or b"")
        return self._made(parsed, DUPLICATES, output.key or b"", None)

    def _canceled(self, message: Message, key: bytes) -> Output:
        return self._made(message, ENRICHED, key, self.withdrawn[key])

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


def article_of(topic: str, key: bytes | None) -> bytes:
    """Tell the article's id from the key; a duplicate's has the origin behind it."""
    return (key or b"").partition(b"/")[0] if topic == DUPLICATES else key or b""
