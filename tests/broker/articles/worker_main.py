"""A real worker: settings as JSON, stages, and what is done to it by name."""

from __future__ import annotations

import sys

import msgspec

from agents.exits import Stop
from agents.worker import run_worker
from streams.settings import Settings
from tests.broker.saboteurs.faults import FAULTS
from tests.broker.saboteurs.spoils import SPOILS


def main(settings: str, stages: str, *tricks: str) -> int:
    """Run until SIGTERM."""
    for name in tricks:
        (FAULTS | SPOILS)[name]()
    given = msgspec.json.decode(settings, type=Settings)
    try:
        return run_worker(given, stages.split(","))
    except Stop as stop:
        sys.stderr.write(f"stop: {stop}\n")
        return stop.code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
