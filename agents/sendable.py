"""What our topics take: a record's largest size, and what is cut of a dead letter."""

from __future__ import annotations

from hashlib import sha256

from msgspec.structs import replace

from schemas.message import Output
from schemas.topics import DEAD

__all__ = ["MAX_DEAD_KEY", "OVERHEAD_BYTES", "REQUEST_BYTES", "sendable"]

REQUEST_BYTES = 6_291_456  # as max.message.bytes of our topics
OVERHEAD_BYTES = 1_024  # of one record in a request, its headers' lengths included
MAX_DEAD_KEY = 1_048_576  # bytes; a longer one is named by its digest


def sendable(output: Output) -> Output:
    """Cut a dead letter that is too large; every other output is bounded by its stage.

    The raw topic allows more than ours: the reason and the digest are kept.
    """
    if output.topic != DEAD or output.size + OVERHEAD_BYTES <= REQUEST_BYTES:
        return output
    key, headers = output.key, (*output.headers, ("kawat-value-cut", b"true"))
    if key is not None and len(key) > MAX_DEAD_KEY:
        key = sha256(key).hexdigest().encode()
        headers = (*headers, ("kawat-key-cut", b"true"))
    return replace(output, key=key, value=b"", headers=headers)
