"""`kawat replay run` as a process of its own, as a person starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streams.settings import Settings

__all__ = ["running"]

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def running(
    settings: Settings, path: Path, name: str, *more: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Start it; the report goes to its standard output. It ends with the block."""
    given = {
        "KAWAT_BOOTSTRAP": settings.bootstrap,
        "KAWAT_TOPIC_PREFIX": settings.topic_prefix,
        "KAWAT_RAW_TOPICS": settings.raw_topics[0],
        "KAWAT_PARTITIONS": str(settings.partitions),
    }
    command = [sys.executable, "-m", "kawat", "replay", "run", str(path), "--json"]
    with subprocess.Popen(
        [*command, "--as", name, *more],
        cwd=ROOT,
        env=os.environ | given,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
