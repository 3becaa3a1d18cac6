"""Logging of a worker: one event per line on standard error, floods held back."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable

__all__ = ["Flood", "configure"]

FORMAT = "%(asctime)s level=%(levelname)s logger=%(name)s %(message)s"
QUIET_SECONDS = 10.0
LIBRARIES = ("aiokafka", "faust", "mode", "asyncio", "kafka", "aiohttp", "agents")


class Flood(logging.Filter):
    """Lets each message of a library through once in ten seconds.

    A dead broker makes aiokafka log ten errors a second.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing seen."""
        super().__init__()
        self._clock = clock
        self._seen: dict[tuple[str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Hold back what was let through a moment ago; templates are a closed set."""
        if not record.name.startswith(LIBRARIES):
            return True
        now, key = self._clock(), (record.name, str(record.msg))
        if now - self._seen.get(key, -QUIET_SECONDS) < QUIET_SECONDS:
            return False
        self._seen[key] = now
        return True


def configure(level: str) -> None:
    """Log our own events from `level` on, those of the libraries from warning on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(FORMAT))
    handler.addFilter(Flood())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("kawat").setLevel(level.upper())
    if level == "debug":
        logging.getLogger().setLevel(logging.INFO)
    # Says at every start that it made no topics, as it was told.
    logging.getLogger("faust.transport.drivers.aiokafka").setLevel(logging.ERROR)
