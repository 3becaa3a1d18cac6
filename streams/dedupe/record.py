"""The memo record: one judgement, as the changelog keeps it (key = raw origin).

Internal to dedupe: MessagePack arrays, the version first. Ids, aliases and hashes are
16 raw bytes, since a newsroom's memory is made of them.
"""

from __future__ import annotations

from enum import StrEnum
from hashlib import blake2b

import msgspec
from msgspec import Struct

from schemas.decisions import Verdict
from schemas.ids import ARTICLE, STORY

__all__ = [
    "Kind",
    "Place",
    "Record",
    "decode",
    "encode",
    "id_bytes",
    "name",
    "place",
    "story",
    "uri",
]


VERSION = 2


class Kind(StrEnum):
    """What a judgement came to: the nine verdicts, and what is no verdict."""

    UNIQUE = Verdict.UNIQUE
    REDELIVERY = Verdict.REDELIVERY
    EXACT = Verdict.EXACT
    SYNDICATED = Verdict.SYNDICATED
    EXCERPT = Verdict.EXCERPT
    UPDATE = Verdict.UPDATE
    DIGEST = Verdict.DIGEST
    SERIES = Verdict.SERIES
    FOLLOWUP = Verdict.FOLLOWUP
    TAKEDOWN = "takedown"  # cancels the articles that `ids` name
    WITHDRAWN = "withdrawn"  # an article that was taken down before it came
    AMBIGUOUS = "ambiguous"  # a takedown that was refused: it changes nothing

    @property
    def is_leader(self) -> bool:
        """Say whether others may be matched with it: links go to leaders only."""
        return self not in _FOLDED and self not in _TEXTLESS


_FOLDED = {Kind.REDELIVERY, Kind.EXACT, Kind.SYNDICATED, Kind.EXCERPT}
_TEXTLESS = {Kind.TAKEDOWN, Kind.WITHDRAWN, Kind.AMBIGUOUS}


class Place(Struct, frozen=True, array_like=True, gc=False, kw_only=True):
    """Where a judgement stands: the part of its record that orders a restart."""

    v: int = VERSION
    origin: str
    seq: int  # 0, 1, 2 … over judged records
    offset: int  # in articles.parsed, of its first occurrence
    commit: int  # of articles.parsed, as the worker knew it


class Record(Place, frozen=True, array_like=True, gc=False, kw_only=True):
    """One judgement; times in seconds since 1970, `keys` packed u64.

    `kept` holds text and answer (`kept.py`); in memory it is empty, the bytes lie in
    the text store. A slim record has neither `keys` nor `kept`: both tell the text;
    nor has it the hashes that only copies are found by.
    """

    at: int | None  # stream time after it
    reached: int | None  # the event time that stream time stands for
    ahead: int  # how many records in a row lay ahead of that
    floor: int | None  # the earliest of these
    time: int | None  # event time
    mark: int  # settled mark of its raw partition after it
    kind: Kind
    id: bytes | None = None
    born: int = 0  # seq of the article's first record
    version: int = 0
    top: int = 0  # highest version of the article so far
    story: bytes | None = None  # id of the story's first article; None = its own
    source: str | None = None
    aliases: tuple[bytes, ...] = ()  # identities
    handles: tuple[bytes, ...] = ()  # what a takedown may call it, beside aliases
    digest: bytes = b""  # text, headline, status, embargo
    text: bytes = b""  # body
    title: bytes = b""  # headline
    ids: tuple[bytes, ...] = ()  # articles that this takedown cancels
    m: int = 0  # level of the sketch
    keys: bytes | None = None
    kept: bytes | None = None

    @property
    def partition(self) -> str:
        """`topic/partition` of the raw record."""
        return self.origin.rpartition("/")[0]

    @property
    def raw_offset(self) -> int:
        """Offset of the raw record in its partition."""
        return int(self.origin.rpartition("/")[2])

    @property
    def own(self) -> bytes:
        """Id of the article; a takedown has none and is never asked."""
        if self.id is None:
            raise ValueError(f"{self.origin}: a {self.kind} is no article")
        return self.id

    @property
    def begins(self) -> bytes:
        """Id of the article that began its story; it need not be written twice."""
        return self.own if self.story is None else self.story

    @property
    def is_folded(self) -> bool:
        """Say whether the article was set aside as a duplicate."""
        return self.kind in _FOLDED

    @property
    def is_leader(self) -> bool:
        """Say whether others may be matched with it."""
        return self.kind.is_leader

    @property
    def is_slim(self) -> bool:
        """Say whether text and answer are forgotten."""
        return self.kept is None

    def slim(self) -> Record:
        """Forget text and answer, and what finds copies."""
        return msgspec.structs.replace(
            self, keys=None, kept=None, text=b"", title=b"", m=0
        )


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Record)
_place_decoder = msgspec.msgpack.Decoder(Place)


def encode(record: Record) -> bytes:
    """Write the changelog value of a judgement."""
    return _encoder.encode(record)


def decode(value: bytes) -> Record:
    """Read a changelog value; raises ValueError when it is not one."""
    record = _decoder.decode(value)
    if record.v != VERSION:
        raise ValueError(f"a changelog record of version {record.v}, not {VERSION}")
    return record


def place(value: bytes) -> Place:
    """Read where a changelog value stands, and no more of it."""
    return _place_decoder.decode(value)


def name(text: str) -> bytes:
    """Shorten an alias or handle to what equality needs."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def uri(article: bytes) -> str:
    """Say an article id as records say it."""
    return ARTICLE + article.hex()


def story(first: bytes) -> str:
    """Say the story that this article began."""
    return STORY + first.hex()


def id_bytes(article_uri: str) -> bytes:
    """Keep only the hash of an article id."""
    return bytes.fromhex(article_uri.rpartition(":")[2])
