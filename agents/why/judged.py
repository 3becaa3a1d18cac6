"""Judge the second article on the first, and ask the stage's own code why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import orjson
from msgspec import convert
from msgspec.structs import replace

from agents.exits import Exit, Stop
from agents.parsing import parsed
from schemas.article import ParsedArticle, Status
from schemas.codec import decode, encode
from schemas.decisions import Changed, DedupeDecision, Passage
from schemas.headers import Provenance
from schemas.message import Message, header
from schemas.topics import DEAD, PARSED
from streams.dedupe import Memo
from streams.dedupe.changes import changed
from streams.dedupe.grounds import Grounds, grounds
from streams.dedupe.passages import all_passages
from streams.runner import Link, Step, step
from streams.settings import Settings
from streams.topology import links
from streams.version import __version__

__all__ = ["Side", "Why", "judged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An article, and the file or record it was read from."""

    name: str
    article: ParsedArticle

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body."""
        return self.article.paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What became of `second` after `first`; `here` in passages is the second.

    `names` are the addresses and guids that both bear, `keys` counts the sampled keys
    that both have. No decision: the second was not judged, since it is withdrawn.
    """

    first: Side
    second: Side
    grounds: Grounds
    decision: DedupeDecision | None
    shared: tuple[Passage, ...]
    changed: Changed
    names: tuple[str, ...]
    keys: int


def judged(
    named: Sequence[str],
    messages: Iterable[Message],
    outlets: Sequence[str],
    settings: Settings,
) -> Why:
    """Parse both and dedupe them, one after the other; raises Stop for a dead one."""
    chained = links(settings, Provenance(version=__version__), ("parse", "dedupe"))
    taken = parsed(messages, settings, chained["parse"])
    first, second = (
        _side(name, done, outlets[number : number + 1])
        for number, (name, (_, done)) in enumerate(zip(named, taken, strict=True))
    )
    memo = Memo(settings)
    _judge(chained["dedupe"], first, memo, 0)
    leader = memo.get(first.article.raw.origin)
    if leader is None or not leader.is_leader:
        raise Stop(Exit.FAILED, "is withdrawn: it has no text", where=first.name)
    found = grounds(second.article, leader, memo)
    done = _judge(chained["dedupe"], second, memo, 1)
    return Why(
        first=first,
        second=second,
        grounds=found,
        decision=_decision(done),
        shared=all_passages(found.pair.here.text, found.pair.there.text),
        changed=changed(found.pair),
        names=_names(first.article, second.article),
        keys=_keys(first.article, second.article),
    )


def _side(name: str, done: Step, outlet: Sequence[str]) -> Side:
    (output,) = done.outputs
    if output.topic == DEAD:
        raise Stop(
            Exit.FAILED,
            f"is no article: {header(output.headers, 'kawat-reason')}",
            where=name,
            todo=header(output.headers, "kawat-detail"),
        )
    article = decode(output.value or b"", ParsedArticle)
    if article.status is Status.CANCELED:
        raise Stop(Exit.FAILED, "is a takedown: it has no text", where=name)
    if outlet and article.source is None:
        article = replace(article, source=outlet[0])
    return Side(name=name, article=article)


def _judge(link: Link, side: Side, memo: Memo, offset: int) -> Step:
    message = Message(
        topic=PARSED,
        partition=0,
        offset=offset,
        timestamp=0,
        key=side.article.id.encode(),
        value=encode(side.article),
    )
    return step(link, message, memo, commit=offset)


def _decision(done: Step) -> DedupeDecision | None:
    for output in done.outputs:
        told = orjson.loads(output.value or b"{}").get("stream", {}).get("dedupe")
        if told:
            return convert(told, DedupeDecision)
    return None


def _names(first: ParsedArticle, second: ParsedArticle) -> tuple[str, ...]:
    return tuple(name for name in second.aliases if name in first.aliases)


def _keys(first: ParsedArticle, second: ParsedArticle) -> int:
    if first.sketch is None or second.sketch is None:
        return 0
    return len({*first.sketch.keys} & {*second.sketch.keys})
