"""Look after a newsroom's lexicon while the worker runs."""

from __future__ import annotations

import asyncio

from agents.delivery.ending import ending_on_failure
from agents.plugs.lexicon_folder import LexiconFolder

__all__ = ["watch_lexicon"]

INTERVAL_SECONDS = 5.0


async def watch_lexicon(
    folder: LexiconFolder, interval_seconds: float = INTERVAL_SECONDS
) -> None:
    """Read it again when it changed, for ever."""
    with ending_on_failure("lexicon"):
        while True:
            await asyncio.sleep(interval_seconds)
            folder.refresh()
