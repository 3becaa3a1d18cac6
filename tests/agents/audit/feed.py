"""A small invented feed with everything on it, as records of our topics."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import orjson

from agents.audit import Report, Scope, examine
from schemas.message import Message

PARSED = "articles.parsed"
UNIQUE = "articles.unique"
DUPLICATES = "articles.duplicates"
ENRICHED = "articles.enriched"
DEAD = "articles.dead"
RAW = "articles.raw"
ARTICLE = "urn:kawat:article:a"
OTHER = "urn:kawat:article:b"


def origin(offset: int, topic: str = RAW) -> str:
    """Name a raw record of the feed."""
    return f"{topic}/0/{offset}"


def sha256(offset: int) -> str:
    """Give the digest of a raw record's value."""
    return hashlib.sha256(b"raw %d" % offset).hexdigest()


@dataclass(slots=True)
class Feed:
    """Topics as lists; every method appends one record to one."""

    topics: dict[str, list[Message]] = field(
        default_factory=lambda: {
            name: [] for name in (PARSED, UNIQUE, DUPLICATES, ENRICHED, DEAD)
        }
    )
    raw: list[Message] = field(default_factory=list)
    next_offset: int = 0
    raw_topic: str = RAW

    def publish(self, count: int) -> None:
        """Append raw records; markers may follow by raising `next_offset`."""
        for _ in range(count):
            offset = self.next_offset
            self.raw.append(
                Message(
                    topic=self.raw_topic,
                    partition=0,
                    offset=offset,
                    timestamp=0,
                    key=None,
                    value=b"raw %d" % offset,
                )
            )
            self.next_offset += 1

    def send(
        self,
        topic: str,
        key: str,
        value: bytes | None,
        offset: int,
        *,
        partition: int = 0,
        **headers: str,
    ) -> None:
        """Append a record of ours that comes from that raw record."""
        named = {"kawat-origin": origin(offset, self.raw_topic)} | {
            f"kawat-{name}": text for name, text in headers.items()
        }
        self.topics[topic].append(
            Message(
                topic=topic,
                partition=partition,
                offset=len(self.topics[topic]),
                timestamp=0,
                key=key.encode(),
                value=value,
                headers=tuple((name, text.encode()) for name, text in named.items()),
            )
        )

    def parsed(self, offset: int) -> None:
        """Append a parsed article."""
        value = orjson.dumps({"raw": {"sha256": sha256(offset)}})
        self.send(PARSED, "k", value, offset, stage="parse")

    def unique(
        self, offset: int, uri: str = ARTICLE, version: int = 1, text: str = ""
    ) -> None:
        """Append an article that passed."""
        self.send(
            UNIQUE,
            uri,
            judged(offset, uri, version, text),
            offset,
            stage="dedupe",
            fate="unique",
        )

    def takedown(self, offset: int, uri: str = ARTICLE, version: int = 1) -> None:
        """Append what a takedown sends to unique."""
        value = judged(offset, uri, version, "")
        self.send(UNIQUE, uri, value, offset, stage="dedupe", fate="withdrawn")

    def duplicate(self, offset: int, uri: str = ARTICLE, text: str = "") -> None:
        """Append an article that was set aside."""
        key = f"{uri}/{origin(offset, self.raw_topic)}"
        value = judged(offset, uri, 1, text)
        self.send(DUPLICATES, key, value, offset, stage="dedupe", fate="duplicate")

    def tombstone(self, offset: int, by: int, uri: str = ARTICLE) -> None:
        """Append the tombstone by which a takedown withdraws a duplicate."""
        key = f"{uri}/{origin(offset, self.raw_topic)}"
        self.send(DUPLICATES, key, None, by, stage="dedupe", fate="withdrawn")

    def dead(
        self, offset: int, stage: str = "parse", digest: str | None = None
    ) -> None:
        """Append a dead letter."""
        self.send(
            DEAD,
            "k",
            b"raw %d" % offset,
            offset,
            stage=stage,
            fate="dead",
            sha256=digest or sha256(offset),
        )

    def enriched(
        self, offset: int, uri: str = ARTICLE, version: int = 1, status: str = "usable"
    ) -> None:
        """Append an enriched record."""
        value = orjson.dumps({"uri": uri, "version": str(version), "pubStatus": status})
        self.send(ENRICHED, uri, value, offset, stage="classify", fate="enriched")

    def drop(self, topic: str, index: int = -1) -> None:
        """Take a record away, as a lost send or retention does."""
        del self.topics[topic][index]

    def audit(self, **scope: object) -> Report:
        """Examine the feed."""
        whole: dict[str, object] = {
            "spans": {f"{self.raw_topic}/0": (0, self.next_offset)}
        }
        return examine(Scope(**(whole | scope)), self.raw, self.topics)  # type: ignore[arg-type]


def judged(offset: int, uri: str, version: int, text: str) -> bytes:
    """Write the value of a record on unique or duplicates."""
    raw = {"sha256": sha256(offset)}
    return orjson.dumps(
        {"uri": uri, "version": version, "text": text, "stream": {"raw": raw}}
    )


def sound(raw_topic: str = RAW) -> Feed:
    """Make a feed in order: an article, a copy, an update, a dead letter, a takedown.

    Raw offset 4 is a marker; another article stays.
    """
    feed = Feed(raw_topic=raw_topic)
    feed.publish(4)
    feed.next_offset += 1
    feed.publish(2)
    for offset in (0, 1, 2, 5, 6):
        feed.parsed(offset)
    feed.unique(0)
    feed.enriched(0)
    feed.duplicate(1)
    feed.unique(2, version=2)
    feed.enriched(2, version=2)
    feed.dead(3)
    feed.takedown(5, version=2)
    feed.tombstone(1, by=5)
    feed.enriched(5, version=2, status="canceled")
    feed.unique(6, OTHER)
    feed.enriched(6, OTHER)
    return feed


def gapless(raw_topic: str = RAW) -> Feed:
    """Make the same feed with a dead letter in the place of the marker."""
    feed = sound(raw_topic)
    marker = Feed(raw_topic=raw_topic, next_offset=4)
    marker.publish(1)
    feed.raw[4:4] = marker.raw
    feed.dead(4)
    return feed
