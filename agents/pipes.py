"""Pipes to processes of our own: wide, so that a page or a batch lies in one whole."""

from __future__ import annotations

import contextlib
import fcntl

__all__ = ["PIPE_BYTES", "widen"]

PIPE_BYTES = 1_048_576  # what Linux gives to anybody
LINUX_SET_SIZE = getattr(fcntl, "F_SETPIPE_SZ", None)


def widen(fd: int) -> None:
    """Let the pipe hold more at once; systems that refuse only cost speed."""
    if LINUX_SET_SIZE is not None:
        with contextlib.suppress(OSError):
            fcntl.fcntl(fd, LINUX_SET_SIZE, PIPE_BYTES)
