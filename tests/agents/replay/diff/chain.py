"""What the chain makes of invented articles, with a rule or a word more on request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from agents.demo_sample import samples
from agents.present import line
from agents.replay.diff import Difference, Options, Summary, diff
from agents.replay.diff.shelf import Shelf
from agents.replay.diff.terminal import is_terminal, terminal
from schemas.headers import Provenance
from schemas.message import Message
from streams import classify
from streams.classify.lexicon import overlaid
from streams.classify.plug import Plugs
from streams.embedded import Embedded, parse_here
from streams.parse import Parse, outlets
from streams.parse.outlets.loading import outlet
from streams.parse.outlets.outlet import gather
from streams.settings import Settings
from streams.topology import links

__all__ = ["articles", "before", "compared", "records", "shelf", "write"]

SETTINGS = Settings()


@cache
def articles(topic: str = "articles.raw") -> tuple[Message, ...]:
    """The demo's messages: texts, pages, copies, updates, takedowns, broken ones."""
    return tuple(
        Message(
            topic=topic,
            partition=0,
            offset=offset,
            timestamp=sample.message.timestamp,
            key=sample.message.key,
            value=sample.message.value,
            headers=sample.message.headers,
        )
        for offset, sample in enumerate(samples())
    )


def records(
    messages: Iterable[Message],
    settings: Settings = SETTINGS,
    *,
    words: dict[str, str] | None = None,
    rule: dict[str, Any] | None = None,
    run: str | None = None,
) -> list[Message]:
    """Run the chain; `words` are lexicon files on top of ours, `rule` an outlet's."""
    mode = Provenance(version="0", mode="replay" if run else "live", run=run)
    chained = links(settings, mode)
    if words:
        read = overlaid(words)
        stage = classify.build(settings, Plugs(lexicon=lambda: read))
        chained["classify"] = replace(chained["classify"], stage=stage)
    if rule:
        ours = outlets.load()
        more = gather((*ours.known, outlet(rule)), ours.places)
        parse = Parse(settings, more)
        stage = replace(chained["parse"].stage, run=parse)
        chained["parse"] = replace(chained["parse"], stage=stage)
    journeys = Embedded(chained, settings).run(parse_here(chained["parse"], messages))
    return [record for journey in journeys for record in journey.records]


@cache
def before() -> list[Message]:
    """What the chain makes of the demo's messages as it is."""
    return records(articles())


def shelf(found: Iterable[Message], *, is_compacted: bool = False) -> Shelf:
    """Put the terminal ones of these on a shelf."""
    made = Shelf(is_compacted=is_compacted)
    made.fill(terminal(one) for one in found if is_terminal(one))
    return made


def compared(
    a: Sequence[Message], b: Sequence[Message], **options: Any
) -> tuple[Summary, list[Difference]]:
    """Compare two lists of records."""
    found: list[Difference] = []
    with shelf(a) as first, shelf(b) as second:
        summary = diff(("a", "b"), (first, second), Options(**options), found.append)
    return summary, found


def write(path: Path, found: Iterable[Message]) -> str:
    """Write records as `kawat run` does; gives the file's name."""
    path.write_bytes(b"".join(line(one) + b"\n" for one in found))
    return str(path)
