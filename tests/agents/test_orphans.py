"""A worker process whose parent is killed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from msgspec import Struct

from agents import pool_frames
from agents.pool_frames import framed
from agents.replay import work_frames
from schemas.headers import Provenance
from streams.settings import Settings

PROVENANCE = Provenance(version="1")
REPLAY = work_frames.Hello(settings=Settings(), provenance=PROVENANCE)
PARSER = pool_frames.Hello(
    settings=Settings(),
    provenance=PROVENANCE,
    stage="parse",
    cpu_seconds=60,
    memory_bytes=1 << 32,
)


@pytest.mark.parametrize(
    ("module", "hello"),
    [("agents.replay.work_child", REPLAY), ("agents.pool_child", PARSER)],
)
def test_it_ends_without_a_word(module: str, hello: Struct) -> None:
    """Nobody reads its answers any more: no traceback in the terminal or the log."""
    with subprocess.Popen(
        (sys.executable, "-m", module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(framed(hello))
        process.stdin.flush()
        told = process.stderr.read()

    assert b"" == told
    assert 0 == process.returncode
