"""What is kept of an article while others are compared with it: its text, its answer.

Compressed MessagePack. The text comes first: a reader of it does not decode the answer,
and sentences of the answer that the text holds cost next to nothing.
"""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec
from msgspec import Struct

from streams.dedupe.answer import Answer
from streams.dedupe.phrases import PHRASES
from streams.dedupe.reading import Reading

__all__ = ["answer", "pack", "reading"]

LEVEL = 6
RAW = -15  # no header and no check sum: Kafka has its own

T = TypeVar("T")


class _Text(Struct, frozen=True, array_like=True):
    title: str
    paragraphs: tuple[str, ...]
    published: str | None


class _Kept(_Text, frozen=True, array_like=True):
    answer: Answer


NO_TEXT = Reading(None, ())


def pack(text: Reading | None, said: Answer) -> bytes:
    """Compress a text (None = nothing will be compared with it) and an answer."""
    text = text or NO_TEXT
    kept = _Kept(text.title, tuple(text.paragraphs), text.published, said)
    squeeze = zlib.compressobj(LEVEL, wbits=RAW, zdict=PHRASES)
    return squeeze.compress(msgspec.msgpack.encode(kept)) + squeeze.flush()


def reading(kept: bytes) -> Reading:
    """Read the text only."""
    text = _read(kept, _Text)
    return Reading(text.title, text.paragraphs, text.published)


def answer(kept: bytes) -> Answer:
    """Read the answer only."""
    return _read(kept, _Kept).answer


def _read(kept: bytes, what: type[T]) -> T:
    expand = zlib.decompressobj(wbits=RAW, zdict=PHRASES)
    return msgspec.msgpack.decode(expand.decompress(kept), type=what)
