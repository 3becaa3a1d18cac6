"""The last look before a run is over: no text of a withdrawn article is left newest.

A takedown may have come while the run was going, and one of the range may name an
article that other rules call by another id. So the live cancellations are asked once
more, and written behind every text of the run that they should have hidden. In files
the texts themselves are taken away, too (hiding.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from agents.replay.keys import article_of
from agents.replay.verify import CLOSING
from schemas.headers import Provenance, hop_headers
from schemas.message import Message, Output, header
from schemas.topics import DUPLICATES, ENRICHED
from streams.stage import Fate

__all__ = ["Written", "closed"]

Written = Callable[[str], Iterable[Message]]


def closed(
    written: Written, canceled: Mapping[bytes, bytes], provenance: Provenance
) -> Iterator[Output]:
    """Give what must be written behind the run's own texts; mostly nothing.

    `written` reads what the run has in a topic.
    """
    if not canceled:
        return
    for topic in (ENRICHED, DUPLICATES):
        for message in _newest(written(topic), topic, canceled).values():
            if _is_own_text(message, provenance):
                yield _hidden(message, topic, canceled, provenance)


def _newest(
    records: Iterable[Message], topic: str, canceled: Mapping[bytes, bytes]
) -> dict[bytes, Message]:
    return {
        record.key or b"": record
        for record in records
        if article_of(topic, record.key) in canceled
    }


def _is_own_text(message: Message, provenance: Provenance) -> bool:
    headers = message.headers
    is_own = header(headers, "kawat-run") == provenance.run
    return is_own and header(headers, "kawat-fate") != Fate.WITHDRAWN


def _hidden(
    message: Message,
    topic: str,
    canceled: Mapping[bytes, bytes],
    provenance: Provenance,
) -> Output:
    headers = hop_headers(
        message,
        provenance,
        stage=CLOSING,
        topic=topic,
        key=message.key,
        fate=Fate.WITHDRAWN.value,
    )
    value = canceled[message.key or b""] if topic == ENRICHED else None
    return Output(topic=topic, key=message.key, value=value, headers=headers)
