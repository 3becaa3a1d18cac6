"""The recorded answer: what a judgement sent, so that it can be sent again.

Compressed MessagePack of the very records; encoding them again gives the same bytes,
since the canonical form depends on the record alone. The sketch's keys do not compress
and stand in the memo record already: they are left out and put back.
"""

from __future__ import annotations

import zlib
from typing import Any, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from schemas.article import Published
from schemas.decisions import JudgedArticle
from schemas.enriched import EnrichedRecord
from schemas.errors import Reason, Rejected
from schemas.topics import DUPLICATES, UNIQUE
from streams.dedupe.index import unpacked
from streams.dedupe.phrases import PHRASES
from streams.dedupe.reading import Reading
from streams.dedupe.record import Record
from streams.stage import Emit, Fate, Outcome

__all__ = ["pack", "reading", "unpack"]

LEVEL = 6

_TYPES: dict[str, type[Any]] = {UNIQUE: JudgedArticle, DUPLICATES: EnrichedRecord}


class _Sent(Struct, array_like=True):
    topic: str
    key: bytes | None
    fate: str | None
    record: bytes | None


class _Answer(Struct, array_like=True):
    fate: str
    kind: str | None
    sent: list[_Sent]
    reason: str | None
    detail: str | None


class _PlainArticle(Struct):
    title: str | None
    paragraphs: tuple[str, ...]
    published: Published | None


class _Plain(Struct):
    article: _PlainArticle


def pack(outcome: Outcome) -> bytes:
    """Compress an outcome; its memo changes are not part of it."""
    rejection = outcome.rejection
    answer = _Answer(
        fate=outcome.fate,
        kind=outcome.kind,
        sent=[
            _Sent(emit.topic, emit.key, emit.fate, _packed(emit.record))
            for emit in outcome.emits
        ],
        reason=None if rejection is None else rejection.reason,
        detail=None if rejection is None else rejection.detail,
    )
    squeeze = zlib.compressobj(LEVEL, zdict=PHRASES)
    return squeeze.compress(msgspec.msgpack.encode(answer)) + squeeze.flush()


def unpack(record: Record) -> Outcome:
    """Give the outcome of a judgement again; it must not be slim."""
    answer = _read(record)
    rejection = None
    if answer.reason is not None:
        rejection = Rejected(Reason(answer.reason), answer.detail or "")
    return Outcome(
        fate=Fate(answer.fate),
        kind=answer.kind,
        emits=tuple(_emit(sent, record) for sent in answer.sent),
        rejection=rejection,
    )


def reading(record: Record) -> Reading:
    """Read the text of a leader out of its answer."""
    sent = _read(record).sent[0]
    article = msgspec.msgpack.decode(cast("bytes", sent.record), type=_Plain).article
    published = article.published
    return Reading(
        article.title, article.paragraphs, None if published is None else published.at
    )


def _read(record: Record) -> _Answer:
    expand = zlib.decompressobj(zdict=PHRASES)
    return msgspec.msgpack.decode(
        expand.decompress(cast("bytes", record.answer)), type=_Answer
    )


def _packed(record: Any) -> bytes | None:  # noqa: ANN401 - one of _TYPES
    if record is None:
        return None
    if isinstance(record, JudgedArticle):
        record = _with_keys(record, ())
    return msgspec.msgpack.encode(record)


def _emit(sent: _Sent, record: Record) -> Emit:
    value = None
    if sent.record is not None:
        value = msgspec.msgpack.decode(sent.record, type=_TYPES[sent.topic])
    if isinstance(value, JudgedArticle):
        value = _with_keys(value, tuple(unpacked(record.keys or b"")))
    return Emit(topic=sent.topic, key=sent.key, record=value, fate=sent.fate)


def _with_keys(judged: JudgedArticle, keys: tuple[int, ...]) -> JudgedArticle:
    article = judged.article
    if article is None or article.sketch is None:
        return judged
    sketch = replace(article.sketch, keys=keys)
    return replace(judged, article=replace(article, sketch=sketch))
