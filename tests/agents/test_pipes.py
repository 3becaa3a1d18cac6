"""Pipes to our own processes."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from agents.pipes import PIPE_BYTES, widen


def test_a_wide_pipe_holds_a_page_at_once() -> None:
    """What is no pipe stays as it is; where the system allows, a pipe grows."""
    ends = os.pipe()
    with Path(os.devnull).open("rb") as no_pipe:
        widen(no_pipe.fileno())

    widen(ends[1])

    get_size = getattr(fcntl, "F_GETPIPE_SZ", None)
    holds = PIPE_BYTES if get_size is None else fcntl.fcntl(ends[1], get_size)
    for end in ends:
        os.close(end)
    assert PIPE_BYTES == holds
