"""A worker process of the trivial chain: stages, settings as JSON, and a mood.

A `calm` one takes troubling payloads like any other, a `wild` one obeys them; other
moods plant a fault (moods.py).
"""

from __future__ import annotations

import sys

import msgspec
from prometheus_client import CollectorRegistry

from agents.app import Wiring
from agents.exits import Stop
from agents.worker import run_worker
from streams.metrics import Metrics
from streams.settings import Settings
from tests.broker import chain
from tests.broker.moods import MOODS


def main(stages: str, settings: str, mood: str) -> int:
    """Run until SIGTERM."""
    MOODS.get(mood, bool)()
    names, made = stages.split(","), msgspec.json.decode(settings, type=Settings)
    links = chain.links(made, is_calm=mood != "wild")
    wiring = Wiring(
        links={name: links[name] for name in names},
        metrics=Metrics(CollectorRegistry()),
        restore={"dedupe": chain.restore} if "dedupe" in names else {},
        pool=chain.SlowPool(links["parse"], is_calm=mood != "wild"),
        is_slow=chain.SlowPool.takes,
    )
    try:
        return run_worker(made, names, wiring=wiring)
    except Stop as stop:
        sys.stderr.write(f"stop: {stop}\n")
        return stop.code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
