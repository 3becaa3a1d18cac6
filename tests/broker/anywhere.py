"""A Kafka for scripts: the one that `KAWAT_TEST_BOOTSTRAP` names, or their own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.kafka.local import start

__all__ = ["broker"]


@contextmanager
def broker() -> Iterator[str]:
    """Give its address; our own is stopped at the end."""
    named = os.environ.get("KAWAT_TEST_BOOTSTRAP")
    if named:
        yield named
        return
    with tempfile.TemporaryDirectory() as folder:
        cluster = start(Path(folder) / "cluster")
        try:
            yield cluster.bootstrap
        finally:
            cluster.stop()
