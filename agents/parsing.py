"""Parse for a batch run: texts in this process, pages in processes that can be killed.

A small run without pages starts none of them and imports nothing for them; of a large
one everything goes there, so that all cores parse.
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

FEW = 300  # messages that are parsed sooner than a process is ready for them


def parsed(messages: Iterable[Message], settings: Settings, link: Link) -> Stepped:
    """Give each message with its step, in order; its offset is its commit."""
    rest = iter(messages)
    is_slow = _Slow()
    for message in rest:
        if is_slow(message, settings):
            yield from _pooled(chain((message,), rest), settings, link, is_slow)
            return
        yield message, step(link, message, commit=message.offset)


class _Slow:
    """Whether a message goes to the processes: a page, or one of very many."""

    def __init__(self) -> None:
        self._asked = 0

    def __call__(self, message: Message, settings: Settings) -> bool:
        self._asked += 1
        return self._asked > FEW or is_risky(message, settings)


def _pooled(
    messages: Iterator[Message], settings: Settings, link: Link, is_slow: _Slow
) -> Stepped:
    from agents.pool import Pool  # noqa: PLC0415 - most runs need none

    size = max(settings.pool_size, os.cpu_count() or 1)
    with Pool(settings, size, provenance=link.provenance, is_slow=is_slow) as pool:
        yield from pool.run(messages)
