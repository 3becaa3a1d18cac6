"""Judge one record of `articles.parsed` on the state after all records before it."""

from __future__ import annotations

from hashlib import blake2b

from msgspec.structs import replace

from schemas.article import ParsedArticle, Sketch, Status
from schemas.message import number
from streams.dedupe import answer, kept, takedown
from streams.dedupe.article import Case, rule
from streams.dedupe.clock import event_time, is_dated
from streams.dedupe.index import Probe, packed, title_name
from streams.dedupe.memo import Memo
from streams.dedupe.reading import Reading
from streams.dedupe.record import Record
from streams.dedupe.resolve import handles
from streams.dedupe.ruling import Ruling
from streams.dedupe.told import outcome
from streams.sketch import sketch
from streams.stage import Incoming, Outcome

__all__ = ["case_of", "judge"]

MAX_DIGITS = 19


def judge(incoming: Incoming, memo: Memo) -> tuple[Record, Outcome]:
    """Decide, and make the memo record that makes the decision stay."""
    article: ParsedArticle = incoming.record
    time = event_time(article)
    memo.advance(memo.time.after(time))
    if article.status is Status.CANCELED:
        ruling = takedown.rule(article, memo)
        record = replace(
            _record(incoming, memo, ruling, time), kept=_kept(None, ruling)
        )
    else:
        record, ruling = _article(incoming, memo, time)
    memo.remember(record)
    return record, outcome(article, record, ruling.said)


def case_of(article: ParsedArticle, time: int | None) -> Case:
    """Make of an article what is judged; `time`: as `event_time` tells it."""
    told = article.sketch or sketch(article.title, article.paragraphs)
    return Case(
        article=article,
        reading=Reading(article.title, article.paragraphs, _published(article)),
        probe=Probe(
            keys=told.keys,
            m=told.m,
            text=bytes.fromhex(told.text),
            title=title_name(told.title),
        ),
        digest=_digest(article, told),
        time=time if is_dated(article) else None,
    )


def _article(incoming: Incoming, memo: Memo, time: int | None) -> tuple[Record, Ruling]:
    article: ParsedArticle = incoming.record
    case = case_of(article, time)
    probe = case.probe
    ruling = rule(case, memo)
    is_leader = ruling.kind.is_leader
    record = replace(
        _record(incoming, memo, ruling, time),
        handles=handles(article),
        digest=case.digest,
        text=probe.text,
        title=probe.title,
        m=probe.m,
        keys=packed(probe.keys) if is_leader else b"",
        kept=_kept(case.reading if is_leader else None, ruling),
    )
    return record, ruling


def _kept(text: Reading | None, ruling: Ruling) -> bytes:
    return kept.pack(text, answer.pack(ruling.said))


def _record(incoming: Incoming, memo: Memo, ruling: Ruling, time: int | None) -> Record:
    article: ParsedArticle = incoming.record
    raw = article.raw
    # 0 is always safe: nothing counts as settled by a mark that is no offset.
    settled = number(incoming.message.headers, "kawat-settled", digits=MAX_DIGITS)
    return Record(
        origin=raw.origin,
        seq=memo.seq,
        offset=incoming.message.offset,
        at=memo.time.now,
        reached=memo.time.reached,
        ahead=memo.time.ahead,
        floor=memo.time.floor,
        time=memo.time.reached if time is None else time,
        commit=incoming.commit,
        mark=max(settled, memo.mark(f"{raw.topic}/{raw.partition}")),
        kind=ruling.kind,
        id=ruling.id,
        born=memo.seq if ruling.born is None else ruling.born,
        version=ruling.version,
        top=ruling.top,
        story=ruling.story,
        source=article.source,
        aliases=ruling.aliases,
        ids=ruling.ids,
    )


def _digest(article: ParsedArticle, told: Sketch) -> bytes:
    """Hash what makes a version: words of body and headline, status, embargo."""
    parts = (
        told.text,
        ",".join(map(str, told.title)),
        article.status,
        article.embargoed_until or "",
    )
    return blake2b("\n".join(parts).encode(), digest_size=16).digest()


def _published(article: ParsedArticle) -> str | None:
    return None if article.published is None else article.published.at
