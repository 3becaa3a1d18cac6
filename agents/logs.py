"""Log lines: one event a line on standard error, key=value, for people and machines."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime

__all__ = ["Line", "configure"]

TIME = "%Y-%m-%dT%H:%M:%S"
# The libraries below us tell every step of theirs at info.
LOUD = ("aiokafka", "faust", "kafka", "mode", "asyncio")


class Line(logging.Formatter):
    """`time=… level=… logger=… message="…"`, a traceback folded into the line."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record; line ends never break it."""
        parts = [
            f"time={datetime.fromtimestamp(record.created, UTC):{TIME}}Z",
            f"level={record.levelname.lower()}",
            f"logger={record.name}",
            f"message={_quoted(record.getMessage())}",
        ]
        if record.exc_info:
            parts.append(f"error={_quoted(self.formatException(record.exc_info))}")
        return " ".join(parts)


def configure(level: str) -> None:
    """Send everything from `level` on to standard error, libraries from warning on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line())
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    if level != "debug":
        for name in LOUD:
            logging.getLogger(name).setLevel(logging.WARNING)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r")
    return '"' + escaped.replace("\n", "\\n") + '"'
