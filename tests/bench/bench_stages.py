"""CPU time of the stages alone: no broker, one process, one thread.

Each figure is the median of several rounds over the same invented articles, through the
one `step` (decode, run, encode), so that it is what an article costs anywhere.
"""

from __future__ import annotations

import statistics
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.headers import Provenance
from schemas.message import Message
from schemas.topics import PARSED, UNIQUE
from streams.dedupe import Memo
from streams.embedded import Embedded, Journey, parse_here
from streams.parse import is_risky
from streams.runner import Link, step
from streams.settings import Settings
from streams.topology import links
from tests.broker.articles.feed import Raw, demo, envelope

__all__ = ["Figures", "bare", "messages"]

ROUNDS = 5
SETTINGS = Settings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """CPU microseconds an article, by what was measured."""

    text: float
    page: float
    dedupe: float
    classify: float
    embedded: float


def messages(feed: Iterable[Raw]) -> list[Message]:
    """Give a feed the coordinates of one raw partition."""
    return [
        Message(
            topic="articles.raw",
            partition=0,
            offset=offset,
            timestamp=1_772_406_600_000 + offset,
            key=raw.key,
            value=raw.value,
            headers=raw.headers,
        )
        for offset, raw in enumerate(feed)
    ]


def bare(count: int) -> Figures:
    """Measure on so many texts, and on the demo's pages."""
    chained = links(SETTINGS, Provenance(version="0"))
    texts = messages(envelope(number) for number in range(count))
    pages = [m for m in messages(demo()) if is_risky(m, SETTINGS)]
    journeys = list(_embedded(chained, texts))
    parsed = [r for j in journeys for r in j.records if r.topic == PARSED]
    unique = [r for j in journeys for r in j.records if r.topic == UNIQUE]
    return Figures(
        text=_median(lambda: _steps(chained["parse"], texts), count),
        page=_median(lambda: _steps(chained["parse"], pages), len(pages)),
        dedupe=_median(lambda: _steps(chained["dedupe"], parsed, memory=True), count),
        classify=_median(lambda: _steps(chained["classify"], unique), len(unique)),
        embedded=_median(lambda: deque(_embedded(chained, texts), maxlen=0), count),
    )


def _embedded(chained: dict[str, Link], texts: Sequence[Message]) -> Iterator[Journey]:
    return Embedded(chained, SETTINGS).run(parse_here(chained["parse"], texts))


def _steps(link: Link, inputs: Sequence[Message], *, memory: bool = False) -> None:
    memo = Memo(SETTINGS) if memory else None
    for message in inputs:
        step(link, message, memo, commit=message.offset)


def _median(play: Callable[[], object], count: int) -> float:
    play()  # words, tables and caches of the first time are no article's cost
    found = []
    for _ in range(ROUNDS):
        began = time.process_time()
        play()
        found.append((time.process_time() - began) / count * 1e6)
    return statistics.median(found)
