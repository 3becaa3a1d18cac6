"""The stage: answer from the memo when the raw record was judged before, else judge."""

from __future__ import annotations

from msgspec.structs import replace

from schemas.article import ParsedArticle
from streams.dedupe import answer, kept
from streams.dedupe.judge import judge
from streams.dedupe.memo import Memo
from streams.dedupe.record import Record, encode
from streams.dedupe.told import outcome
from streams.stage import Fate, Incoming, Outcome

__all__ = ["run"]

REPEAT = Outcome(fate=Fate.REPEAT)


def run(incoming: Incoming, memo: Memo) -> Outcome:
    """Judge an article or takedown once, at its first place in `articles.parsed`.

    Seen again at the same place: the recorded answer. Seen before at another place, or
    forgotten but below the settled mark of its raw partition: nothing is sent, since
    the commit passed the first one only after its outputs. `memo` is changed.
    """
    article: ParsedArticle = incoming.record
    forgotten = memo.forget(incoming.commit)
    done = _again(article, incoming.message.offset, memo)
    changes = forgotten
    if done is None:
        record, done = judge(incoming, memo)
        changes = ((record.origin.encode(), encode(record)), *forgotten)
    return replace(done, memo=changes)


def _again(article: ParsedArticle, offset: int, memo: Memo) -> Outcome | None:
    known = memo.get(article.raw.origin)
    if known is not None:
        is_redelivered = known.offset == offset and not known.is_slim
        return _told_again(article, known, memo) if is_redelivered else REPEAT
    raw = article.raw
    is_settled = raw.offset < memo.mark(f"{raw.topic}/{raw.partition}")
    return REPEAT if is_settled else None


def _told_again(article: ParsedArticle, record: Record, memo: Memo) -> Outcome:
    said = kept.answer(memo.texts.get(record.seq))
    return outcome(article, record, answer.unpack(said, record, article))
