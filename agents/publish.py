"""Send raw articles to a raw topic: each acknowledged by every replica, in order."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from agents.exits import Exit, Stop
from agents.inputs import value_at
from agents.kafka_clients import MAX_REQUEST_BYTES, admin, consumer, producer
from agents.topic_configs import topic_configs
from schemas.message import Message
from streams.settings import Settings

if TYPE_CHECKING:
    from kafka import KafkaProducer

__all__ = ["Published", "publish"]

UNACKNOWLEDGED = 2_000  # records in flight before the oldest is waited for
UNACKNOWLEDGED_BYTES = 64 * 1_048_576  # the same in bytes
OVERHEAD_BYTES = 512  # of a batch and a record, beside key, value and headers
EMBEDDED_LIMIT = 5 * 1_048_576  # what a partition of it holds
DEFAULT_LIMIT = 1_048_588  # a broker's own message.max.bytes
ACKNOWLEDGE_SECONDS = 120

Told = Callable[["Published"], None]


@dataclass(slots=True, kw_only=True)
class Published:
    """What was sent so far; `refused` are the numbers of inputs that are too large."""

    topic: str
    records: int = 0
    bytes: int = 0
    seconds: float = 0.0
    refused: list[int] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.records / self.seconds if self.seconds else 0.0

    @property
    def exit(self) -> Exit:
        """1 when something could not be sent."""
        return Exit.FAILED if self.refused else Exit.FINE


@dataclass(slots=True, kw_only=True)
class _Sender:
    producer: KafkaProducer
    limit: int
    published: Published
    waiting: deque[tuple[int, Any]] = field(default_factory=deque)
    waiting_bytes: int = 0

    def send(self, message: Message, key: bytes | None) -> None:
        """Hand one over; wait for the oldest when too many are in flight."""
        size = len(message.value or b"") + len(key or b"")
        size += sum(len(name) + len(value) for name, value in message.headers)
        if size + OVERHEAD_BYTES > self.limit:
            # Sent, it would be refused and poison the idempotent producer for good.
            self.published.refused.append(message.offset)
            return
        future = self.producer.send(
            self.published.topic,
            value=message.value,
            key=key,
            headers=list(message.headers),
        )
        self.waiting.append((size, future))
        self.waiting_bytes += size
        while (
            len(self.waiting) > UNACKNOWLEDGED
            or self.waiting_bytes > UNACKNOWLEDGED_BYTES
        ):
            self.settle(1)

    def settle(self, count: int) -> None:
        """Wait for so many of the oldest; raises what hindered their delivery."""
        for _ in range(count):
            size, future = self.waiting.popleft()
            future.get(timeout=ACKNOWLEDGE_SECONDS)
            self.published.records += 1
            self.published.bytes += size
            self.waiting_bytes -= size


def publish(
    settings: Settings,
    messages: Iterable[Message],
    *,
    key_field: str | None = None,
    rate: float | None = None,
    on_sent: Told = lambda _: None,
) -> Published:
    """Send all to the first raw topic and give the counts of what was acknowledged.

    `key_field` is a dotted path into the envelope whose text becomes the key; `rate`
    bounds the records a second. `on_sent` is called after each. Raises Stop.
    """
    published = Published(topic=settings.raw_topics[0])
    began = time.monotonic()
    _check_topic(settings, published.topic)
    with producer(settings) as client:
        sender = _Sender(
            producer=client,
            limit=_limit(settings, published.topic),
            published=published,
        )
        for number, message in enumerate(messages):
            if rate:
                time.sleep(max(0.0, began + number / rate - time.monotonic()))
            sender.send(message, _key(message, key_field))
            published.seconds = time.monotonic() - began
            on_sent(published)
        sender.settle(len(sender.waiting))
    published.seconds = time.monotonic() - began
    on_sent(published)
    return published


def _check_topic(settings: Settings, topic: str) -> None:
    """Ask as a consumer does: a producer would wait half a minute for the topic."""
    with consumer(settings) as client:
        if client.partitions_for_topic(topic):
            return
    raise Stop(
        Exit.CONFIGURATION,
        f"no topic {topic!r} that the user may see",
        where=settings.bootstrap,
        todo="create it; in development with `kawat topics apply --with-raw`",
    )


def _limit(settings: Settings, topic: str) -> int:
    """Ask for the largest record that the topic takes; the embedded one cannot say."""
    if settings.api_version:
        return EMBEDDED_LIMIT
    try:
        with admin(settings) as client:
            told = topic_configs(client, (topic,))[topic]["max.message.bytes"]
    except Stop:  # not allowed to ask
        return DEFAULT_LIMIT
    return min(int(told or DEFAULT_LIMIT), MAX_REQUEST_BYTES)


def _key(message: Message, key_field: str | None) -> bytes | None:
    if key_field is None:
        return message.key
    try:
        found = value_at(orjson.loads(message.value or b""), key_field)
    except orjson.JSONDecodeError:
        return None
    if isinstance(found, str):
        return found.encode("utf-8", "replace")
    return None if found is None else orjson.dumps(found)
