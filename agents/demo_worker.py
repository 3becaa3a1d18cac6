"""The demo's worker: the real command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from agents.exits import Exit, Stop
from streams.settings import Settings

__all__ = ["Worker", "worker"]

START_SECONDS = 60.0
STOP_SECONDS = 30.0
LAST_LINES = 12
# -P: a folder called `agents` where the demo was started is not ours.
KAWAT = (sys.executable, "-P", "-m", "kawat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A worker that has started; `address` is that of its HTTP server."""

    process: subprocess.Popen[bytes]
    log: IO[bytes]
    address: str

    def check(self) -> None:
        """Raise Stop with its last words when it has ended."""
        if self.process.poll() is not None:
            raise _ended(self.process, self.log)


@contextmanager
def worker(settings: Settings) -> Iterator[Worker]:
    """Run all stages on that broker; SIGTERM at the end, and it drains."""
    with tempfile.TemporaryFile() as log, _process(settings, log) as process:
        try:
            address = _address(process, log)
            yield Worker(process=process, log=log, address=address)
        finally:
            _stop(process)


def _process(settings: Settings, log: IO[bytes]) -> subprocess.Popen[bytes]:
    given = {
        "bootstrap": settings.bootstrap,
        "api_version": settings.api_version,
        "group": settings.group,
        "web_port": 0,
    }
    flags = [flag for name, v in given.items() for flag in ("--set", f"{name}={v}")]
    ours = {k: v for k, v in os.environ.items() if not k.startswith("KAWAT_")}
    return subprocess.Popen(  # noqa: S603 - our own command
        [*KAWAT, "worker", *flags],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=log,
        env=ours,
        start_new_session=True,  # Ctrl-C is for us: we stop it in order
    )


def _address(process: subprocess.Popen[bytes], log: IO[bytes]) -> str:
    """Read the address from the line that a worker prints when it starts."""
    late = threading.Timer(START_SECONDS, process.kill)
    late.start()
    try:
        told = process.stdout.readline().decode() if process.stdout else ""
    finally:
        late.cancel()
    address = told.rpartition(" ")[2].strip().removesuffix("/metrics")
    if not address.startswith("http"):
        process.wait(timeout=STOP_SECONDS)
        raise _ended(process, log)
    return address


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


def _ended(process: subprocess.Popen[bytes], log: IO[bytes]) -> Stop:
    log.seek(0)
    lines = log.read().decode("utf-8", "replace").splitlines()[-LAST_LINES:]
    return Stop(
        Exit.FAILED,
        "\n  ".join([f"the worker ended with {process.returncode}", *lines]),
    )
