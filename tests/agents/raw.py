"""Raw messages as a batch run makes them, for the tests of what tells of records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import orjson

from schemas.message import Message
from schemas.topics import RAW

__all__ = ["message", "messages"]


def message(value: bytes, *, offset: int = 0) -> Message:
    """Make one raw message without a key."""
    return Message(
        topic=RAW, partition=0, offset=offset, timestamp=0, key=None, value=value
    )


def messages(envelopes: Iterable[Mapping[str, str]]) -> list[Message]:
    """Make a raw message of each envelope, one behind the other."""
    return [message(orjson.dumps(told), offset=at) for at, told in enumerate(envelopes)]
