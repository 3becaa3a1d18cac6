"""Parse for a batch run: texts in this process, pages in processes that can be killed.

A run that meets no page starts none of them, and imports nothing for them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain

from schemas.message import Message
from streams.embedded import Stepped
from streams.parse import is_risky
from streams.runner import Link, step
from streams.settings import Settings

__all__ = ["parsed"]


def parsed(messages: Iterable[Message], settings: Settings, link: Link) -> Stepped:
    """Give each message with its step, in order; its offset is its commit."""
    rest = iter(messages)
    for message in rest:
        if is_risky(message, settings):
            yield from _pooled(chain((message,), rest), settings, link)
            return
        yield message, step(link, message, commit=message.offset)


def _pooled(messages: Iterator[Message], settings: Settings, link: Link) -> Stepped:
    from agents.pool import Pool  # noqa: PLC0415 - most runs need none

    size = max(settings.pool_size, os.cpu_count() or 1)
    pool = Pool(settings, size, provenance=link.provenance)
    try:
        yield from pool.run(messages)
    finally:
        pool.close()
